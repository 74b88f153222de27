"""Only its own page talks to the lab: forged hosts, origins, cookies and frames."""

import http.client
import json

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from .conftest import TOKEN, LabProcess, ask, decoded

LONGEST = 64 * 1024


def get(lab: LabProcess, path: str = "/", method: str = "GET", **headers: str | None):
    """The status, headers and body of a request; a header of None is left out."""
    given = {"Host": f"127.0.0.1:{lab.port}", "Cookie": lab.headers["Cookie"]}
    given.update({name.replace("_", "-"): value for name, value in headers.items()})
    connection = http.client.HTTPConnection("127.0.0.1", lab.port, timeout=20)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in given.items():
        if value is not None:
            connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    result = response.status, dict(response.getheaders()), response.read()
    connection.close()
    return result


def test_the_page_itself_is_served(lab):
    status, headers, body = get(lab)
    assert status == 200
    assert b"<title>steepest lab</title>" in body
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert not [name for name in headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("path", ["/", "/index.js", "/opened", "/file"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:{port}"},  # a name made to mean this computer
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1:{other}"},
        {"Host": "127.0.0.1:{port}.evil.example"},
        {"Host": None},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:{other}"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:{port}.evil.example"},
        {"Cookie": None},
        {"Cookie": "steepest-lab-{port}=wrong"},
        {"Cookie": "steepest-lab-{other}=" + TOKEN},  # what another port's server got
        {"Cookie": "steepest-lab=" + TOKEN},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
        {
            "Sec-Fetch-Site": "cross-site",
            "Sec-Fetch-Mode": "navigate",
            "Sec-Fetch-Dest": "iframe",
        },
    ],
    ids=str,
)
def test_forged_requests_are_refused(lab, path, headers):
    def filled(value):
        value = value and value.replace("{port}", str(lab.port))
        return value and value.replace("{other}", str(lab.port + 1))

    given = {name: filled(value) for name, value in headers.items()}
    method = "POST" if path == "/file" else "GET"
    status, sent, body = get(lab, path, method, **given)
    # HTTP itself refuses a request without a host
    assert status == (400 if given.get("Host", "") is None else 403) or (
        given.get("Host", "") is None and status == 403
    )
    assert TOKEN.encode() not in body
    assert "set-cookie" not in sent


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"])
def test_own_names_are_known(lab, host):
    assert get(lab, Host=f"{host}:{lab.port}")[0] == 200


def test_the_token_becomes_a_cookie(lab):
    status, headers, _ = get(lab, f"/?token={TOKEN}", Cookie=None)
    assert (status, headers["location"]) == (303, "/")
    cookie = headers["set-cookie"]
    assert cookie.startswith(f"steepest-lab-{lab.port}={TOKEN};")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    for wrong in ("", "wrong", TOKEN[:-1], TOKEN + "x"):
        assert get(lab, f"/?token={wrong}", Cookie=None)[0] == 403
    assert get(lab, f"/index.js?token={TOKEN}", Cookie=None)[0] == 403


def test_a_link_of_another_site_may_open_the_page(lab):
    link = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    link["Sec-Fetch-Site"] = "cross-site"
    status, headers, _ = get(lab, f"/?token={TOKEN}", Cookie=None, **link)
    assert status == 200
    assert "set-cookie" in headers
    assert get(lab, "/opened", **link)[0] == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": None},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost:{other}"},
        {"Cookie": None},
        {"Cookie": "steepest-lab-{port}=wrong"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
    ids=str,
)
def test_forged_sockets_are_refused(lab, headers):
    given = {
        name: value
        and value.replace("{port}", str(lab.port)).replace("{other}", str(lab.port + 1))
        for name, value in headers.items()
    }
    with pytest.raises(InvalidStatus) as error, lab.connected(**given):
        pass
    assert error.value.response.status_code == 403


def test_a_rebound_name_gets_no_socket(lab):
    import socket

    with socket.create_connection(("127.0.0.1", lab.port)) as raw:
        raw.sendall(
            (
                f"GET /socket HTTP/1.1\r\nHost: evil.example:{lab.port}\r\n"
                f"Origin: http://evil.example:{lab.port}\r\n"
                f"Cookie: {lab.headers['Cookie']}\r\n"
                "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                "Sec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            ).encode()
        )
        assert b" 403 " in raw.recv(200).split(b"\r\n")[0]


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/_guard.py",
        "/..%2f_guard.py",
        "/%5c..%5c_guard.py",
        "//etc/passwd",
        "/_guard.py",
    ],
)
def test_no_path_leaves_the_folder(lab, path):
    status, _, body = get(lab, path)
    assert status in (404, 400)
    assert b"root:" not in body
    assert b"import" not in body


MALFORMED = [
    "",
    "hello",
    "[]",
    "3",
    "{}",
    '{"id": 1}',
    '{"id": true, "topic": "surfaces.race"}',
    '{"id": -1, "topic": "surfaces.race"}',
    '{"id": 1, "topic": 7}',
    '{"id": 1, "topic": "nothing.race"}',
    '{"id": 1, "topic": "__class__"}',
    '{"id": 1, "topic": "surfaces.__init__"}',
    '{"id": 1, "topic": "surfaces.race", "steps": NaN}',
    '{"id": 1, "topic": "surfaces.race", "steps": 1e400}',
    '{"id": 1, "topic": "surfaces.race", "steps": [[]]}',
    "[" * 30_000,
    b"\x00\x01\x02",
]


def test_malformed_messages_are_answered(lab):
    with lab.connected() as socket:
        for text in MALFORMED:
            socket.send(text)
            answer = decoded(socket.recv(60))
            assert answer.header["topic"] == "error", text
            assert answer.header["text"]
        assert ask(socket, "maps.list", 5).header["topic"] == "maps.list"


def test_a_message_beyond_the_limit_ends_the_connection(lab):
    with lab.connected() as socket:
        socket.send(json.dumps({"id": 1, "topic": "x", "text": "x" * LONGEST}))
        with pytest.raises(ConnectionClosed):
            socket.recv(20)
    with lab.connected() as socket:  # the server goes on
        assert ask(socket, "maps.list").header["topic"] == "maps.list"


def test_a_topic_that_is_not_in_the_table_is_named(lab):
    with lab.connected() as socket:
        answer = ask(socket, "surfaces.rase", language="ko")
        assert answer.header["of"] == "surfaces.rase"
        assert "surfaces.race" in answer.header["text"]
