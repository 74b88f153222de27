"""The values of layers and units, looked at while a computation runs."""

from typing import Any

from ._computation import computed, walk
from ._found_layers import FoundLayers
from ._layer_survey import is_activation
from ._loops import Loop, loop_of, run_loop


class Look:
    """Runs a computation as the step of a `walk`, and keeps what was found in it.

    Parameters
    ----------
    found : FoundLayers
    taps : dict of array
        What is added to the output of each layer; that of one in loops has their
        rounds as its first axes.
    at : int
        How many steps come before.

    Attributes
    ----------
    seen : dict
        What goes `into` each layer, what comes out of it, `z`, and the values `a` after
        each activation, by their steps; rounds of loops are the last axes.
    """

    def __init__(self, found: FoundLayers, taps: Any, at: int = 0) -> None:
        self.found, self.taps, self.at = found, taps, at
        self.layers = {layer.step: layer for layer in found.weights}
        self.units = {unit.step for unit in found.units}
        self.seen: dict[str, dict[int, Any]] = {"into": {}, "z": {}, "a": {}}

    def __call__(self, equation: Any, given: list[Any]) -> list[Any]:
        self.at += 1
        if self.at in self.found.opened:
            loop = loop_of(equation)
            if loop is not None:
                return self._loop(loop, given)
        out = computed(equation, given)
        if self.at in self.layers:
            out = [out[0] + self.taps[self.at]]
            self.seen["z"][self.at] = out[0]
            self.seen["into"][self.at] = given[self.layers[self.at].operand]
        if self.at in self.units:
            self.seen["a"][self.at] = out[0]
        return out

    def _loop(self, loop: Loop, given: list[Any]) -> list[Any]:
        begin, end = self.at, self.found.opened[self.at]

        def inside(given: list[Any], taps: Any) -> Any:
            look = Look(self.found, taps, begin)
            out = walk(loop.inside, loop.held, given, look, is_activation)
            return out, look.seen

        taps = {step: tap for step, tap in self.taps.items() if begin < step <= end}
        out, seen = run_loop(loop, given, taps, inside)
        for kind, values in seen.items():
            self.seen[kind] |= values
        self.at = end
        return out
