"""placeholder"""
from typing import Any
from dataclasses import dataclass
@dataclass(frozen=True)
class RateChoice:
    rate: float
    how: str
    def described(self): return {"how": self.how}
def choose_learning_rate(*a): return RateChoice(0.1, "stub")
