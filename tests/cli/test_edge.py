"""Every failure becomes a sentence and an exit code."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import circlekit.cli
from circlekit.cli import edge
from circlekit.core.problems import (
    Busy,
    CirclekitError,
    FileTrouble,
    InputProblems,
    NoPlan,
    Place,
    Problem,
    WrongUse,
)
from tests.cli.conftest import TODAY, Command
from tests.cli.program import PROGRAM, call, environment

pytestmark = pytest.mark.long

SECRET = "ana@example.org needs help with her boss"

WAITING = """
import sys, time
import circlekit.cli
from circlekit.cli import edge

def app(argv, **options):
    print("ready", flush=True)
    time.sleep(60)

circlekit.cli.app_for = lambda argv: app
sys.exit(edge.run(["match"]))
"""


TWO = f"""
import sys
from circlekit.cli.edge import run

sys.exit(run(["init", "--today", "{TODAY}"]) or run(["match"]))
"""


@pytest.fixture
def instead(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Let every command do something else."""

    def put(work: Callable[[], None]) -> None:
        monkeypatch.setattr(circlekit.cli, "app_for", lambda argv: lambda words, **options: work())

    return put


def raising(error: BaseException) -> Callable[[], None]:
    """Return something to do that fails."""

    def work() -> None:
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputProblems("this is wrong"), 1),
        (WrongUse("this is wrong"), 2),
        (NoPlan("this is wrong"), 3),
        (FileTrouble("this is wrong"), 4),
        (Busy("this is wrong"), 5),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, CirclekitError) else None,
)
def test_each_kind_of_failure_has_its_exit_code(
    error: CirclekitError, code: int, command: Command, instead: Callable[..., None]
) -> None:
    """The sentence goes to standard error and nothing to standard output."""
    instead(raising(error))
    outcome = command("check")
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.startswith("this is wrong\n")


def test_with_json_a_failure_is_a_document(command: Command, instead: Callable[..., None]) -> None:
    """A script finds file, line and column, and standard error stays empty."""
    problem = Problem(("starts",), "this is not a date", "write it", place=Place("a.yaml", 3, 9))
    instead(raising(InputProblems([problem])))
    outcome = command("check", "--json")
    assert outcome.err == ""
    assert json.loads(outcome.out) == {
        "schema": 1,
        "problems": [
            {
                "file": "a.yaml",
                "line": 3,
                "column": 9,
                "message": "this is not a date",
                "hint": "write it",
                "severity": "error",
            }
        ],
    }


def test_a_bug_is_ours_and_shows_nobodys_text(command: Command, instead: Callable[..., None]) -> None:
    """No traceback and no value; the kind of error and what to do next."""
    instead(raising(KeyError(SECRET)))
    outcome = command("match")
    assert outcome.code == 70
    assert outcome.err == (
        "this is a bug in circlekit 0.1.0, not in your files: KeyError\n"
        "  hint: run the command again with CIRCLEKIT_DEBUG=1 and report what it prints\n"
    )


