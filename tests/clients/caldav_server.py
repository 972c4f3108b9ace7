"""A Radicale server of one's own, on the loopback, for as long as it is needed."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

TRIES, PATIENCE = 5, 30.0


@contextmanager
def running(passwords: dict[str, str] | None = None) -> Iterator[str]:
    """Yield the server's address; with ``passwords`` it asks for them, else it lets everybody in."""
    with TemporaryDirectory() as folder:
        server, port = _started(Path(folder), _settings(Path(folder), passwords))
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait()


def _settings(folder: Path, passwords: dict[str, str] | None) -> list[str]:
    settings = ["--config=", f"--storage-filesystem-folder={folder}", "--logging-level=error"]
    if passwords is None:
        return [*settings, "--auth-type=none"]
    people = folder / "people"
    people.write_text("".join(f"{name}:{word}\n" for name, word in passwords.items()), encoding="utf-8")
    secured = ["--auth-type=htpasswd", "--auth-htpasswd-encryption=plain", "--auth-delay=0"]
    return [*settings, *secured, f"--auth-htpasswd-filename={people}"]


def _started(folder: Path, settings: list[str]) -> tuple[subprocess.Popen[bytes], int]:
    """Return a server that answers, and its port.

    It cannot choose a free port itself, so another program may be quicker; then the next one is tried.
    """
    for _ in range(TRIES):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port: int = free.getsockname()[1]
        command = [sys.executable, "-m", "radicale", f"--server-hosts=127.0.0.1:{port}", *settings]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(command, stderr=log)
        if _answers(server, port):
            return server, port
        server.kill()
        server.wait()
    raise RuntimeError("Radicale did not start: " + (folder / "log").read_text(encoding="utf-8"))


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    patience = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < patience:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
        time.sleep(0.02)
    return False
