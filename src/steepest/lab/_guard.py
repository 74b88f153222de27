"""Who may talk to the server: the person at this computer, through its own page.

Any page that the person visits can send requests to 127.0.0.1, and a name such as
evil.example can be made to mean 127.0.0.1 after it was loaded. So every request, of
HTTP and of WebSocket alike, passes here first, and is refused unless

1. `Host` is this server (no rebinding),
2. `Origin`, if there is one, is this server; a WebSocket must have one,
3. `Sec-Fetch-Site`, if there is one, says that the page itself or the address bar asks,
4. the cookie with the token is there, which `/?token=…` sets once.

What is decided from is only what the server knows: its own port and names.
"""

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-cache",
}
REFUSED = (
    "<!doctype html><meta charset=utf-8><title>steepest lab</title><p lang=en>Open the "
    "address that <code>steepest lab</code> printed: it holds the key to this page.<p "
    "lang=ko><code>steepest lab</code>이 출력한 주소로 여세요. 그 주소에 이 페이지의 "
    "열쇠가 들어 있습니다."
).encode()


class Guard:
    """An ASGI application around another one, which lets only its own page in.

    Parameters
    ----------
    app : ASGI application
        What is guarded.
    names : tuple of str
        Names of this computer, without the port: ("127.0.0.1", "localhost", "[::1]").
    port : int
        The port that is listened on.
    token : str
        What the address that the person opens holds.
    """

    def __init__(self, app: App, names: tuple[str, ...], port: int, token: str) -> None:
        self.app = app
        self.hosts = {f"{name}:{port}" for name in names}
        self.origins = {f"http://{host}" for host in self.hosts}
        self.token = token
        self.cookie = f"steepest-lab-{port}"  # cookies are shared by all ports

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        kind = scope["type"]
        if kind == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = _headers(scope)
        if not self._comes_from_here(scope, headers):
            await _refuse(kind, receive, send)
        elif kind == "http" and self._is_opened(scope):
            await self._enter(headers, send)
        elif not self._has_token(headers):
            await _refuse(kind, receive, send)
        elif kind == "http":
            await self.app(scope, receive, _with_headers(send))
        else:
            await self.app(scope, receive, send)

    def _comes_from_here(self, scope: Scope, headers: dict[str, str]) -> bool:
        if headers.get("host", "").lower() not in self.hosts:
            return False
        origin = headers.get("origin")
        if scope["type"] == "websocket" and origin is None:
            return False
        if origin is not None and origin.lower() not in self.origins:
            return False
        site = headers.get("sec-fetch-site", "none")
        if site in ("none", "same-origin"):
            return True
        # a link to the page may stand anywhere; all else is for the page itself
        opened = headers.get("sec-fetch-mode") == "navigate"
        shown = headers.get("sec-fetch-dest") == "document"
        is_page = scope["type"] == "http" and scope["path"] == "/"
        return opened and shown and is_page and scope["method"] == "GET"

    def _is_opened(self, scope: Scope) -> bool:
        if scope["path"] != "/" or scope["method"] not in ("GET", "HEAD"):
            return False
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])
        return self._is_token(given[0])

    def _has_token(self, headers: dict[str, str]) -> bool:
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        morsel = cookies.get(self.cookie)
        return morsel is not None and self._is_token(morsel.value)

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())

    async def _enter(self, headers: dict[str, str], send: Send) -> None:
        """Set the cookie and go to the page, whose address then holds no token."""
        cookie = f"{self.cookie}={self.token}; HttpOnly; SameSite=Strict; Path=/"
        extra = {"set-cookie": cookie}
        if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
            await _answer(send, 303, b"", {**extra, "location": "/"})
            return
        # a browser follows a redirection of another site's link without the cookie
        page = b"<!doctype html><meta http-equiv=refresh content='0;url=/'>"
        await _answer(send, 200, page, extra)


def _headers(scope: Scope) -> dict[str, str]:
    headers: dict[str, str] = {}
    for key, value in scope["headers"]:
        name, text = key.decode("latin-1").lower(), value.decode("latin-1")
        if name == "cookie" and name in headers:  # HTTP allows several of these only
            headers[name] += f"; {text}"
        elif name in headers and name in ("host", "origin"):
            headers[name] = ""  # two of them: neither can be trusted
        else:
            headers[name] = text
    return headers


async def _refuse(kind: str, receive: Receive, send: Send) -> None:
    if kind == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4403})  # answers 403
        return
    await _answer(send, 403, REFUSED, {})


async def _answer(send: Send, status: int, body: bytes, extra: dict[str, str]) -> None:
    headers = {
        **HEADERS,
        **extra,
        "content-type": "text/html; charset=utf-8",
        "content-length": str(len(body)),
    }
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})


def _with_headers(send: Send) -> Send:
    async def sending(event: MutableMapping[str, Any]) -> None:
        if event["type"] == "http.response.start":
            given = {name.lower() for name, _ in event["headers"]}
            more = [
                (name.encode(), value.encode())
                for name, value in HEADERS.items()
                if name.encode() not in given
            ]
            event = {**event, "headers": [*event["headers"], *more]}
        await send(event)

    return sending