def test_a_bug_can_say_where_it_is(
    command: Command, instead: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With CIRCLEKIT_DEBUG the frames are named, still without any value."""
    monkeypatch.setenv("CIRCLEKIT_DEBUG", "1")
    instead(raising(KeyError(SECRET)))
    outcome = command("match")
    assert "test_edge.py:" in outcome.err
    assert " in work" in outcome.err
    assert "boss" not in outcome.err


def test_a_bug_with_json_is_a_document_too(command: Command, instead: Callable[..., None]) -> None:
    """A script that reads JSON reads JSON."""
    instead(raising(RuntimeError(SECRET)))
    outcome = command("match", "--json")
    assert json.loads(outcome.out)["problems"][0]["message"].endswith("not in your files: RuntimeError")


@pytest.mark.parametrize(
    ("argv", "message", "hint"),
    [
        (
            ["chekc"],
            "no such command «chekc». Did you mean «check»?",
            "«circlekit --help» shows what there is",
        ),
        (
            ["check", "--jsn"],
            "no such option: --jsn (Possible options: --json)",
            "«circlekit check --help» shows",
        ),
        (["init", "--today", "soon"], "«soon» is not a date", "«circlekit init --help» shows"),
        (["check", "a", "b"], "unexpected extra argument", "«circlekit check --help» shows"),
        (
            ["nudge", "--only", "all"],
            "invalid value for «--only»: «all» is not one of «no-reply»",
            "«circlekit nudge --help» shows",
        ),
    ],
)
def test_wrong_use_is_exit_2_with_the_way_to_help(
    argv: list[str], message: str, hint: str, command: Command
) -> None:
    """A near miss is named, and where to look."""
    outcome = command(*argv)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert hint in outcome.err


def test_without_a_command_the_help_says_how_to_begin(command: Command) -> None:
    """Nothing was asked for, so the exit code is that of wrong use."""
    outcome = command()
    assert outcome.code == 2
    assert outcome.out.startswith("Usage: circlekit")
    assert "circlekit init" in outcome.err


def test_help_names_the_exit_codes_and_every_command(command: Command) -> None:
    """Scripts rely on the codes, people on the names."""
    outcome = command("--help")
    assert outcome.code == 0
    text = " ".join(outcome.out.split())
    assert "1 input has problems, 2 wrong use, 3 no acceptable plan, 4 file trouble, 5 folder in use" in text
    assert all(f" {name} " in text for name in circlekit.cli.COMMANDS)


@pytest.mark.parametrize("name", circlekit.cli.COMMANDS)
def test_every_command_explains_itself(name: str, command: Command) -> None:
    """Each option has a sentence, brackets are shown as they are, and --json is there."""
    outcome = command(name, "--help")
    assert outcome.code == 0
    assert re.match(rf"Usage: circlekit {name} \[OPTIONS\](?: [\[{{][A-Z]|\n)", outcome.out)
    assert "--json" in outcome.out


def test_version_is_told_in_a_command_line_with_more(command: Command) -> None:
    """The option wins over what follows it."""
    assert command("--version", "check").out == "circlekit 0.1.0\n"


def test_an_argument_with_broken_bytes_is_wrong_use(tmp_path: Path) -> None:
    """A name that no text can hold is refused before anything is read."""
    outcome = call("check", b"\xff.yaml", cwd=tmp_path, env={"LC_ALL": "C.UTF-8"})
    assert outcome.returncode == 2
    assert b"Traceback" not in outcome.stderr


def test_a_reader_that_went_away_is_no_failure_of_ours(tmp_path: Path) -> None:
    """After `| head` there is no traceback, and the exit code is 1 as Python's documentation advises."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        outcome = call("check", "--schema", cwd=tmp_path, stdout=pipe)
    assert (outcome.returncode, outcome.stderr) == (1, b"")


def test_talk_that_nobody_reads_is_no_failure_of_ours(tmp_path: Path) -> None:
    """Standard error may go away too: `2>&1 | head`."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        outcome = subprocess.run([*PROGRAM, "check"], cwd=tmp_path, stdout=pipe, stderr=pipe, check=False)
    assert outcome.returncode == 1


@pytest.mark.parametrize("argv", [("--help",), ("check", "--schema"), ("check", "none.yaml", "--json")])
def test_a_full_disk_behind_standard_output_is_exit_4(argv: tuple[str, ...], tmp_path: Path) -> None:
    """Whatever was meant to be shown, the person is told that it is not there."""
    full = Path("/dev/full")
    if not full.exists():  # as on macOS: a closed file fails alike
        full = tmp_path / "file"
        full.touch()
    with full.open("rb" if full.parent == tmp_path else "wb") as stream:
        outcome = call(*argv, cwd=tmp_path, stdout=stream)
    assert outcome.returncode == 4
    assert outcome.stderr.startswith(b"The result could not be written: ")
    assert outcome.stderr.count(b"\n") == 1


def test_a_closed_standard_output_is_exit_4_and_nothing_is_done(tmp_path: Path) -> None:
    """A run whose result nobody can see does not start."""
    shell = f'exec "{sys.executable}" -m circlekit init demo >&-'
    outcome = subprocess.run(["sh", "-c", shell], cwd=tmp_path, capture_output=True, check=False)
    assert outcome.returncode == 4
    assert outcome.stderr == b"The result could not be written: standard output is closed.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_closed_standard_error_changes_nothing_else(tmp_path: Path) -> None:
    """The result is written although there is no place for talk."""
    shell = f'exec "{sys.executable}" -m circlekit init demo 2>&-'
    outcome = subprocess.run(["sh", "-c", shell], cwd=tmp_path, capture_output=True, check=False)
    assert outcome.returncode == 0
    assert (tmp_path / "demo" / "cohort.yaml").exists()


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
def test_a_signal_ends_a_run_in_one_sentence(number: signal.Signals, code: int, tmp_path: Path) -> None:
    """Ctrl-C and its relatives say that nothing was left half written."""
    with subprocess.Popen(
        [sys.executable, "-c", WAITING], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(number)
        _, talk = process.communicate(timeout=60)
    assert (process.returncode, talk) == (code, b"Interrupted; nothing was left half written.\n")


def test_a_run_under_nohup_goes_on(tmp_path: Path) -> None:
    """A signal that was ignored before stays ignored."""
    outcome = subprocess.run(
        ["sh", "-c", f'trap "" HUP; exec "{sys.executable}" -c "$WAITING"'],
        cwd=tmp_path,
        env=environment(
            {
                "WAITING": WAITING.replace(
                    "time.sleep(60)", "__import__('os').kill(__import__('os').getpid(), 1)"
                )
            }
        ),
        capture_output=True,
        check=False,
    )
    assert (outcome.returncode, outcome.stdout) == (0, b"ready\n")


def test_signals_are_given_back(command: Command) -> None:
    """A Python program that calls circlekit keeps its own handlers."""
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    command("--help")
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)] == before


@pytest.mark.parametrize(
    "settings",
    [
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "TZ": "Bogus"},
        {"PYTHONIOENCODING": "cp1252"},
    ],
    ids=["POSIX", "cp1252"],
)
def test_the_locale_changes_no_byte_of_a_file(
    settings: dict[str, str], begun: Command, tmp_path: Path
) -> None:
    """Names of every script are written and shown in any setting, at worst with question marks.

    Python warns where an encoding is left to the locale (PEP 597); here that is an error.
    """
    assert begun("match").code == 0
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    strict = [sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning", "-c", TWO]
    outcome = subprocess.run(strict, cwd=theirs, env=environment(settings), capture_output=True, check=False)
    assert (outcome.returncode, outcome.stderr.count(b"Traceback")) == (0, 0)
    assert b"Amina Diallo" in outcome.stdout
    for name in ("cohort.yaml", "people.csv", "circles.yaml"):
        assert (theirs / name).read_bytes() == (tmp_path / name).read_bytes()


def test_without_asserts_mistakes_are_still_found(tmp_path: Path) -> None:
    """`python -O` drops asserts, and nothing of ours was one."""
    (tmp_path / "cohort.yaml").write_text("cohort: A\nstarts: 2027-02-30\n", encoding="utf-8")
    plain = call("check", cwd=tmp_path)
    bare = subprocess.run(
        [sys.executable, "-O", "-m", "circlekit", "check"], cwd=tmp_path, capture_output=True, check=False
    )
    assert (bare.returncode, bare.stderr) == (plain.returncode, plain.stderr) == (1, plain.stderr)


def test_nothing_is_asked_of_the_network(begun: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole way works for a person without a connection."""

    def offline(*args: object, **options: object) -> None:
        raise AssertionError("a command asked for the network")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, offline)
    for argv in (["check"], ["match"], ["schedule", "--ics"], ["nudge", "--all"], ["rotate"]):
        assert begun(*argv).code == 0


def test_edge_sends_nothing_to_a_stream_without_a_number() -> None:
    """A stream that is no file, as in a notebook, has nothing to be dropped."""
    edge._drop_output()
