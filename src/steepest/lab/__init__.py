"""A local page on which gradient descent can be seen: `steepest lab`.

The page is served to this computer alone, to whoever holds the token of its address.
Every number on it comes from the layers below: a view takes a message of the page,
calls them, and answers with their arrays; the browser only draws.
"""

from ._of_run import of_run
from ._opened import Opened
from ._server import serve
from ._widget import widget

__all__ = ["Opened", "of_run", "serve", "widget"]
