"""What leads send back, from a file or through a pipe: all of it is written, or nothing."""

from __future__ import annotations

import io
import sys
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from circlekit.cli.edge import run
from tests.cli.logging.conftest import Log
from tests.cli.logging.test_facts import lines


def answered(log: Log) -> str:
    return (
        log("c1", "2", "--form").out.replace("(Amina Diallo):", "(Amina Diallo): oui")
        .replace("[x]):", "[x]): excusée").replace("(de 1 à 5):", "(de 1 à 5): 4")
    )  # fmt: skip


def test_a_reply_is_written_down(log: Log, tmp_path: Path) -> None:
    """Quoted as it is in mail; the same again changes nothing."""
    quoted = "".join(f"> {line}\n" for line in answered(log).splitlines())
    (tmp_path / "reply.txt").write_text(f"Voilà !\n\n{quoted}\nAmina\n", encoding="utf-8")
    found = log("--from", "reply.txt")
    assert found.code == 0
    assert lines(tmp_path, "attendance") == ["2: {present: [amina], apologies: [cem]}"]
    assert lines(tmp_path, "pulse") == ["2: 4"]
    assert log("--from", "reply.txt").err == "Nothing changed; all of that is written down already.\n"


def test_a_reply_may_come_through_a_pipe(log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a mail program can hand it over."""
    pipe = io.TextIOWrapper(io.BytesIO(answered(log).encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", pipe)
    assert log("--from", "-").code == 0
    assert lines(tmp_path, "pulse") == ["2: 4"]


def test_the_message_to_a_lead_comes_back_filled_in(log: Log, tmp_path: Path) -> None:
    """What ``nudge`` writes on the day of a meeting is what ``log`` reads, as mail programs answer it."""
    assert run(["nudge", "--today", "2027-02-09"]) == 0
    draft = tmp_path / "nudges" / "2027-02-09-c1-report" / "amina.eml"
    sent = message_from_bytes(draft.read_bytes(), policy=policy.default)
    text = sent.get_content().replace("(Amina Diallo):", "(Amina Diallo): oui")
    reply = EmailMessage()
    reply["From"], reply["To"], reply["Subject"] = sent["To"], sent["From"], f"Re: {sent['Subject']}"
    reply.set_content("Bonjour, voilà.\n\n" + "".join(f"> {line}\n" for line in text.splitlines()))
    (tmp_path / "reply.eml").write_bytes(bytes(reply))
    assert log("--from", "reply.eml").code == 0
    assert lines(tmp_path, "attendance") == ["2: {present: [amina]}"]


def test_one_line_that_is_not_understood_stops_all(log: Log, tmp_path: Path) -> None:
    """Its place is named, its words are not: they may be private."""
    text = answered(log).replace("O'Neill):", "O'Neill): had a bad night")
    (tmp_path / "reply.txt").write_text(text, encoding="utf-8")
    found = log("--from", "reply.txt")
    assert (found.code, found.out) == (1, "")
    assert found.err == (
        "reply.txt:4:1: what stands behind «ben» is not understood\n"
        "  hint: write yes, excused or no\n"
        "1 problem; nothing was written. Correct this and run the command again.\n"
    )
    assert not (tmp_path / "log.yaml").exists()


def test_a_table_writes_several_circles_down(log: Log, tmp_path: Path) -> None:
    """One row for each person."""
    (tmp_path / "facts.csv").write_text(
        "circle;meeting;person;attendance\nc1;2;amina;yes\nc1;2;ben;no\nc2;1;Dan Brown;excused\n",
        encoding="utf-8",
    )
    assert log("--from", "facts.csv").code == 0
    assert lines(tmp_path, "attendance") == [
        "2: {present: [amina], no_word: [ben]}",
        "1: {apologies: [dan]}",
    ]


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (b"x" * 16 * 1024 * 1024, 1, "reply.txt:1:1: this reply is larger than 8 MB"),
        (b"[circlekit log c1 2]\namina: y\0es\n", 1, "reply.txt:2:9: U+0000 cannot stand in a text file"),
        (b"Dear Noor\n", 1, "reply.txt:1:1: no form of a meeting is in this reply"),
        (b"", 1, "reply.txt:1:1: no form of a meeting is in this reply"),
        (None, 4, "reply.txt does not exist"),
    ],
)
def test_what_is_no_reply_is_refused(
    log: Log, tmp_path: Path, content: bytes | None, code: int, message: str
) -> None:
    """With a sentence, and nothing is written."""
    if content is not None:
        (tmp_path / "reply.txt").write_bytes(content)
    found = log("--from", "reply.txt")
    assert (found.code, found.err.splitlines()[0]) == (code, message)
    assert not (tmp_path / "log.yaml").exists()
