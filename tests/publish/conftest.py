"""The library «caldav» is an extra, and the server another program: without both there is nothing to run."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("caldav") and find_spec("radicale") else ["test_*.py"]
