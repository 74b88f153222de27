"""Where examples come from: files, frames, arrays and built-in sets → Dataset.

`load` reads a source, puts rows aside and learns on the rest how to encode them. The
`Encoding` that it returns reads more data of the same kind, in another process too:

>>> splits = load("iris", seed=0)
>>> splits.train.feature_names[0], splits.encoding.classes
('sepal length (cm)', ('setosa', 'versicolor', 'virginica'))

A source is read as `Rows`, unchanged. They are checked (`BadRows` raises, or counts
what is skipped) and encoded by what was learned on the training part alone.
"""

from ._dataset import Dataset
from ._disk import DiskRows, open_rows, rows_at
from ._encoded_parts import EncodedParts
from ._encoding import Encoding
from ._frames import is_frame
from ._load import Splits, load
from ._one_image import decode_image
from ._reading import Reading
from ._row_cache import cache_root
from ._scaling import of_pixels
from ._splits import split_rows
from ._tells_target import is_doubt

__all__ = [
    "Dataset",
    "DiskRows",
    "EncodedParts",
    "Encoding",
    "Reading",
    "Splits",
    "cache_root",
    "decode_image",
    "is_doubt",
    "is_frame",
    "load",
    "of_pixels",
    "open_rows",
    "rows_at",
    "split_rows",
]
