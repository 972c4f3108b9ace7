import os
import subprocess
import sys
from datetime import date

import pytest

import circlekit
from circlekit.core.problems import FileTrouble, InputProblems, Place, Problem
from circlekit.core.sections import Rhythm
from circlekit.core.windows import Window
from circlekit.files.reading import in_order, load, read_bytes, read_cohort, read_plan
from tests.files.intake.making_workbooks import workbook

CONTRACT = """\
cohort: Spring 2027                # name; the only other required keys are starts, ends and participants
id: spring-2027                    # optional; a slug of the name
purpose: To learn.
principles: [Everyone has a voice., What is said here stays here.]
commitment: We come.
process: troika-consulting
starts: 2027-01-11
ends: 2027-07-09
size: 6-8
timezone: Europe/London
meeting: {every: month, minutes: 60, video: https://example.org/room}
coordinator: {name: Noor, email: noor@example.org}
language: en
matching:
  mix: [organisation, region]
  align: [level]
  complement: {needs: offers}
  not_alone: [gender]
  prefer: [[e, f]]
  avoid: [[g, h]]
  share: [languages]
  within: {level: 1}
  apart: [[a, b], [c, e]]
  together: [[c, d]]
  separate: manager
  at_most: {manager: 2}
  weights: {mix: 2}
holidays: {dates: [2027-04-05]}
nudges: {week_before: 7, rsvp: 3, day_before: no}
readings: [https://example.org/a]
links: {Notes: https://example.org/notes}
participants:
  amina:
    name: Amina Diallo
    email: amina@example.org
    timezone: Africa/Dakar
    available: [Tue 16:00-19:00, Wed 09:00-12:00]
    if_needed: [Fri 09:00-11:00]
    lead: yes
    languages: [fr, en]
    needs: [fundraising]
    offers: [facilitation]
    knows: [a]
    country: SN
    share_email: no
    organisation: 0712
  a: &
""".replace(
    "  a: &\n",
    "".join(
        f"  {h}: {{name: {h.upper()}, level: 1, region: N, gender: x, manager: amina}}\n" for h in "abcdefgh"
    ),
)

SOUND = "cohort: T\nstarts: 2027-01-11\nends: 2027-07-09\ntimezone: UTC\nparticipants: {ana: {name: Ana}}\n"


