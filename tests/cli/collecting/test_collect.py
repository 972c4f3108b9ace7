"""``circlekit collect``, from texts that came back to the table of people."""

from __future__ import annotations

import io
import json
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Outcome
from tests.files.answers_sent import WHEN, mail, text

TODAY = ("--today", "2026-11-22")
COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
matching: {complement: {needs: offers}}
participants: people.csv
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a cohort in which nobody takes part yet."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    return tmp_path


def _sent(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / "sent" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path.relative_to(folder))


def _collect(command: Command, *words: str) -> Outcome:
    return command("collect", *words, *TODAY)


def test_nothing_is_written_before_somebody_says_so(command: Command, folder: Path) -> None:
    """First it is shown who is new; no file and no folder comes."""
    _sent(folder, "ana.txt", text())
    before = sorted(folder.rglob("*"))
    found = _collect(command, "sent")
    assert found.code == 0
    assert found.out == "1 person answered.\nnew in people.csv: 1 person: Ana Silva\n"
    assert found.err == "Nothing was written. When this is right: the same with --yes.\n"
    assert sorted(folder.rglob("*")) == before


def test_with_yes_people_are_written(command: Command, folder: Path) -> None:
    """Texts and messages of a folder become rows; the command says what comes next."""
    _sent(folder, "ana.txt", text())
    _sent(folder, "ben.eml", mail(text("Ben Roth", needs=("Time",))))
    found = _collect(command, "sent", "--yes")
    assert (found.code, found.err) == (0, "new  people.csv\n")
    assert found.out.endswith("Next: circlekit check && circlekit match\n")
    rows = (folder / "people.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows == [
        "id,name,email,timezone,available,lead,needs,share_email,consent",
        "ana-silva,Ana Silva,ana@example.org,Europe/Lisbon,Tue 16:00-19:00,no,,no,"
        "2026-10-11: I agree that my answers are read.",
        "ben-roth,Ben Roth,ben@example.org,Europe/Lisbon,Tue 16:00-19:00,no,Time,no,"
        "2026-10-11: I agree that my answers are read.",
    ]


def test_a_second_time_nothing_changes(command: Command, folder: Path) -> None:
    """The same answers again leave every byte as it is."""
    _sent(folder, "ana.txt", text())
    assert _collect(command, "sent", "--yes").code == 0
    before = (folder / "people.csv").read_bytes()
    found = _collect(command, "sent", "--yes")
    assert (found.code, found.err) == (0, "Nothing changed.\n")
    assert (folder / "people.csv").read_bytes() == before


def test_a_later_answer_wins_and_an_earlier_one_does_not(command: Command, folder: Path) -> None:
    """Whichever order they come in, and each change is shown."""
    first = _sent(folder, "1.txt", text())
    second = _sent(folder, "2.txt", text(when=WHEN + timedelta(days=2), lead="yes"))
    assert _collect(command, first, "--yes").code == 0
    found = _collect(command, second, "--yes")
    assert "Ana Silva\tlead\tno\tyes" in found.out
    found = _collect(command, first, "--yes")
    assert "the table holds a later answer of «Ana Silva», of 2026-10-13; this one is left out" in found.err
    assert ",yes," in (folder / "people.csv").read_text(encoding="utf-8-sig")


def test_of_two_answers_the_newer_counts(command: Command, folder: Path) -> None:
    """It is said which one, and that there is a choice."""
    _sent(folder, "2.txt", text())
    _sent(folder, "1.txt", text(when=WHEN + timedelta(days=2), lead="yes"))
    found = _collect(command, "sent", "--yes")
    assert "«Ana Silva» answered twice: the answer of 13 October counts" in found.err
    assert ",yes," in (folder / "people.csv").read_text(encoding="utf-8-sig")


def test_an_answer_that_may_be_one_of_two_peoples_is_left_out_with_a_warning(
    command: Command, folder: Path
) -> None:
    """It names no address, and two people have its name; everybody else's answers come in."""
    _sent(folder, "a.txt", text(email="ana@example.org") + text(email="other@example.org"))
    _sent(folder, "b.txt", text(email=""))
    found = _collect(command, "sent", "--yes")
    assert (found.code, found.out.splitlines()[0]) == (0, "2 people answered.")
    assert found.err.splitlines()[:2] == [
        "sent/b.txt:3:1: warning: 2 people are called «Ana Silva», and this answer has no address: whose is "
        "it?",
        "  hint: it was left out; ask them to answer again, with their address",
    ]


