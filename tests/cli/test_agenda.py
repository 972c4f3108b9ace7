"""The page of a meeting, as people print it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command

PEOPLE = ("amina", "ben", "chi", "dan", "eli", "fay", "gus")

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
process: {process}
meeting: {meeting}
circles: {circles}
share_outs: {share_outs}
participants:
  amina: {{name: Amina Diallo, lead: yes, email: amina@example.org, timezone: Africa/Dakar, needs: [courage]}}
  ben: {{name: Ben *O'Neill*, timezone: Europe/Berlin}}
  chi: {{name: Chi Obi}}
  dan: {{name: Dan Roth}}
  eli: {{name: Eli Cohen}}
  fay: {{name: Fay Marsh}}
  gus: {{name: Gus Lund}}
"""
CIRCLES = f"""\
cohort: spring-2027
circles:
  c1: {{name: Circle 1, lead: amina, members: [{", ".join(PEOPLE)}]}}
"""
SCHEDULE = """\
cohort: spring-2027
slots:
  c1: {first: 2027-01-12, weekday: Tue, week: 2, start: "16:00", minutes: 60, timezone: Europe/London}
"""

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Write a cohort of one circle of seven that meets six times, with what a test says of it."""

    def written(**said: str) -> Path:
        usual = {
            "process": "troika-consulting",
            "meeting": "{minutes: 60}",
            "circles": "{}",
            "share_outs": "{}",
        }
        files = {
            "cohort.yaml": COHORT.format(**usual | {key: text for key, text in said.items() if key in usual}),
            "circles.yaml": CIRCLES,
            "schedule.yaml": SCHEDULE.replace("minutes: 60", f"minutes: {said.get('minutes', '60')}"),
        }
        if "log" in said:
            files["log.yaml"] = f"cohort: spring-2027\n{said['log']}"
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return written


def test_the_page_is_markdown_on_standard_output(command: Command, folder: Folder) -> None:
    """Title, when for everyone, principles, who is here, and the run sheet for seven in full."""
    folder()
    code, out, err = command("agenda", "c1", "3")
    assert (code, err) == (0, "")
    assert out.startswith("# Circle 1: meeting 3 of 6\n\nWhen:\n- Tuesday 9 March 2027, 16:00 (Dakar, UTC+0)")
    assert "- Tuesday 9 March 2027, 17:00 (Berlin, UTC+1): Ben \\*O'Neill\\*\n" in out
    assert "**How we are together:**\n- Everyone has a voice.\n" in out
    assert "☐ Amina Diallo ☐ Ben" in out
    assert "- 0–5 min: Welcome; read our purpose and principles aloud\n- 5–12 min: Good news" in out
    assert "\nNext meeting: Tuesday 13 April, 15:00 (Dakar, UTC+0)" in out


def test_there_is_a_plan_for_each_number_that_may_come(command: Command, folder: Folder) -> None:
    """Seven, and three fewer; each with its own groups."""
    folder()
    out = command("agenda", "c1", "3").out
    headings = [line for line in out.splitlines() if line.startswith("## If")]
    assert headings == [f"## If {number} are here" for number in (7, 6, 5, 4)]
    assert out.count("Into groups of 3 + 4\n") == 1
    assert out.count("Into groups of 3 + 3\n") == 1


def test_a_meeting_may_be_named_by_its_date_and_a_circle_by_its_name(
    command: Command, folder: Folder
) -> None:
    """Both name the same page."""
    folder()
    assert command("agenda", "Circle 1", "2027-03-09").out == command("agenda", "c1", "3").out


def test_a_moved_meeting_is_known_by_both_its_dates(folder: Folder, command: Command) -> None:
    """Some have the first one in their heads still."""
    path = folder() / "schedule.yaml"
    moved = 'changes: {c1: {moved: {2027-03-09: "2027-03-16 17:00"}}}\n'
    path.write_text(path.read_text(encoding="utf-8") + moved, encoding="utf-8")
    page = command("agenda", "c1", "3").out
    assert "Tuesday 16 March 2027, 17:00" in page
    assert command("agenda", "c1", "2027-03-09").out == command("agenda", "c1", "2027-03-16").out == page


def test_whoever_said_no_is_not_counted(command: Command, folder: Folder) -> None:
    """Two of seven cannot come: they are named, and the first plan is for five."""
    folder(log="rsvps: {c1: {3: {dan: no, eli: no, fay: maybe}}}\n")
    out = command("agenda", "c1", "3").out
    assert "\nCannot come this time: Dan Roth and Eli Cohen\n" in out
    assert "☐ Dan" not in out
    assert out.index("## If 5 are here") < out.index("## If 4 are here")
    assert "## If 7" not in out


def test_the_first_meeting_has_no_question_and_the_last_looks_back(command: Command, folder: Folder) -> None:
    """Getting to know each other first; harvest, who stays, and thanks at the end."""
    folder()
    first, last = command("agenda", "c1", "1").out, command("agenda", "c1", "6").out
    assert "Get to know each other" in first
    assert "one question each" not in first + last
    assert "What we learnt that others could use" in last
    assert "Next meeting" not in last


def test_a_meeting_with_new_ideas_says_which(command: Command, folder: Folder) -> None:
    """The topic stands on the page, and trios talk about it."""
    folder(meeting="{minutes: 60, inputs: {3: How to say no}}")
    out = command("agenda", "c1", "3").out
    assert "New ideas: How to say no" in out
    assert "Into groups of 3 + 4" in out
    assert "one question each" not in out


def test_roles_are_named_and_nothing_private_is(command: Command, folder: Folder) -> None:
    """Who opens and who keeps the time stands there; no need, no address."""
    folder(process="peer-assist-25")
    out = command("agenda", "c1", "3").out
    assert "**Who does what this time:**\n- Opens: " in out
    assert "- Brings a question: " in out
    assert "courage" not in out
    assert "@" not in out


def test_a_meeting_too_short_is_refused_with_the_smallest_change_first(
    command: Command, folder: Folder
) -> None:
    """Seven people take 50 minutes for troika; 49 lack one, or the news."""
    folder(minutes="49")
    code, out, err = command("agenda", "c1", "3")
    assert (code, out) == (3, "")
    assert "Circle 1, meeting 3: Troika consulting with 7 people takes 50 minutes, and it has 49\n" in err
    assert (
        "hint: 1 more minute: --minutes 50, or «minutes: 50» of «meeting» for all; or no round of news" in err
    )


@pytest.mark.parametrize("change", [("--minutes", "50"), ("--without-news",), ("--people", "6")])
def test_what_the_refusal_proposes_makes_it_fit(
    command: Command, folder: Folder, change: tuple[str, ...]
) -> None:
    """A minute more, no news, or six people who take two trios."""
    folder(minutes="49")
    assert command("agenda", "c1", "3", *change).code == 0


def test_fewer_people_for_whom_it_does_not_fit_are_told_what_is_left_out(
    command: Command, folder: Folder
) -> None:
    """Five stay together and would take five turns of seven: 51 minutes with news, and there are 50."""
    folder(minutes="50")
    code, out, _ = command("agenda", "c1", "3")
    assert code == 0
    assert "## If 5 are here\n\nThere is no time for the round of news.\n" in out


def test_a_circle_follows_its_own_process(command: Command, folder: Folder) -> None:
    """What it agreed for itself wins over the cohort's."""
    folder(circles="{c1: {process: wise-crowds}}")
    out = command("agenda", "c1", "3").out
    assert "Wise crowds: 2 turns of 15 minutes" in out
    assert "Troika" not in out


