"""The server is another program: without it there is nothing to run."""

from __future__ import annotations

from shutil import which

from tests.imap.configuration import PROGRAM

collect_ignore_glob = [] if which(PROGRAM) or which("dovecot") else ["test_*.py"]
