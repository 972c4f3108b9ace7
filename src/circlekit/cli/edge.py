"""The one place that catches a failure, says it in a sentence and turns it into an exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

from circlekit.cli import output
from circlekit.core.problems import CirclekitError, Problem
from circlekit.version import __version__

BUG = 70
BROKEN_PIPE = 1
FILE_TROUBLE = 4


class Interrupted(BaseException):
    """A signal asked the program to stop; a BaseException, so that nothing on the way swallows it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def run(argv: Sequence[str]) -> int:
    """Run one command and return its exit code (contract, «exit code»)."""
    _prepare_streams()
    _catch_signals()
    wants_json = "--json" in argv
    try:
        code = _call(argv)
        sys.stdout.flush()
        return code
    except Interrupted as interrupted:
        output.say("Interrupted; nothing was left half written.")
        return 128 + interrupted.number
    except CirclekitError as error:
        return _tell(error, wants_json)
    except BrokenPipeError:
        return _without_reader()
    except OSError as error:
        return _stream_trouble(error)
    except Exception as error:  # noqa: BLE001 - the last resort, so that nobody sees a traceback
        return _bug(error, debug="--debug" in argv or bool(os.environ.get("CIRCLEKIT_DEBUG")))


def _call(argv: Sequence[str]) -> int:
    from circlekit.cli import app

    if any("\udc80" <= character <= "\udcff" for word in argv for character in word):
        output.say("An argument is not valid text in this terminal's encoding.")
        return 2
    try:
        app(list(argv), prog_name="circlekit")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    return 0


def _prepare_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _catch_signals() -> None:
    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise Interrupted(number)

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)


def _tell(error: CirclekitError, wants_json: bool) -> int:
    if wants_json:
        output.show_json({"problems": [output.as_json(problem) for problem in error.problems]})
    else:
        output.say_problems(error.problems, _source_line)
    return error.exit_code


def _source_line(problem: Problem) -> str | None:
    """Return the line of the file that a problem points at."""
    if problem.place is None:
        return None
    try:
        lines = Path(problem.place.file).read_text(encoding="utf-8").split("\n")
        return lines[problem.place.line - 1].rstrip("\r")
    except (OSError, ValueError, IndexError):
        return None


def _without_reader() -> int:
    """End quietly when nobody reads on (`| head`), as Python's «Note on SIGPIPE» advises."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


def _stream_trouble(error: OSError) -> int:
    reason = (error.strerror or "unknown trouble").lower()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    output.say(f"The result could not be written: {reason}.")
    return FILE_TROUBLE


def _bug(error: Exception, debug: bool) -> int:
    """Say that this is our fault, without a traceback and without any value from the person's files."""
    output.say(f"This is a bug in circlekit {__version__}, not in your files: {type(error).__name__}.")
    if debug:
        import traceback

        for frame in traceback.extract_tb(error.__traceback__):
            output.say(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}")
    else:
        output.say("Run the command again with CIRCLEKIT_DEBUG=1 and report what it prints.")
    return BUG
