"""A connection that breaks when it is told to, between circlekit and a server on the loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple


class Cut(NamedTuple):
    """Where the connection breaks: at the ``nth`` message, before it gets there or before the answer does."""

    nth: int
    before: str


class Relay:
    """Hands everything on, until what passes is where ``cut`` says; that happens once."""

    def __init__(self, port: int) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._server = port
        self.port: int = self._listening.getsockname()[1]
        self.cut: Cut | None = None

    def serve(self) -> None:
        """Take one connection after the other until the relay is closed."""
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                with client, socket.create_connection(("127.0.0.1", self._server)) as server:
                    self._between(client, server)

    def _between(self, client: socket.socket, server: socket.socket) -> None:
        appended = 0

        def end() -> None:
            for one in (client, server):
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

        def asked(passing: bytes) -> bool:
            nonlocal appended
            appended += passing.count(b" APPEND ")
            return self.cut == Cut(appended, "it") and b" APPEND " not in passing

        def answered(passing: bytes) -> bool:
            return self.cut == Cut(appended, "the answer") and b"APPENDUID" in passing

        threads = [
            threading.Thread(target=_hand_on, args=arguments)
            for arguments in ((client, server, asked, end), (server, client, answered, end))
        ]
        for one in threads:
            one.start()
        for one in threads:
            one.join()

    def close(self) -> None:
        """Take no further connection."""
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()


def _hand_on(
    source: socket.socket, target: socket.socket, breaks: Callable[[bytes], bool], end: Callable[[], None]
) -> None:
    with suppress(OSError):
        while passing := source.recv(65536):
            if breaks(passing):
                break
            target.sendall(passing)
    end()


@contextmanager
def relay(port: int) -> Iterator[Relay]:
    """Yield a relay to a port of this machine."""
    found = Relay(port)
    serving = threading.Thread(target=found.serve)
    serving.start()
    try:
        yield found
    finally:
        found.close()
        serving.join()
