"""What several checks measure, each once for a case: `case.once(measure_rates)`."""
