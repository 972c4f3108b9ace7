"""The one place that catches a failure, says it in a sentence and turns it into an exit code."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn, cast

from circlekit.cli import output, plainer
from circlekit.cli.sources import Sources
from circlekit.core.problems import CirclekitError, FileTrouble, InputProblems, Problem, WrongUse
from circlekit.version import __version__

BROKEN_PIPE = 1
WRONG_USE = 2
FILE_TROUBLE = 4
BUG = 70
SIGNALLED = 128
"""A run that signal ``n`` ended returns 128 + n, as shells do: 130 after Ctrl-C."""

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class Interrupted(BaseException):
    """A signal asked the program to stop; a BaseException, so that nothing on the way swallows it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def run(argv: Sequence[str]) -> int:
    """Run one command and return its exit code (contract, «exit code»)."""
    try:
        with _signals_caught():
            _prepare_streams()
            # Circles are small matrices: further threads of numpy's would only use up a second processor.
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
            code = _outcome(argv, wants_json="--json" in argv)
            sys.stdout.flush()
            return code
    except Interrupted as interrupted:
        with suppress(OSError):
            output.say("Interrupted; nothing was left half written.")
        return SIGNALLED + interrupted.number
    except BrokenPipeError:
        # Nobody reads on (`| head`): end quietly, as Python's «Note on SIGPIPE» advises.
        _drop_output()
        return BROKEN_PIPE
    except OSError as error:
        return _stream_trouble(error)


def _outcome(argv: Sequence[str], wants_json: bool) -> int:
    try:
        return _call(argv)
    except CirclekitError as error:
        _report(error.problems, wants_json)
        if isinstance(error, InputProblems) and not wants_json:
            output.say_count(error.problems)
        return error.exit_code
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - the last resort, so that nobody sees a traceback
        _report([_bug(error)], wants_json)
        return BUG


def _call(argv: Sequence[str]) -> int:
    import typer

    from circlekit.cli import app_for

    if any("\udc80" <= character <= "\udcff" for word in argv for character in word):
        raise WrongUse("an argument is not valid text in this terminal's encoding")
    usage_error = cast(type[typer.BadParameter], typer.BadParameter.__mro__[1])  # Typer does not export it
    try:
        code = app_for(argv)(list(argv) or ["--help"], prog_name="circlekit", standalone_mode=False)
    except SystemExit as stop:
        code = stop.code
    except usage_error as error:
        raise _wrong_use(
            error.format_message(), error.ctx.command_path if error.ctx else "circlekit"
        ) from None
    if not argv:
        output.say("\nTo begin: circlekit init my-cohort")
        return WRONG_USE
    return code if isinstance(code, int) else 0


def _wrong_use(message: str, command: str) -> WrongUse:
    said = message.replace("Value error, ", "")  # words of the library that reads options
    plain = re.sub("'([^']*)'", r"«\1»", said[:1].lower() + said[1:].rstrip("."))
    return WrongUse([Problem((), plain, f"«{command} --help» shows what there is")])


@contextmanager
def _signals_caught() -> Iterator[None]:
    """Turn the signals that end a program into an exception; a signal that is ignored (nohup) stays so."""

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        raise Interrupted(number)

    numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    ours = [number for number in numbers if before[number] is not signal.SIG_IGN]
    try:
        for number in ours:
            signal.signal(number, stop)
        yield
    finally:
        for number in ours:
            signal.signal(number, before[number])


def _prepare_streams() -> None:
    """Make every text printable in any locale, and refuse to work when the result could not be seen."""
    nowhere = Path(os.devnull)
    if sys.stderr is None:
        sys.stderr = nowhere.open("w", encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = nowhere.open("w", encoding="utf-8")
        raise OSError("standard output is closed")
    plainer.register()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=plainer.ERRORS)


def _report(problems: Sequence[Problem], wants_json: bool) -> None:
    if wants_json:
        output.show_json({"problems": [output.as_json(problem) for problem in problems]})
    else:
        output.say_problems(problems, Sources().line)


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that Python does not stumble over it at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stream_trouble(error: OSError) -> int:
    _drop_output()
    reason = (error.strerror or str(error) or "unknown trouble").lower()
    with suppress(OSError):
        output.say(f"The result could not be written: {reason}.")
    return FileTrouble.exit_code


def _bug(error: Exception) -> Problem:
    """Say that this is our fault, without any value from the person's files; frames only when asked."""
    message = f"this is a bug in circlekit {__version__}, not in your files: {type(error).__name__}"
    if not os.environ.get("CIRCLEKIT_DEBUG"):
        return Problem((), message, "run the command again with CIRCLEKIT_DEBUG=1 and report what it prints")
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = "; ".join(f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames)
    return Problem((), message, where)
