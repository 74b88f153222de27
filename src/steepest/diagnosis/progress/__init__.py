"""Whether the descent itself was right: rates, momentum, batches, where it stopped."""

from ._range_test import EndTest, RangeTest, measure_end, measure_rates

__all__ = ["EndTest", "RangeTest", "measure_end", "measure_rates"]
