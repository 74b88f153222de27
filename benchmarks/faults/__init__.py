"""Does the diagnosis name the fault that was put there, and only then?

Seeded faults × data sets × models × optimizers, each beside the same run without the
fault, and healthy runs to count false alarms. See docs/faults.md.
"""