@pytest.fixture
def cohort_file(tmp_path):
    """Return a function that writes a cohort file and returns its path."""

    def write(text, **others):
        for name, content in others.items():
            (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
        (tmp_path / "cohort.yaml").write_text(text, encoding="utf-8")
        return tmp_path / "cohort.yaml"

    return write


def _problems(path, kind=InputProblems):
    with pytest.raises(kind) as raised:
        load(path)
    found = raised.value.problems
    return [(problem.place.file.rpartition("/")[2], problem.place.line, problem.message) for problem in found]


def test_every_key_of_the_format_is_read(cohort_file):
    """The example of the format loads without a word, and every scalar is what was typed."""
    loaded = read_cohort(cohort_file(CONTRACT))
    cohort, amina = loaded.cohort, loaded.cohort.participants[0]
    assert loaded.warnings == ()
    assert (cohort.starts, cohort.size, cohort.meeting.every) == (date(2027, 1, 11), (6, 8), Rhythm.MONTH)
    assert (cohort.matching.apart, cohort.matching.separate) == ((("a", "b"), ("c", "e")), ("manager",))
    assert (cohort.nudges.day_before, cohort.holidays.dates) == (None, (date(2027, 4, 5),))
    assert amina.available == (Window(2400, 2580), Window(3420, 3600))
    assert (amina.lead, amina.share_email, amina.fields) == ("yes", False, {"organisation": ("0712",)})
    assert [person.id for person in cohort.participants] == ["amina", *"abcdefgh"]


def test_only_four_keys_are_needed(cohort_file):
    """Everything else has a default, and the id is a slug of the name."""
    cohort = circlekit.load(cohort_file(SOUND.replace("cohort: T", "cohort: Zoë's Third")))
    assert (cohort.id, cohort.language, cohort.history) == ("zoes-third", "en", ())


def test_keys_with_nothing_behind_them_count_as_not_given(cohort_file):
    """A form that was not filled in is no mistake, but what is required is asked for."""
    blank = "size:\nmatching:\nmeeting: {every: , minutes: 90}\ncoordinator:\n  name:\nhistory:\nid:\n"
    cohort = load(cohort_file(SOUND + blank))
    assert (cohort.size, cohort.meeting.every, cohort.meeting.minutes) == ((6, 8), Rhythm.MONTH, 90)
    assert _problems(cohort_file(SOUND.replace("2027-01-11", ""))) == [
        ("cohort.yaml", 2, "starts: this is empty")
    ]
    assert _problems(cohort_file(SOUND.replace("starts: 2027-01-11\n", ""))) == [
        ("cohort.yaml", 1, "starts is missing")
    ]


def test_problems_of_all_files_are_reported_in_order(cohort_file):
    """One unreadable part hides no other; places are sorted, file by file."""
    text = (
        "size: x\nstarts: 2027-01-11\nends: tomorrow\ntimezone: Mars\nparticipants: people.csv\n"
        "matching: {apart: [[ana, bne], x], prefer: [[ben, zed]]}\nfocus: [x\n, {y: z}]\n"
    )
    people = "name,timezone,lead\nAna,Europe/Berln,yes\nBen,UTC,perhaps\n"
    assert [place for *place, _ in _problems(cohort_file(text, people=people))] == [
        ["cohort.yaml", 1],
        ["cohort.yaml", 1],
        ["cohort.yaml", 3],
        ["cohort.yaml", 4],
        ["cohort.yaml", 6],
        ["cohort.yaml", 6],
        ["cohort.yaml", 7],
        ["people.csv", 2],
        ["people.csv", 3],
    ]


def test_a_refused_value_is_not_complained_of_twice(cohort_file):
    """What stands in for an alias is no name, which is no news."""
    text = SOUND.replace("{name: Ana}", "{name: *a, lead: !x }").replace("2027-07-09", "&x 2027-07-09")
    assert [message for *_, message in _problems(cohort_file(text))] == [
        "& starts an anchor, which is not supported",
        "* starts an alias, which is not supported",
        "! starts a tag, which is not supported",
    ]


def test_both_lines_of_a_contradiction_are_named(cohort_file):
    """Whoever corrects it needs to see both."""
    people = "name,email\nAna,a@example.org\nBen,A@example.org\n"
    text = SOUND.replace("{ana: {name: Ana}}", "people.csv")
    assert _problems(cohort_file(text, people=people)) == [
        ("people.csv", 3, "«Ben» and «Ana» have the same address (lines 2 and 3)")
    ]


def test_a_file_that_cannot_be_read_is_trouble_with_files(cohort_file, tmp_path):
    """When nothing else is wrong, a missing table is no fault of the input; it has a place all the same."""
    path = cohort_file(SOUND.replace("{ana: {name: Ana}}", "people.csv"))
    assert _problems(path, FileTrouble) == [("cohort.yaml", 5, "participants: people.csv does not exist")]
    with pytest.raises(FileTrouble, match=r"cohort\.yaml does not exist"):
        load(tmp_path / "folder" / "cohort.yaml")


def test_a_name_that_cannot_be_a_file_is_said_in_one_line(cohort_file):
    """A text that slipped under participants is shown as far as it can be."""
    path = cohort_file(SOUND.replace("{ana: {name: Ana}}", f"x{'y' * 300}"))
    ((_, _, message),) = _problems(path, FileTrouble)
    assert "cannot be read" in message
    assert len(message) < 200


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("[ana]", "participants must be a mapping of people, or the name of a file"),
        ("{}", "nobody takes part yet"),
        ("", "nobody takes part yet"),
    ],
)
def test_without_people_nothing_more_is_said_about_people(cohort_file, given, message):
    """Rules that name people are not blamed when nobody could be read."""
    text = SOUND.replace("{ana: {name: Ana}}", given) + "matching: {apart: [[ana, ben]], mix: [role]}\n"
    assert [found for *_, found in _problems(cohort_file(text))] == [message]


def test_a_history_that_cannot_be_read_is_a_problem_of_the_cohort(cohort_file):
    """Its place is where the cohort names it."""
    ((file, line, message),) = _problems(cohort_file(SOUND + "history: [autumn.yaml]\n"))
    assert (file, line) == ("cohort.yaml", 6)
    assert "autumn.yaml does not exist" in message


def test_problems_are_sorted_and_each_is_said_once():
    """Two checks that find the same are one line."""
    later, earlier = (Problem((), "m", place=Place("f", line)) for line in (12, 9))
    assert in_order([later, earlier, later]) == [earlier, later]


