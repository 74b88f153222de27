"""What the gradient says about directions and steps."""

from . import angle, contour, four_questions, sign, taylor

FILES = (sign, angle, four_questions, taylor, contour)
