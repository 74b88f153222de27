"""A small grammar for formulas: it turns text into a tree of operations, not into code.

    sum     = product { ("+" | "-") product }
    product = power { ("*" | "/") power }      a sign binds weaker than a power
    power   = atom [ ("^" | "**") signed-number ]
    atom    = number | constant | variable | function "(" sum ")" | "(" sum ")"

Errors show their position. Length, depth and exponents are limited, so that the
compiled program stays small whatever the text.
"""

import re
from typing import Any, NamedTuple

from .._core import unknown_name
from ..errors import SettingError

MAX_LENGTH = 400  # characters
MAX_DEPTH = 40  # nested parentheses and signs
MAX_EXPONENT = 32.0  # |exponent|; x^32 at |x| = 15 still fits in float32

CONSTANTS = ("e", "pi")
FUNCTIONS = (
    *("abs", "arctan", "cos", "cosh", "exp", "log"),
    *("sin", "sinh", "sqrt", "tan", "tanh"),
)

_SPELLINGS = str.maketrans("−–·×÷\n\t\r", "--**/   ")
_TOKEN = re.compile(
    r"(?P<number>(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)"
    r"|(?P<name>[A-Za-z_π][A-Za-z_0-9]*)"
    r"|(?P<symbol>\*\*|[-+*/^(),])"
    r"|(?P<superscript>[²³])"
    r"|(?P<space>\s+)"
)


class Token(NamedTuple):
    """A token of the formula and its position."""

    kind: str
    text: str
    position: int


def parse(text: str, variables: tuple[str, ...]) -> Any:
    """Return the tree of a formula: numbers, names, and (operation, operands…) tuples.

    Parameters
    ----------
    text : str
        The formula.
    variables : tuple of str
        The names that stand for coordinates.

    Raises
    ------
    SettingError
        If the text is not a formula of this grammar; the message shows the position.
    """
    if len(text) > MAX_LENGTH:
        raise SettingError(
            f"A formula has at most {MAX_LENGTH} characters; found {len(text)}."
        )
    return _Reader(text, variables).read()


class _Reader:
    """Reads one formula from left to right, one function per line of the grammar."""

    def __init__(self, text: str, variables: tuple[str, ...]) -> None:
        self.text = text.translate(_SPELLINGS)
        self.variables = variables
        self.tokens = self._split()
        self.next = 0
        self.depth = 0

    def read(self) -> Any:
        tree = self._sum()
        token = self._peek()
        if token.text == ")":
            raise self._mistake(token, "This ')' closes nothing.")
        if token.kind in ("number", "name") or token.text == "(":
            raise self._mistake(
                token, "An operator is missing here; write 2*x, not 2x."
            )
        if token.kind != "end":
            raise self._mistake(token, f"'{token.text}' cannot stand here.")
        return tree

    def _split(self) -> list[Token]:
        text = self.text
        tokens = []
        position = 0
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None:
                raise self._mistake(
                    Token("bad", text[position], position),
                    f"'{text[position]}' is not part of a formula.",
                )
            if match.lastgroup != "space":
                tokens.append(Token(str(match.lastgroup), match.group(), position))
            position = match.end()
        return [*tokens, Token("end", "", len(text))]

    def _peek(self) -> Token:
        return self.tokens[self.next]

    def _take(self, *texts: str) -> Token | None:
        token = self._peek()
        if token.text in texts and token.kind == "symbol":
            self.next += 1
            return token
        return None

    def _deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self._mistake(
                token, f"More than {MAX_DEPTH} levels inside each other."
            )

    def _sum(self) -> Any:
        tree = self._product()
        while sign := self._take("+", "-"):
            tree = (sign.text, tree, self._product())
        return tree

    def _product(self) -> Any:
        tree = self._signed()
        while sign := self._take("*", "/"):
            tree = (sign.text, tree, self._signed())
        return tree

    def _signed(self) -> Any:
        if sign := self._take("+", "-"):
            self._deeper(sign)
            tree = self._signed()
            self.depth -= 1
            return ("negative", tree) if sign.text == "-" else tree
        return self._power()

    def _power(self) -> Any:
        base = self._atom()
        token = self._peek()
        if token.kind == "superscript":
            self.next += 1
            base = ("^", base, 2.0 if token.text == "²" else 3.0)
        elif self._take("^", "**"):
            base = ("^", base, self._exponent())
        token = self._peek()
        if token.text in ("^", "**") or token.kind == "superscript":
            raise self._mistake(
                token, "A power of a power needs parentheses, as in (x^2)^3."
            )
        return base

    def _exponent(self) -> float:
        opened = self._take("(")
        sign = self._take("+", "-")
        token = self._peek()
        if token.kind != "number":
            raise self._mistake(
                token,
                "An exponent is a number, such as 2 or (-0.5); for a variable "
                "exponent write exp(y*log(x)).",
            )
        self.next += 1
        value = float(token.text)
        if value > MAX_EXPONENT:
            raise self._mistake(token, f"An exponent is at most {MAX_EXPONENT:g}.")
        if opened and not self._take(")"):
            raise self._mistake(self._peek(), "The '(' of the exponent is not closed.")
        return -value if sign and sign.text == "-" else value

    def _atom(self) -> Any:
        token = self._peek()
        if token.kind == "number":
            self.next += 1
            value = float(token.text)
            if value > 1e30:
                raise self._mistake(token, "A number is at most 1e30.")
            return value
        if token.kind == "name":
            self.next += 1
            return self._name(token)
        if opened := self._take("("):
            return self._inside(opened)
        if token.kind == "end":
            raise self._mistake(
                token, "The formula ends where a number or a name should follow."
            )
        raise self._mistake(token, "A number, a name or '(' should stand here.")

    def _name(self, token: Token) -> Any:
        name = "pi" if token.text == "π" else token.text
        if name in FUNCTIONS:
            opened = self._take("(")
            if opened is None:
                raise self._mistake(self._peek(), f"Write {name}(…), with parentheses.")
            return (name, self._inside(opened))
        if name in self.variables or name in CONSTANTS:
            return name
        known = (*self.variables, *CONSTANTS, *FUNCTIONS)
        raise self._mistake(token, unknown_name("name", name, known).english)

    def _inside(self, opened: Token) -> Any:
        self._deeper(opened)
        tree = self._sum()
        if self._take(")") is None:
            token = self._peek()
            if token.text == ",":
                raise self._mistake(
                    token, "A function here takes one number; remove the comma."
                )
            if token.kind == "end":
                raise self._mistake(opened, "This '(' is never closed.")
            raise self._mistake(
                token, "An operator or ')' is missing here; write 2*x, not 2x."
            )
        self.depth -= 1
        return tree

    def _mistake(self, token: Token, reason: str) -> SettingError:
        allowed = (
            f"Allowed: {', '.join(self.variables)}; numbers; {', '.join(CONSTANTS)}; "
            f"+ - * / ^ ( ); {', '.join(FUNCTIONS)}."
        )
        return SettingError(
            f"The formula cannot be read at position {token.position + 1}. {reason}\n"
            f"  {self.text}\n  {' ' * token.position}^\n{allowed}"
        )