def test_the_json_document_has_every_minute(command: Command, folder: Folder) -> None:
    """One document, with the sheets by people; the minutes of each add up to the meeting's."""
    folder()
    code, out, err = command("agenda", "c1", "3", "--json")
    document = json.loads(out)
    assert (code, err, document["schema"]) == (0, "", 1)
    assert (document["circle"], document["meeting"], document["of"]) == ("c1", 3, 6)
    assert document["start"] == "2027-03-09T16:00:00Z"
    assert document["expected"] == list(PEOPLE)
    assert [sheet["people"] for sheet in document["sheets"]] == [7, 6, 5, 4]
    assert {sum(step["minutes"] for step in sheet["steps"]) for sheet in document["sheets"]} == {60}
    assert document["sheets"][0]["groups"] == [3, 4]


def test_the_refusal_as_json_has_its_place(command: Command, folder: Folder) -> None:
    """The minutes of the meeting stand in line 6 of the cohort file."""
    folder(minutes="20")
    code, out, _ = command("agenda", "c1", "3", "--json")
    (problem,) = json.loads(out)["problems"]
    assert code == 3
    assert (problem["file"], problem["line"]) == ("cohort.yaml", 6)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("c9", "3"), "no circle is called «c9»"),
        (("c1", "7"), "Circle 1 has no meeting «7»"),
        (("c1", "2027-03-10"), "Circle 1 has no meeting «2027-03-10»"),
        (("share-out", "1"), "there is no share-out «1»"),
        (("c1", "3", "--language", "french!"), "not a language code"),
        (("c1", "3", "--people", "1"), "greater than or equal to 2"),
    ],
)
def test_what_is_not_there_is_wrong_use(
    command: Command, folder: Folder, words: tuple[str, ...], says: str
) -> None:
    """The sentence names it, and nothing is printed."""
    folder()
    code, out, err = command("agenda", *words)
    assert (code, out) == (2, "")
    assert says in err


