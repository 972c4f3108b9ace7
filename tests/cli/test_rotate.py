"""``circlekit rotate``: the next cohort's folder from answers, and the old one left as it was."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from tests.cli.conftest import Command

NEXT = "rotation/july-2027"

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 3
process: ways/walk.yaml
matching: {prefer: [[amina, ben]], avoid: [[cem, eve]]}
coordinator: {name: Noor Haddad, email: noor@example.org}
participants:
  amina: {name: Amina Diallo, email: amina@example.org, lead: yes}
  ben: {name: Ben O'Neill, email: ben@example.org, lead: yes, team: =1+1}
  cem: {name: Cem Yılmaz, lead: if needed, needs: [law]}
  dia: {name: Dia Rao, lead: yes}
  eve: {name: Evelyn Smith, email: evelyn@example.org, lead: yes, needs: [a private thing]}
  fay: {name: Fay Wong, lead: yes}
"""

CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Circle 1, lead: amina, members: [amina, ben, cem]}
  c2: {name: Circle 2, lead: dia, members: [dia, eve, fay]}
"""

WALK = """\
name: Walk and talk
summary: Two and two, outside.
link: https://example.org/walk
source: our own
licence: CC0
turns: as many as fit
steps: {One walks with another and talks: 10-20}
"""

EVE_FOR_ZOE = "leave: [eve]\njoin:\n  zoe: {name: Zoë Okafor, lead: yes, timezone: Africa/Lagos}\n"

IN_NEXT = (
    ".circlekit/cohort.schema.json",
    ".circlekit/state.json",
    "circles.yaml",
    "cohort.yaml",
    "ending/.gitignore",
    "ending/README.md",
    "ending/drafts/stay/amina.eml",
    "ending/drafts/stay/ben.eml",
    "ending/drafts/stay/cem.md",
    "ending/drafts/stay/dia.md",
    "ending/drafts/stay/eve.eml",
    "ending/drafts/stay/fay.md",
    "history/01-spring-2027.yaml",
    "met.svg",
    "network.svg",
    "people.csv",
    "rotation.md",
    "ways/walk.yaml",
)
"""The new folder where everybody stays."""

ONE_MORE_DRAFT = len(IN_NEXT) + 1
"""So many files it has where one leaves and one joins: both get a draft."""


@pytest.fixture
def folder(command: Command, tmp_path: Path) -> Path:
    """A cohort of six in two circles of three, at its end; nobody has answered yet."""
    place = tmp_path / "spring"
    (place / "ways").mkdir(parents=True)
    for name, text in (("cohort.yaml", COHORT), ("circles.yaml", CIRCLES), ("ways/walk.yaml", WALK)):
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def rotate(command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run ``circlekit rotate`` in the folder of the cohort that ends."""
    monkeypatch.chdir(folder)
    return lambda *words: command("rotate", *words)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def own(folder: Path) -> dict[str, bytes]:
    """Return the cohort's own files: without what circlekit remembers, and without the next cohort."""
    outputs = (".circlekit/", "rotation/")
    return {name: data for name, data in contents(folder).items() if not name.startswith(outputs)}


