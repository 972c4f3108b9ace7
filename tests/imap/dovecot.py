"""A Dovecot of one's own, on the loopback, for as long as it is needed."""

from __future__ import annotations

import grp
import os
import pwd
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.imap.configuration import PROGRAM, Person, configuration, people_file, rights_file

TRIES, PATIENCE = 5, 20.0


class Running(NamedTuple):
    """A server that answers: its ports, the certificate that it shows, and the folder of people's mail."""

    plain_port: int
    tls_port: int
    certificate: Path
    mail: Path


@contextmanager
def running(people: Mapping[str, Person], *, tls: bool = True) -> Iterator[Running]:
    """Yield a server for these people; without ``tls`` it offers no encryption at all."""
    with TemporaryDirectory(prefix="dove") as name:
        folder = Path(name)
        _certify(folder)
        server, found = _started(folder, people, tls)
        try:
            yield found
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def _certify(folder: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    command += ["-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    command += ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run(command, check=True, capture_output=True)


def _started(
    folder: Path, people: Mapping[str, Person], tls: bool
) -> tuple[subprocess.Popen[bytes], Running]:
    """Return a server that answers.

    It cannot choose free ports itself, so another program may be quicker; then the next ones are tried.
    """
    for _ in range(TRIES):
        found = Running(*_free_ports(), folder / "certificate.pem", folder / "mail")
        whose = _write(folder, people, found, tls)
        command = [_program(), "-F", "-c", str(folder / "dovecot.conf")]
        # Dovecot opens no mailbox of root's, and no superuser is needed for the rest.
        server = subprocess.Popen(
            command,
            user=whose.pw_uid if os.getuid() == 0 else None,
            group=whose.pw_gid if os.getuid() == 0 else None,
            extra_groups=[] if os.getuid() == 0 else None,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if _answers(server, found.plain_port):
            return server, found
        server.kill()
        server.wait()
    log = folder / "log"
    raise RuntimeError("Dovecot did not start: " + (log.read_text(encoding="utf-8") if log.exists() else ""))


def _free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]


def _write(folder: Path, people: Mapping[str, Person], found: Running, tls: bool) -> pwd.struct_passwd:
    """Write the configuration; return who the server is to be, to whom all of the folder belongs."""
    whose = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    version = subprocess.run([_program(), "--version"], capture_output=True, text=True, check=True).stdout
    settings = configuration(
        version,
        people,
        folder=folder,
        user=whose.pw_name,
        group=grp.getgrgid(whose.pw_gid).gr_name,
        ssl="yes" if tls else "no",
        plain_port=found.plain_port,
        tls_port=found.tls_port if tls else 0,
    )
    ids = f"{whose.pw_uid}:{whose.pw_gid}"
    texts = {
        "people": people_file(version, people, ids, found.mail),
        "rights": rights_file(people),
        "dovecot.conf": settings,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("run", "state", "mail"):
        (folder / name).mkdir(exist_ok=True)
    for path in (folder, *folder.iterdir()):
        os.chown(path, whose.pw_uid, whose.pw_gid)
    return whose


def _program() -> str:
    return which("dovecot") or PROGRAM


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    patience = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < patience:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1) as client:
            if client.recv(4) == b"* OK":
                return True
        time.sleep(0.02)
    return False
