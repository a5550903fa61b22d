"""
A lean HTTP/1.1 client for closed loops: one socket a client, kept open; cookies; redirects.

It reads what it must and nothing else, so that its own share of the processor stays small; the
share is measured and printed with every figure.
"""

import re
import socket
from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin, urlsplit

_CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


class UnexpectedAnswer(Exception):
    """The server answered with a status that the flow does not expect."""


@dataclass(frozen=True)
class Answer:
    """One answer: its status, the address it stood at, its body."""

    status: int
    path: str
    body: bytes

    @property
    def csrf(self) -> str:
        """The form token that the page carries."""
        found = _CSRF.search(self.body)
        if found is None:
            raise UnexpectedAnswer(f"no form token on {self.path}")
        return found.group(1).decode()

    def field(self, name: str) -> str:
        """Return the value of the first input of this name."""
        found = re.search(
            rb'name="' + re.escape(name.encode()) + rb'"[^>]*value="([^"]*)"', self.body
        )
        if found is None:
            raise UnexpectedAnswer(f"no field {name} on {self.path}")
        return found.group(1).decode()


@dataclass
class Client:
    """
    One person at a browser. Not shared between threads.

    `counted` is what a counting server told: each request, and its statements.
    """

    host: str
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    requests: int = 0
    counted: list[tuple[str, int]] = field(default_factory=list)
    _socket: socket.socket | None = None
    _buffer: bytes = b""
    _asked: str = ""

    def get(self, path: str, *, expect: int = 200) -> Answer:
        """GET, following redirects as a browser does."""
        return self._follow("GET", path, b"", expect)

    def post(self, path: str, fields: dict[str, str], *, expect: int = 200) -> Answer:
        """POST a form, following redirects as a browser does."""
        return self._follow("POST", path, urlencode(fields).encode(), expect)

    def _follow(self, method: str, path: str, body: bytes, expect: int) -> Answer:
        for _ in range(6):
            status, location, content = self._once(method, path, body)
            if status in {301, 302, 303} and location:
                parts = urlsplit(urljoin(path, location))
                path = parts.path + (f"?{parts.query}" if parts.query else "")
                method, body = "GET", b""
                continue
            if status != expect:
                raise UnexpectedAnswer(f"{method} {path}: {status}")
            return Answer(status, path, content)
        raise UnexpectedAnswer(f"{path}: too many redirects")

    def _once(self, method: str, path: str, body: bytes) -> tuple[int, str, bytes]:
        self.requests += 1
        self._asked = f"{method} {path}"
        cookie = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\n"
            f"Cookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        if self._socket is None:
            self._socket = socket.create_connection((self.host, self.port), timeout=60)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(head.encode() + body)
        return self._read()

    def _read(self) -> tuple[int, str, bytes]:
        while b"\r\n\r\n" not in self._buffer:
            self._more()
        head, _, rest = self._buffer.partition(b"\r\n\r\n")
        status, location, length, in_chunks = int(head[9:12]), "", 0, False
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            match name.lower():
                case b"content-length":
                    length = int(value)
                case b"transfer-encoding":
                    in_chunks = value.strip() == b"chunked"
                case b"location":
                    location = value.strip().decode()
                case b"x-statements":
                    self.counted.append((self._asked, int(value)))
                case b"set-cookie":
                    self._keep_cookie(value.strip().decode())
        self._buffer = rest
        return status, location, self._chunks() if in_chunks else self._take(length)

    def _take(self, length: int) -> bytes:
        while len(self._buffer) < length:
            self._more()
        taken, self._buffer = self._buffer[:length], self._buffer[length:]
        return taken

    def _chunks(self) -> bytes:
        parts: list[bytes] = []
        while True:
            while b"\r\n" not in self._buffer:
                self._more()
            size, _, self._buffer = self._buffer.partition(b"\r\n")
            part = self._take(int(size, 16) + 2)[:-2]
            if not part:
                return b"".join(parts)
            parts.append(part)

    def _more(self) -> None:
        assert self._socket is not None
        received = self._socket.recv(65536)
        if not received:
            self.close()
            raise ConnectionError("the server closed the connection")
        self._buffer += received

    def _keep_cookie(self, header: str) -> None:
        pair, *attributes = header.split(";")
        name, _, value = pair.partition("=")
        if any(a.strip().lower() == "max-age=0" for a in attributes):
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        if self._socket is not None:
            self._socket.close()
        self._socket, self._buffer = None, b""