def test_a_circle_without_a_time_has_no_meetings_yet(command: Command, folder: Folder) -> None:
    """The hint says which command finds one."""
    (folder() / "schedule.yaml").write_text("cohort: spring-2027\nslots: {}\n", encoding="utf-8")
    code, _, err = command("agenda", "c1", "3")
    assert code == 2
    assert "hint: find its time first: circlekit schedule" in err


def test_the_page_is_in_the_language_that_most_members_read(command: Command, folder: Folder) -> None:
    """Four of seven read Spanish; who asks for another language gets that one."""
    file = folder() / "cohort.yaml"
    text = file.read_text(encoding="utf-8")
    for name in ("Chi Obi", "Dan Roth", "Eli Cohen", "Fay Marsh"):
        text = text.replace(name, f"{name}, language: es")
    file.write_text(text, encoding="utf-8")
    assert "martes" in command("agenda", "c1", "3").out
    assert "Tuesday" in command("agenda", "c1", "3", "--language", "en").out


def test_words_of_ones_own_beside_the_cohort_are_used(command: Command, folder: Folder) -> None:
    """A page in another order, and a language that only this cohort speaks."""
    library = folder() / "library" / "agenda"
    (library / "eo").mkdir(parents=True)
    (library / "eo" / "meeting.md").write_text("$circle: $number el $of\n$plans\n", encoding="utf-8")
    out = command("agenda", "c1", "3", "--language", "eo").out
    assert out.startswith("Circle 1: 3 el 6\n## If 7 are here\n")


def test_a_page_with_a_wrong_placeholder_is_refused_at_its_place(command: Command, folder: Folder) -> None:
    """Braces and other names are words; only a name after $ is looked at."""
    library = folder() / "library" / "agenda" / "en"
    library.mkdir(parents=True)
    (library / "meeting.md").write_text("{{circle}} {0}\n$plan\n", encoding="utf-8")
    code, _, err = command("agenda", "c1", "3")
    assert code == 1
    assert "library/agenda/en/meeting.md:2:1: «$plan» is not a placeholder" in err
    assert "did you mean $plans?" in err


def test_a_share_out_has_its_fishbowl(command: Command, folder: Folder) -> None:
    """The circles tell one by one, all talk, and a chair stays free; on every clock there is."""
    folder(share_outs="{at: [2027-03-24 13:00], minutes: 60}")
    code, out, _ = command("agenda", "share-out", "1")
    assert code == 0
    assert out.startswith(
        "# Share-out 1: Circle 1\n\nWhen:\n- Wednesday 24 March 2027, 13:00 (Dakar, UTC+0)\n"
    )
    assert "Circle 1 tells what it found" in out
    assert "one chair stays empty for anyone" in out


def test_a_share_out_too_short_is_refused(command: Command, folder: Folder) -> None:
    """A fishbowl of 36 minutes with one circle and the talk of all takes 51."""
    folder(share_outs="{at: [2027-03-24 13:00], minutes: 45}")
    code, _, err = command("agenda", "share-out", "1")
    assert code == 3
    assert "6 more minutes: --minutes 51" in err
    assert command("agenda", "share-out", "1", "--minutes", "51").code == 0


def test_a_share_out_as_json_names_who_tells(command: Command, folder: Folder) -> None:
    """By the circles' handles, with the minutes of each step."""
    folder(share_outs="{at: [2027-03-24 13:00], minutes: 60}")
    document = json.loads(command("agenda", "share-out", "2027-03-24", "--json").out)
    assert (document["share_out"], document["circles"]) == (1, ["c1"])
    assert sum(step["minutes"] for step in document["sheets"][0]["steps"]) == 60


def test_a_circle_that_has_stopped_tells_no_more(command: Command, folder: Folder) -> None:
    """It told in January; in March, after its end, nobody is left to tell."""
    here = folder(share_outs="{at: [2027-01-27 13:00, 2027-03-24 13:00], minutes: 60}")
    ended = SCHEDULE + "changes:\n  c1: {cancelled: 2027-02-15}\n"
    (here / "schedule.yaml").write_text(ended, encoding="utf-8")
    assert command("agenda", "share-out", "1").code == 0
    code, _, err = command("agenda", "share-out", "2")
    assert code == 2
    assert "there is no share-out «2»" in err


def test_nothing_is_written(command: Command, folder: Folder) -> None:
    """It is a look; not even a lock is left behind."""
    here = folder()
    before = sorted(here.rglob("*"))
    command("agenda", "c1", "3")
    assert sorted(here.rglob("*")) == before