def answer(folder: Path, text: str, name: str = "answers.yaml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_without_answers_everybody_stays_and_circles_are_mixed(folder: Path, rotate: Command) -> None:
    """Three of each over two circles: two of them stay together, one pair for each old circle."""
    done = rotate()
    assert done.code == 0
    assert "No answers.yaml: everybody stays.\n" in done.err
    assert "  2 pairs have been in a circle before; 2 is the least possible in 2 circles.\n" in done.err
    assert "  Meeting again, since fewer is not possible: " in done.err
    assert tuple(contents(folder / NEXT)) == IN_NEXT


def test_answers_beside_the_cohort_are_found(folder: Path, rotate: Command) -> None:
    """One leaves, one joins, five say nothing; nobody of the old circle of three keeps two companions."""
    answer(folder, EVE_FOR_ZOE)
    done = rotate()
    assert done.code == 0
    assert "1 leave and 1 join; 5 people said nothing and so stay.\n" in done.err
    rows = [line.split("\t") for line in done.out.splitlines()[1:]]
    assert sorted(row[1] for row in rows) == ["amina", "ben", "cem", "dia", "fay", "zoe"]
    assert sum(row[3] == "lead" for row in rows) == 2


def test_when_all_have_answered_nobody_is_silent(folder: Path, rotate: Command) -> None:
    """Then only what was said is counted."""
    answer(folder, "stay: [amina, ben, cem, dia, fay]\n" + EVE_FOR_ZOE)
    assert rotate().err.startswith("5 stay, 1 leave and 1 join.\n")


def test_a_table_of_answers_does_as_well(folder: Path, rotate: Command) -> None:
    """The two files say the same, and give the same bytes."""
    answer(folder, EVE_FOR_ZOE)
    assert rotate().code == 0
    first = contents(folder / NEXT)
    (folder / "answers.yaml").unlink()
    table = "name,answer,id,timezone,lead\nEvelyn Smith,leave,,,\nZoë Okafor,join,zoe,Africa/Lagos,yes\n"
    answer(folder, table, "round.csv")
    done = rotate("--answers", "round.csv")
    assert done.err.endswith(f"Nothing changed; {ONE_MORE_DRAFT} files are up to date.\n")
    assert contents(folder / NEXT) == first


def test_the_old_folder_is_byte_for_byte_what_it_was(folder: Path, rotate: Command) -> None:
    """Also after a second run, and when something is wrong."""
    answer(folder, EVE_FOR_ZOE)
    before = own(folder)
    assert [rotate().code, rotate().code, rotate("--size", "9").code] == [0, 0, 3]
    assert own(folder) == before


def test_a_second_run_changes_no_byte(folder: Path, rotate: Command) -> None:
    """The same answers and seed give the same folder."""
    answer(folder, EVE_FOR_ZOE)
    rotate()
    first = contents(folder)
    assert rotate().err.endswith(f"Nothing changed; {ONE_MORE_DRAFT} files are up to date.\n")
    assert contents(folder) == first


def test_nothing_of_those_who_left_is_in_the_new_folder(folder: Path, rotate: Command) -> None:
    """But their handle, in the history alone; what is to be sent and then deleted stands apart."""
    answer(folder, EVE_FOR_ZOE)
    rotate()
    files = {name: data for name, data in contents(folder / NEXT).items() if not name.startswith("ending/")}
    everything = b"\n".join(files.values())
    for private in (b"Evelyn", b"evelyn@example.org", b"private"):
        assert private not in everything
    assert [name for name, data in files.items() if b"[dia, eve, fay]" in data] == [
        "history/01-spring-2027.yaml"
    ]


def test_the_new_folder_works_with_every_command(
    folder: Path, rotate: Command, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anywhere on the disk, and matching it again finds the circles that rotation found."""
    answer(folder, EVE_FOR_ZOE)
    rotate()
    elsewhere = tmp_path / "moved"
    (folder / NEXT).rename(elsewhere)
    monkeypatch.chdir(elsewhere)
    assert command("check").code == 0
    assert command("match").err.endswith("Nothing changed; 1 file is up to date.\n")
    assert command("schedule", "--ics", "--today", "2027-07-09").code == 0
    assert command("nudge", "--all", "--today", "2027-07-09").code == 0
    assert "Walk and talk" in (elsewhere / "calendar" / "community.ics").read_text(encoding="utf-8")
    again = command("rotate")
    assert again.code == 0
    assert len(list((elsewhere / "rotation" / "january-2028" / "history").iterdir())) == 2


def test_nobody_meets_again_who_need_not(folder: Path, rotate: Command) -> None:
    """After two rounds four pairs of the six have met; the third has as few of them as can be."""
    rotate()
    document = json.loads(rotate("--json").out)
    circles = [circle["members"] for circle in document["circles"]]
    met = [{"amina", "ben", "cem"}, {"dia", "eve", "fay"}]
    again = [
        pair for group in circles for pair in combinations(group, 2) if any(set(pair) <= old for old in met)
    ]
    assert len(again) == document["least"] == 2
    assert sorted((pair["first"], pair["second"]) for pair in document["again"]) == sorted(again)


def test_json_is_one_document_and_files_are_written_all_the_same(folder: Path, rotate: Command) -> None:
    """It has what match has, who meets again and why, and the files."""
    document = json.loads(rotate("--json").out)
    assert document["schema"] == 1
    assert document["cohort"] == "july-2027"
    assert (document["least"], document["pairs"]) == (2, 6)
    assert set(document["again"][0]) == {"first", "second", "times", "why"}
    assert {"path": f"{NEXT}/cohort.yaml", "status": "new"} in document["files"]
    assert (folder / NEXT / "cohort.yaml").exists()


def test_a_dry_run_writes_nothing(folder: Path, rotate: Command) -> None:
    """It says what would be new."""
    before = contents(folder)
    done = rotate("--dry-run")
    assert done.code == 0
    assert done.err.endswith(
        f"new  rotation/ ({len(IN_NEXT)} files)\nThis was a dry run: nothing was written.\n"
    )
    assert contents(folder) == before


def test_an_edited_folder_is_not_written_over(folder: Path, rotate: Command) -> None:
    """A person's edit stays, unless they say --force."""
    rotate()
    people = folder / NEXT / "people.csv"
    people.write_bytes(people.read_bytes().replace(b"Cem", b"Cemal"))
    edited = contents(folder)
    answer(folder, EVE_FOR_ZOE)
    refused = rotate()
    assert refused.code == 4
    assert "people.csv» was edited since circlekit wrote it" in refused.err
    (folder / "answers.yaml").unlink()
    assert contents(folder) == edited
    assert rotate("--force").code == 0
    assert b"Cemal" not in people.read_bytes()


@pytest.mark.parametrize("place", ["next", "../next", "rotation/autumn", "../deep/next"])
def test_the_new_folder_may_stand_elsewhere(folder: Path, rotate: Command, place: str) -> None:
    """Inside the old one or outside; a second run finds it again."""
    assert rotate("--to", place).code == 0
    assert tuple(contents(folder / place)) == IN_NEXT
    assert rotate("--to", place).err.endswith(f"Nothing changed; {len(IN_NEXT)} files are up to date.\n")


def test_an_empty_folder_may_be_filled(folder: Path, rotate: Command) -> None:
    """Somebody made it beforehand."""
    (folder.parent / "next").mkdir()
    assert rotate("--to", "../next").code == 0
    assert tuple(contents(folder.parent / "next")) == IN_NEXT


def test_another_cohort_is_not_written_over(folder: Path, rotate: Command) -> None:
    """A folder that holds one already is refused, and left as it is."""
    other = folder.parent / "other"
    other.mkdir()
    answer(other, "cohort: Other\n", "cohort.yaml")
    done = rotate("--to", "../other")
    assert done.code == 4
    assert "cohort.yaml» was not written by circlekit" in done.err
    assert contents(other) == {"cohort.yaml": b"cohort: Other\n"}


def test_a_file_is_no_folder(folder: Path, rotate: Command) -> None:
    """It stays as it is."""
    answer(folder.parent, "mine", "file")
    assert rotate("--to", "../file").code == 4
    assert (folder.parent / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("place", ["loop", "loop/next"])
def test_a_link_to_itself_is_no_folder(folder: Path, rotate: Command, place: str) -> None:
    """It leads nowhere, and nothing is written."""
    (folder / "loop").symlink_to("loop")
    done = rotate("--to", place)
    assert (done.code, done.err.splitlines()[-2]) == (2, f"«{place}» is a link that leads nowhere")


def test_a_link_to_another_place_is_followed(folder: Path, rotate: Command) -> None:
    """The folder stands where the link leads."""
    (folder / "link").symlink_to("../next")
    assert rotate("--to", "link").code == 0
    assert tuple(contents(folder.parent / "next")) == IN_NEXT


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (".", "«.» is the folder of the cohort that ends"),
        ("../spring", "«../spring» is the folder of the cohort that ends"),
        ("next/..", "«next/..» is the folder of the cohort that ends"),
        ("..", "«..» is the folder around the cohort that ends"),
        ("ending/next", "«ending/next» has another purpose in this cohort"),
        ("calendar", "«calendar» has another purpose in this cohort"),
        ("rotation", "«rotation» has another purpose in this cohort"),
        (".circlekit/next", "«.circlekit/next» has another purpose in this cohort"),
        ("/", "«/» is no place for a cohort"),
    ],
)
def test_some_places_are_not_for_a_cohort(folder: Path, rotate: Command, place: str, message: str) -> None:
    """Whatever else is said, the old cohort is never written over."""
    before = own(folder)
    done = rotate("--force", "--to", place)
    assert done.code == 2
    assert done.err.splitlines()[-2] == message
    assert own(folder) == before


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ("leave: [amina, ben, cem, dia, eve, fay]\n", "nobody goes on and nobody joins"),
        (
            "leave: [eve, ben]\n",
            "of those who go on and those who join: 4 people cannot be cut into circles of 3",
        ),
    ],
)
def test_a_number_that_cannot_be_cut_writes_nothing(
    folder: Path, rotate: Command, answers: str, message: str
) -> None:
    """Exit 3, the sentence and the ways out; no folder."""
    answer(folder, answers)
    done = rotate()
    assert done.code == 3
    assert message in done.err
    assert not (folder / "rotation").exists()


