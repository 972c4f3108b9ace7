"""A warm process that forks one child per run, so that no run pays for starting Python and its imports.

Reads requests and writes answers, one JSON line each, on standard input and output.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import resource
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

from tests.faults.ordinary import become_ordinary
from tests.faults.shim import Fault, Shim


def serve(modules: list[str]) -> None:
    """Import ``modules`` (``package.*``: with all in it), and answer requests until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    _warm(modules)
    gc.freeze()
    for line in sys.stdin:
        request = json.loads(line)
        answers.write(json.dumps(_run_all(request)) + "\n")
        answers.flush()


def _warm(modules: list[str]) -> None:
    for name in modules:
        package = importlib.import_module(name.removesuffix(".*"))
        inside = pkgutil.walk_packages(package.__path__, f"{package.__name__}.") if name.endswith("*") else ()
        for module in inside:
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


def _run_all(request: dict[str, Any]) -> list[dict[str, Any]]:
    """Start all copies at the same moment, and wait for them."""
    gate, opener = os.pipe()
    children = [_fork(request, number, gate, opener) for number in range(request["copies"])]
    os.close(gate)
    os.close(opener)  # every child waits for this
    return [_outcome(Path(request["scratch"]), number, child) for number, child in enumerate(children)]


def _fork(request: dict[str, Any], number: int, gate: int, opener: int) -> int:
    child = os.fork()
    if child == 0:
        try:
            os.close(opener)
            os.read(gate, 1)
            _run(request, Path(request["scratch"]) / str(number))
        finally:
            os._exit(99)
    return child


def _run(request: dict[str, Any], base: Path) -> None:
    trace = os.open(f"{base}.calls", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for handle, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(f"{base}.{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), handle)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = os.fdopen(2, "w", encoding="utf-8")
    signal.signal(signal.SIGINT, signal.default_int_handler)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.environ.update(request["environment"])
    os.chdir(request["folder"])
    if request["lost"]:
        Path(request["folder"]).rmdir()
    if request["ordinary"]:
        become_ordinary()
    shim = Shim(Fault(**request["fault"]))
    real_write = os.write
    shim.install()
    code = _call(request["main"], request["argv"])
    shim.finish()
    real_write(trace, json.dumps([shim.calls, shim.lines]).encode())
    os._exit(code)


def _call(main: str, argv: list[str]) -> int:
    module, _, function = main.partition(":")
    sys.argv = ["circlekit", *argv]
    try:
        code = getattr(importlib.import_module(module), function)()
    except SystemExit as stop:
        code = stop.code
    except BaseException:  # noqa: BLE001 - whatever it is, the harness judges it
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return int(code or 0)


def _outcome(scratch: Path, number: int, child: int) -> dict[str, Any]:
    _, status = os.waitpid(child, 0)
    calls, lines = json.loads((scratch / f"{number}.calls").read_text("utf-8") or "[[], 0]")
    return {
        "code": os.waitstatus_to_exitcode(status),
        "out": (scratch / f"{number}.out").read_text("utf-8"),
        "err": (scratch / f"{number}.err").read_text("utf-8"),
        "calls": calls,
        "lines": lines,
    }


if __name__ == "__main__":
    serve(sys.argv[1:])
