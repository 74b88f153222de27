"""Whether the descent itself was right: rates, momentum, batches, where it stopped."""

from ._batch_size import check_batch_size
from ._critical_point import check_critical_point
from ._direction import check_direction
from ._end_test import EndTest, measure_end
from ._epochs import check_epochs
from ._interval import Interval
from ._learning_rate import check_learning_rate
from ._memorize import check_memorize
from ._momentum import check_momentum
from ._noise_meter import NoiseMeter
from ._noise_scale import NoiseScale, measure_noise_scale
from ._not_finite import check_not_finite
from ._penalty import check_penalty
from ._range_test import RangeTest, measure_rates
from ._rates import LearningRates, learning_rates
from ._schedule import check_schedule
from ._stability import check_stability
from ._trials import Held

__all__ = [
    "EndTest",
    "Held",
    "Interval",
    "LearningRates",
    "NoiseMeter",
    "NoiseScale",
    "RangeTest",
    "check_batch_size",
    "check_critical_point",
    "check_direction",
    "check_epochs",
    "check_learning_rate",
    "check_memorize",
    "check_momentum",
    "check_not_finite",
    "check_penalty",
    "check_schedule",
    "check_stability",
    "learning_rates",
    "measure_end",
    "measure_noise_scale",
    "measure_rates",
]