def test_only_regular_files_are_read(tmp_path):
    """A folder is called one, and a pipe does not make the command wait for ever."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"12345")
    with pytest.raises(FileTrouble, match=r"^it is a folder, not a file \(why\)$"):
        read_bytes(tmp_path, "it", "why")
    with pytest.raises(FileTrouble, match=r"^it is not a file$"):
        read_bytes(tmp_path / "pipe", "it")
    with pytest.raises(FileTrouble, match=r"^it cannot be read: not a directory$"):
        read_bytes(tmp_path / "file" / "x", "it")
    assert read_bytes(tmp_path / "file", "it", most=3) == b"1234"


PLAN = "cohort: Spring 2027\nstarts: 2027-01-11\nends: 2027-07-09\nhistory: [gone.yaml]\n"


@pytest.mark.parametrize(
    ("people", "table"),
    [
        ("", ""),
        ("participants: people.csv\n", "people.csv"),
        ("participants: {amina: {timezone: nowhere}}\n", ""),
        ("matching: {apart: [[a, b]], share: [languages]}\nparticipants: [a]\n", ""),
    ],
)
def test_a_plan_needs_nobody(tmp_path, people, table):
    """What a cohort agreed can be read before anybody takes part, whatever stands under participants."""
    path = tmp_path / "cohort.yaml"
    path.write_text(PLAN + people, encoding="utf-8")
    loaded = read_plan(path)
    assert (loaded.cohort.cohort, loaded.cohort.participants, loaded.table) == ("Spring 2027", (), table)
    assert loaded.warnings == ()


def test_a_plan_is_read_with_the_same_care(tmp_path):
    """A mistake in the rest of the file stops it, with its place."""
    path = tmp_path / "cohort.yaml"
    path.write_text(PLAN + "poll: {step: 20}\n", encoding="utf-8")
    with pytest.raises(InputProblems) as caught:
        read_plan(path)
    (problem,) = caught.value.problems
    assert (problem.message, problem.place) == (
        "poll.step: a cell of the week has 15, 30 or 60 minutes",
        Place(str(path), 5, 14),
    )


def test_a_cohort_knows_its_table(tmp_path):
    """The file that participants names is remembered; people in the cohort file itself have none."""
    path = tmp_path / "cohort.yaml"
    (tmp_path / "people.csv").write_text("name,timezone\nAmina,Africa/Dakar\n", encoding="utf-8")
    path.write_text(PLAN.replace("history: [gone.yaml]\n", "participants: people.csv\n"), encoding="utf-8")
    assert read_cohort(path).table == "people.csv"


def test_participants_may_stand_in_a_workbook(tmp_path):
    """A mistake has the row and the column that a spreadsheet shows."""
    path = tmp_path / "cohort.yaml"
    path.write_text(PLAN.replace("history: [gone.yaml]\n", "participants: people.xlsx\n"), encoding="utf-8")
    rows = [["name", "timezone", "languages"], ["Amina", "Africa/Dakar", "fr; en"]]
    (tmp_path / "people.xlsx").write_bytes(workbook(rows))
    (amina,) = load(path).participants
    assert (amina.id, amina.timezone, amina.languages) == ("amina", "Africa/Dakar", ("fr", "en"))
    (tmp_path / "people.xlsx").write_bytes(workbook([*rows, ["Ben", "Mars", "en"]]))
    with pytest.raises(InputProblems) as caught:
        load(path)
    assert [problem.place for problem in caught.value.problems] == [
        Place(str(tmp_path / "people.xlsx"), 3, 2)
    ]


@pytest.mark.parametrize(("name", "loaded"), [("people.csv", []), ("people.xlsx", ["openpyxl"])])
def test_only_a_workbook_loads_what_reads_workbooks(tmp_path, name, loaded):
    """Whoever keeps a CSV file does not wait for it."""
    (tmp_path / "people.csv").write_text("name,timezone\nAmina,Africa/Dakar\n", encoding="utf-8")
    (tmp_path / "people.xlsx").write_bytes(workbook([["name", "timezone"], ["Amina", "Africa/Dakar"]]))
    path = tmp_path / "cohort.yaml"
    path.write_text(PLAN.replace("history: [gone.yaml]\n", f"participants: {name}\n"), encoding="utf-8")
    program = "import sys, circlekit; circlekit.load(sys.argv[1]); print(*{'openpyxl'} & {*sys.modules})"
    outcome = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert outcome.stdout.split() == loaded
