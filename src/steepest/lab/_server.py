"""The server of the lab: a page, its files, and one WebSocket."""

import asyncio
import contextlib
import secrets
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount, Route, WebSocketRoute

from ..errors import SettingError, SteepestError, unknown_name
from ._client import Client
from ._guard import Guard
from ._messages import LONGEST, Message, decode
from ._opened import Opened
from ._page import Page
from ._views import VIEWS, WARM
from ._worker import Worker

LOCAL = ("127.0.0.1", "localhost", "[::1]")
LARGEST_FILE = 64 << 20  # bytes of a file that is dropped on the page
FIRST = 0.3  # seconds that the engine leaves to a browser that comes at once
SWITCH = 0.0005  # seconds after which a thread lets another one go on
PATIENCE = 0.4  # seconds that the end waits for work that is being done


class Lab:
    """The application, and the threads that work for it."""

    def __init__(
        self, opened: Opened, names: tuple[str, ...], port: int, token: str
    ) -> None:
        self.opened = opened
        self.workers = {view: Worker(module) for view, module in VIEWS.items()}
        self._connections = 0
        routes = [
            WebSocketRoute("/socket", self._connected),
            Route("/opened", self._opened),
            Route("/file", self._given, methods=["POST"]),
            Mount("/", Page(self._warm_up)),
        ]
        app = Starlette(routes=routes, lifespan=self._lifespan)
        self.app = Guard(app, names, port, token)

    @contextlib.asynccontextmanager
    async def _lifespan(self, app: Starlette) -> Any:
        del app
        for worker in self.workers.values():
            worker.start()
        later = asyncio.get_running_loop().call_later(FIRST, self._warm_up)
        yield
        later.cancel()
        for worker in self.workers.values():
            worker.stop()

    def _warm_up(self) -> None:
        """Load the engine: after the page, from which it would take the processor."""
        for view in WARM:
            self.workers[view].warm_up()

    def wait(self, seconds: float) -> None:
        """Wait for the threads to end what they do, so long at most."""
        last = time.monotonic() + seconds
        for worker in self.workers.values():
            worker.wait(max(last - time.monotonic(), 0.0))

    async def _opened(self, request: Any) -> Any:
        from starlette.responses import JSONResponse

        del request
        opened = self.opened
        return JSONResponse({"data": opened.data, "run": opened.run})

    async def _given(self, request: Any) -> Any:
        """Answer a file that was dropped on the page, as a message with its bytes."""
        from starlette.responses import Response

        asked = request.query_params
        client = Client(0, asyncio.get_running_loop(), self.opened)
        content = bytearray()
        async for part in request.stream():
            content += part
            if len(content) > LARGEST_FILE:
                break
        try:
            message = decode(asked.get("message", ""))
            if len(content) > LARGEST_FILE:
                raise SettingError(
                    f"A file that is dropped here has at most {LARGEST_FILE >> 20} MB. "
                    "Give a larger one on the command line: steepest lab FILE."
                )
            self._worker_of(message).ask(message.with_content(bytes(content)), client)
        except SteepestError as error:
            client.send_error(error, Message(0, "", asked.get("language", "en"), {}))
        data = await client.queue.get()
        return Response(data, media_type="application/octet-stream")

    async def _connected(self, socket: Any) -> None:
        from starlette.websockets import WebSocketDisconnect

        await socket.accept()
        self._connections += 1
        loop = asyncio.get_running_loop()
        client = Client(self._connections, loop, self.opened)
        sending = asyncio.create_task(_send_all(socket, client))
        try:
            while True:
                event = await socket.receive()
                if event["type"] == "websocket.disconnect":
                    break
                self._asked(event.get("text") or event.get("bytes") or "", client)
        except WebSocketDisconnect:
            pass
        finally:
            client.close()
            sending.cancel()

    def _asked(self, text: str | bytes, client: Client) -> None:
        try:
            message = decode(text)
        except SettingError as error:
            client.send_error(error, Message(0, "", "en", {}))
            return
        try:
            self._worker_of(message).ask(message, client)
        except SteepestError as error:
            client.send_error(error, message)

    def _worker_of(self, message: Message) -> Worker:
        worker = self.workers.get(message.topic.partition(".")[0])
        if worker is None:
            known = (f"{view}.…" for view in self.workers)
            raise unknown_name("topic", message.topic[:60], known)
        return worker


async def _send_all(socket: Any, client: Client) -> None:
    with contextlib.suppress(Exception):  # the page is gone
        while (data := await client.queue.get()) is not None:
            await socket.send_bytes(data)


class Server(uvicorn.Server):
    """Uvicorn's server, which Ctrl-C ends without raising it again afterwards."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Have signals end the server."""
        if threading.current_thread() is not threading.main_thread():
            yield  # Python handles signals only in its main thread
            return
        numbers = (signal.SIGINT, signal.SIGTERM)
        before = {number: signal.signal(number, self.handle_exit) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def serve(
    opened: Opened | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
    token: str | None = None,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve the lab until a signal ends it.

    Parameters
    ----------
    opened : Opened, optional
        What is shown first.
    host : str
        The address to listen on; anything but this computer's own must be meant.
    port : int
        The port; 0 takes a free one.
    token : str, optional
        The key to the page; None makes a new one.
    ready : callable
        Called with the address to open, which holds the token, once it can be opened.

    Raises
    ------
    SettingError
        If the address cannot be listened on.

    Examples
    --------
    >>> serve(host="0.0.0.0")
    Traceback (most recent call last):
    steepest.errors.SettingError: The lab listens on one address, so that it knows ...
    """
    sys.setswitchinterval(SWITCH)  # an answer changes threads a dozen times
    token = token or secrets.token_urlsafe(32)
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    names = LOCAL if shown in LOCAL else (*LOCAL, shown)
    lab = Lab(opened or Opened(), names, port, token)
    config = uvicorn.Config(
        lab.app,
        log_level="warning",
        access_log=False,  # it would hold the token
        server_header=False,
        ws="websockets-sansio",
        ws_max_size=LONGEST,
        timeout_graceful_shutdown=1,
    )
    server = Server(config)
    address = f"http://{shown}:{port}/?token={token}"
    asyncio.run(_serve(server, listening, lambda: ready(address)))
    lab.wait(PATIENCE)


async def _serve(
    server: Server, listening: socket.socket, ready: Callable[[], None]
) -> None:
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.01)
    if server.started:
        await asyncio.to_thread(ready)
    await serving


def _listen(host: str, port: int) -> socket.socket:
    if host in ("", "0.0.0.0", "::"):
        raise SettingError(
            "The lab listens on one address, so that it knows its own name; name that "
            f"address instead of '{host}'."
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise SettingError(
            f"The lab cannot listen on {host}, port {port}: {error}. Choose another "
            "with --port, or leave it out for a free one."
        ) from error
    return listening