def test_what_was_changed_by_hand_stays(command: Command, folder: Path) -> None:
    """The coordinator knows more than an answer of last week; --force takes the answer."""
    _sent(folder, "1.txt", text())
    assert _collect(command, "sent", "--yes").code == 0
    people = folder / "people.csv"
    people.write_bytes(people.read_bytes().replace(b"Europe/Lisbon", b"Africa/Dakar"))
    later = _sent(folder, "2.txt", text(when=WHEN + timedelta(days=2), timezone="Europe/Madrid"))
    found = _collect(command, later, "--yes")
    assert (
        "timezone of «Ana Silva» was changed by hand, and answered otherwise since; yours stays" in found.err
    )
    assert b"Africa/Dakar" in people.read_bytes()
    later = _sent(folder, "3.txt", text(when=WHEN + timedelta(days=3), timezone="Europe/Paris"))
    assert _collect(command, later, "--yes", "--force").code == 0
    assert b"Europe/Paris" in people.read_bytes()


def test_an_answer_that_was_changed_on_its_way_does_not_count(command: Command, folder: Path) -> None:
    """All others do; after a look at it, --unchecked lets it in."""
    _sent(folder, "ana.txt", text())
    _sent(folder, "ben.txt", text("Ben Roth").replace("16:00", "17:00"))
    found = _collect(command, "sent")
    assert found.code == 0
    assert found.err.startswith(
        "sent/ben.txt:1:1: warning: the answer of «Ben Roth» was changed on its way: its check sum is not "
        "right; it was left out\n"
    )
    assert found.out.startswith("1 person answered.")
    assert _collect(command, "sent", "--unchecked").out.startswith("2 people answered.")


def test_without_consent_nothing_is_kept(command: Command, folder: Path) -> None:
    """They are named once, and nothing of theirs is written."""
    _sent(folder, "ana.txt", text(consent=""))
    found = _collect(command, "sent", "--yes")
    assert found.code == 0
    assert "«Ana Silva» does not agree that their answers are used" in found.err
    assert not (folder / "people.csv").exists()


def test_no_answer_at_all_is_a_problem(command: Command, folder: Path) -> None:
    """Nothing was understood, so nothing can be done."""
    _sent(folder, "hello.txt", "Hello!")
    found = _collect(command, "sent", "--yes")
    assert found.code == 1
    assert found.err.startswith("there is no answer to a poll page in what was given\n")


def test_answers_that_do_not_count_are_problems_where_none_does(command: Command, folder: Path) -> None:
    """The reason is told as what keeps the command from going on."""
    _sent(folder, "ana.txt", text().replace("16:00", "17:00"))
    found = _collect(command, "sent", "--yes")
    assert found.code == 1
    assert "1 problem; nothing was written." in found.err


def test_files_without_an_answer_are_named(command: Command, folder: Path) -> None:
    """A few of them; never what is in them."""
    _sent(folder, "ana.txt", text())
    for number in range(5):
        _sent(folder, f"hello-{number}.txt", "My secret")
    found = _collect(command, "sent")
    assert "No answer is in sent/hello-0.txt, sent/hello-1.txt, sent/hello-2.txt and 2 more." in found.err
    assert "secret" not in found.err + found.out


def test_answers_can_be_pasted(command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A - stands for what comes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text().encode())))
    found = _collect(command, "-", "--yes")
    assert found.code == 0
    assert (folder / "people.csv").exists()


def test_a_dry_run_writes_nothing(command: Command, folder: Path) -> None:
    """It says what would be written."""
    _sent(folder, "ana.txt", text())
    found = _collect(command, "sent", "--yes", "--dry-run")
    assert found.err == "new  people.csv\nThis was a dry run: nothing was written.\n"
    assert not (folder / "people.csv").exists()
    assert not (folder / ".circlekit").exists()


