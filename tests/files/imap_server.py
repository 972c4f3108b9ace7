"""A mail server in a few lines, on the loopback, that answers as it is told; a real one is in tests/imap."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

GREETING = b"* OK ready"
ANSWERS: Mapping[str, tuple[bytes, ...]] = {
    "CAPABILITY": (b"* CAPABILITY IMAP4rev1 AUTH=PLAIN UIDPLUS", b"OK done"),
    "AUTHENTICATE": (b"OK in",),
    "LOGIN": (b"OK in",),
    "LIST": (b'* LIST (\\HasNoChildren) "/" INBOX', b'* LIST (\\Drafts) "/" "My drafts"', b"OK done"),
    "STATUS": (b'* STATUS "My drafts" (UIDVALIDITY 7 UIDNEXT 40)', b"OK done"),
    "EXAMINE": (b"* 2 EXISTS", b"* OK [UIDVALIDITY 7] valid", b"OK [READ-ONLY] done"),
    "UID": (b"OK done",),
    "APPEND": (b"OK [APPENDUID 7 40] done",),
    "LOGOUT": (b"* BYE", b"OK done"),
}
"""What a friendly server says to each command; lines without a star get the command's tag."""


class Server(socketserver.ThreadingTCPServer):
    """Remembers what it was told; an answer of none at all closes the connection."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, answers: Mapping[str, tuple[bytes, ...]], greeting: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.answers = {**ANSWERS, **answers}
        self.greeting = greeting
        self.asked: list[bytes] = []
        self.messages: list[bytes] = []

    @property
    def port(self) -> int:
        """Return the port at which the server listens."""
        return int(self.server_address[1])


class _Talk(socketserver.StreamRequestHandler):
    server: Server
    disable_nagle_algorithm = True

    def handle(self) -> None:
        with suppress(OSError):
            self.wfile.write(self.server.greeting + b"\r\n")
            while line := self.rfile.readline():
                self.server.asked.append(line.rstrip())
                tag, name = line.split()[:2]
                said = self.server.answers.get(name.decode().upper(), (b"BAD unknown",))
                if not said or not self._took_the_rest(name.upper(), line, said):
                    return
                self._say(tag, said)

    def _took_the_rest(self, name: bytes, line: bytes, said: tuple[bytes, ...]) -> bool:
        """Take the literal of a message or the name of who signs in, unless it is refused before."""
        literal = re.search(rb"\{(\d+)\}", line)
        if literal and not said[-1].startswith((b"NO [TOOBIG", b"BAD")):
            self.wfile.write(b"+ go on\r\n")
            self.server.messages.append(self.rfile.read(int(literal[1])))
            self.rfile.readline()
        elif name == b"AUTHENTICATE":
            self.wfile.write(b"+ \r\n")
            self.server.asked.append(self.rfile.readline().rstrip())
        return True

    def _say(self, tag: bytes, said: tuple[bytes, ...]) -> None:
        for line in said:
            self.wfile.write(line + b"\r\n" if line.startswith(b"*") else tag + b" " + line + b"\r\n")


@contextmanager
def serving(greeting: bytes = GREETING, **answers: tuple[bytes, ...]) -> Iterator[Server]:
    """Yield a server that is friendly but for these answers, named after the command."""
    with Server(answers, greeting) as server:
        running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        running.start()
        try:
            yield server
        finally:
            server.shutdown()
            running.join()
