"""A Dovecot of one's own, on the loopback, for as long as it is needed."""

from __future__ import annotations

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

PROGRAM = "/usr/sbin/dovecot"
TRIES, PATIENCE = 5, 20.0

CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
protocols = imap
ssl = {ssl}
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
first_valid_uid = 1
mail_location = maildir:~/Maildir
auth_failure_delay = 0
login_trusted_networks =
mail_plugins = quota acl
protocol imap {{
  mail_plugins = quota acl imap_quota
}}
plugin {{
  quota = count:all
  quota_vsizes = yes
  acl = vfile:{folder}/rights
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox "Entwürfe" {{
    special_use = \\Drafts
    auto = create
  }}
  mailbox Drafts {{
    auto = create
  }}
}}
passdb {{
  driver = passwd-file
  args = scheme=plain {folder}/people
}}
userdb {{
  driver = passwd-file
  args = {folder}/people
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {plain_port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {tls_port}
    ssl = yes
  }}
}}
"""
"""Dovecot 2.3. The folder marked for drafts is not the one called so; a wrong password costs no time."""


class Person(NamedTuple):
    """Somebody with a mailbox: room for as many bytes, or any number; ``rights`` are those in the drafts."""

    password: str
    room: int | None = None
    rights: str = ""


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
        command = [which("dovecot") or PROGRAM, "-F", "-c", str(folder / "dovecot.conf")]
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
    import grp

    whose = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    lines, rights = [], []
    for name, one in people.items():
        room = f" userdb_quota_rule=*:bytes={one.room}" if one.room is not None else ""
        home = found.mail / name
        lines.append(f"{name}:{one.password}:{whose.pw_uid}:{whose.pw_gid}::{home}::{room}\n")
        rights += [f"Entwürfe user={name} {one.rights}\n"] if one.rights else []
    settings = CONFIGURATION.format(
        folder=folder,
        user=whose.pw_name,
        group=grp.getgrgid(whose.pw_gid).gr_name,
        ssl="yes" if tls else "no",
        plain_port=found.plain_port,
        tls_port=found.tls_port if tls else 0,
    )
    texts = {"people": "".join(lines), "rights": "".join(rights), "dovecot.conf": settings}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("run", "state", "mail"):
        (folder / name).mkdir(exist_ok=True)
    for path in (folder, *folder.iterdir()):
        os.chown(path, whose.pw_uid, whose.pw_gid)
    return whose


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    patience = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < patience:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1) as client:
            if client.recv(4) == b"* OK":
                return True
        time.sleep(0.02)
    return False