def test_the_document_holds_nobodys_answers(command: Command, folder: Path) -> None:
    """Who answered when, in which file, and what became of it; not what they said."""
    _sent(folder, "ana.txt", text(needs=("A private need",)))
    found = _collect(command, "sent", "--yes", "--json")
    document = json.loads(found.out)
    assert document["answers"] == [
        {"name": "Ana Silva", "answered": "2026-10-11T14:05:09Z", "file": "sent/ana.txt", "agrees": True}
    ]
    assert (document["accepted"], document["written"], document["without_answer"]) == (True, True, [])
    assert document["people"]["new"] == [{"id": "ana-silva", "name": "Ana Silva"}]
    assert document["files"] == [{"path": "people.csv", "status": "new"}]
    assert "private" not in found.out
    assert "ana@example.org" not in found.out


def test_nothing_private_is_talked_about(command: Command, folder: Path) -> None:
    """Standard error ends up in logs and in questions to others: no address and no need comes there."""
    private = {"needs": ("A private need",), "offers": ("x; y",), "region": ("private",)}
    _sent(folder, "1.txt", text(**private))
    _sent(folder, "2.txt", text("Ben Roth", email="ben at home", **private))
    _sent(folder, "3.txt", text("Cem Ak", **private).replace("16:00", "17:00"))
    _sent(folder, "4.txt", text("Dia Roy", **private).partition("answered")[0])
    for words in ((), ("--unchecked",), ("--yes",), ("--yes", "--keep", "first")):
        said = _collect(command, "sent", *words).err
        assert said
        assert "private" not in said
        assert not any(f"{name}@example.org" in said for name in ("ana", "ben", "cem", "dia"))
        assert "at home" not in said


@pytest.mark.parametrize(
    ("cohort", "code", "said"),
    [
        (None, 4, "cohort.yaml does not exist"),
        (COHORT.replace("2027-01-11", "soon"), 1, "«soon» is not a date"),
        (COHORT.replace("people.csv", "{ana: {name: Ana}}"), 1, "the people stand in cohort.yaml itself"),
    ],
)
def test_answers_belong_to_a_sound_cohort(
    command: Command, tmp_path: Path, cohort: str | None, code: int, said: str
) -> None:
    """What its page asks decides what an answer may say."""
    if cohort:
        (tmp_path / "cohort.yaml").write_text(cohort, encoding="utf-8")
    _sent(tmp_path, "ana.txt", text())
    found = _collect(command, "sent", "--yes")
    assert found.code == code
    assert said in found.err
    assert not (tmp_path / "people.csv").exists()


def test_an_answer_of_another_cohort_is_left_out(command: Command, folder: Path) -> None:
    """Somebody sent the page of last year."""
    _sent(folder, "ana.txt", text())
    (folder / "cohort.yaml").write_text(COHORT.replace("Spring", "Autumn"), encoding="utf-8")
    found = _collect(command, "sent")
    assert found.code == 1
    assert "is for the cohort «spring-2027», and this one is «autumn-2027»" in found.err


def test_a_file_that_is_not_there_is_trouble(command: Command, folder: Path) -> None:
    """A slip in a name ends the run before anything is read."""
    found = _collect(command, "nothing.txt")
    assert (found.code, found.err) == (4, "nothing.txt does not exist\n")


def test_people_can_go_elsewhere(command: Command, folder: Path) -> None:
    """--to names the table."""
    _sent(folder, "ana.txt", text())
    assert _collect(command, "sent", "--to", "more.csv", "--yes").code == 0
    assert (folder / "more.csv").exists()


def test_collected_people_can_be_matched(command: Command, folder: Path) -> None:
    """From what came back to circles in two commands."""
    for name in ("Ana", "Ben", "Cem", "Dia", "Eva", "Fay"):
        _sent(folder, f"{name}.txt", text(name, lead="yes" if name == "Ana" else "no"))
    assert _collect(command, "sent", "--yes").code == 0
    assert command("match").code == 0


def test_an_empty_name_is_wrong_use(command: Command) -> None:
    """It would be the folder at hand, with everything in it."""
    done = command("collect", "")
    assert (done.code, "one of the names is empty" in done.err) == (2, True)