def test_one_may_wait_or_circles_may_be_smaller(folder: Path, rotate: Command) -> None:
    """Both ways out that are named lead to a folder; the new size goes on."""
    answer(folder, "leave: [eve, ben]\n")
    assert rotate("--allow-unplaced").code == 0
    assert "unplaced: {}" not in (folder / NEXT / "circles.yaml").read_text(encoding="utf-8")
    assert rotate("--size", "2-3", "--force").code == 0
    assert "\nsize: 2-3\n" in (folder / NEXT / "cohort.yaml").read_text(encoding="utf-8")


def test_a_rule_that_cannot_be_kept_is_shown_where_it_stands(folder: Path, rotate: Command) -> None:
    """Four who are apart pair by pair need four circles; each pair is shown in the cohort file."""
    pairs = "[amina, dia], [amina, ben], [amina, fay], [dia, ben], [dia, fay], [ben, fay]"
    text = COHORT.replace("{prefer: [[amina, ben]], ", f"{{apart: [{pairs}], ")
    answer(folder, text, "cohort.yaml")
    done = rotate()
    assert done.code == 3
    assert sum(line.startswith("cohort.yaml:7:") for line in done.err.splitlines()) == 6
    assert "must all be apart" in done.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--name", "Spring 2027"), "«Spring 2027» has the same id as an earlier cohort: «spring-2027»"),
        (("--name", "a\nb"), "this must be one line"),
        (("--name", ""), "this is empty"),
        (("--size", "8-6"), "8-6 runs backwards"),
        (("--starts", "2027-02-30"), "there is no 2027-02-30 in the calendar"),
        (("--starts", "9999-12-31"), "9999-12-31 cannot be meant"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    folder: Path, rotate: Command, options: tuple[str, str], message: str
) -> None:
    """Exit 2 with a sentence, and nothing is written."""
    done = rotate(*options)
    assert done.code == 2
    assert message in done.err
    assert not (folder / "rotation").exists()


