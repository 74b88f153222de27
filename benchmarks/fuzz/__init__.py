"""Damaged and hostile inputs by the thousand: what escapes is a bug.

`python -m benchmarks.fuzz runs --cases 20000` mutates the folders of real runs and does
with each what people do with a folder from somebody else. Nothing but the package's own
errors may come out, no file may change outside, and no case may hang.
"""