def test_a_name_and_a_start_may_be_given(folder: Path, rotate: Command) -> None:
    """The folder is called after the name; a start before the old end is worth a warning."""
    done = rotate("--name", "Autumn: 2027", "--starts", "2027-07-01")
    assert done.code == 0
    assert "warning: the next cohort starts on 2027-07-01, but this one ends on 2027-07-09" in done.err
    text = (folder / "rotation" / "autumn-2027" / "cohort.yaml").read_text(encoding="utf-8")
    assert 'cohort: "Autumn: 2027"\nid: autumn-2027\nstarts: 2027-07-01\nends: 2027-12-27\n' in text


def test_without_circles_there_is_nothing_to_rotate(folder: Path, rotate: Command) -> None:
    """The way is to match first."""
    (folder / "circles.yaml").unlink()
    done = rotate()
    assert done.code == 1
    assert "circles.yaml does not exist" in done.err
    assert "  hint: form circles first: circlekit match\n" in done.err


def test_two_answers_files_are_one_too_many(folder: Path, rotate: Command) -> None:
    """Which one counts has to be said."""
    answer(folder, "leave: [eve]\n")
    answer(folder, "id,answer\nben,leave\n", "answers.csv")
    assert rotate().code == 2
    assert rotate("--answers", "answers.csv", "--size", "5").code == 0


def test_mistakes_in_answers_stop_everything(folder: Path, rotate: Command) -> None:
    """Exit 1 with their places; the JSON document has them too."""
    answer(folder, "stay: [amina]\nleave: [amina, zed]\n")
    done = rotate()
    assert done.code == 1
    assert "answers.yaml:2:9: «Amina Diallo» is down to stay and to leave\n" in done.err
    problems = json.loads(rotate("--json").out)["problems"]
    assert [(problem["line"], problem["column"]) for problem in problems] == [(2, 9), (2, 16)]
    assert not (folder / "rotation").exists()


def test_missing_answers_are_a_file_trouble(folder: Path, rotate: Command) -> None:
    """A file that was named has to be there."""
    assert rotate("--answers", "nowhere.yaml").code == 4


def test_many_who_meet_again_are_counted(folder: Path, rotate: Command) -> None:
    """One line stays one line; rotation.md names everybody."""
    handles = [f"p{number:02}" for number in range(16)]
    head = COHORT.partition("matching:")[0].replace("size: 3", "size: 8")
    people = "".join(f"  {handle}: {{name: {handle.upper()}, lead: yes}}\n" for handle in handles)
    answer(folder, f"{head}participants:\n{people}", "cohort.yaml")
    circles = [
        f"  c{number}: {{name: Old {number}, lead: {group[0]}, members: [{', '.join(group)}]}}\n"
        for number, group in enumerate((handles[:8], handles[8:]), 1)
    ]
    answer(folder, f"cohort: spring-2027\ncircles:\n{''.join(circles)}", "circles.yaml")
    (line,) = (line for line in rotate().err.splitlines() if "Meeting again" in line)
    named, counted = line.count(" with "), int(line.rpartition("; and ")[2].split()[0])
    note = (folder / NEXT / "rotation.md").read_text(encoding="utf-8")
    assert named == 6
    (told,) = (line for line in note.splitlines() if "Meeting again" in line and "P00" in line)
    (others,) = (line for line in note.splitlines() if "Meeting again" in line and line != told)
    assert told.count(" with ") + others.count(" with ") == named + counted
