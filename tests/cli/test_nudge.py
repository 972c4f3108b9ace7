import json
from email import message_from_bytes, policy

import pytest

from circlekit.cli.edge import run

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 3
meeting: {every: month, minutes: 60, video: https://meet.example.org/x}
coordinator: {name: Noor Haddad, email: noor@example.org}
participants:
  amina: {name: Amina Diallo, lead: yes, email: amina@example.org, timezone: Africa/Dakar}
  ben: {name: Ben O'Neill, email: ben@example.org, timezone: Europe/London}
  cem: {name: Cem Yılmaz, timezone: Europe/Istanbul, available: [Tue 09:00-22:00]}
"""

CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Circle 1, lead: amina, members: [amina, ben, cem]}
"""

SCHEDULE = """\
cohort: spring-2027
slots:
  c1: {first: 2027-01-12, weekday: Tue, week: 2, start: "16:00", minutes: 60, timezone: Europe/London}
"""

FOLDER = "nudges/2027-01-09-c1-rsvp"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A cohort of one circle that meets on the second Tuesday of six months."""
    for name, text in (("cohort.yaml", COHORT), ("circles.yaml", CIRCLES), ("schedule.yaml", SCHEDULE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in (folder / "nudges").rglob("*") if path.is_file())


def nudge(*words: str) -> int:
    return run(["nudge", *words])


def test_what_is_due_is_written_and_listed(folder, capsys):
    """Three days before Tuesday 12 January the circle and two of its members are asked who comes."""
    assert nudge("--today", "2027-01-09") == 0
    assert files(folder) == [f"{FOLDER}/amina.eml", f"{FOLDER}/ben.eml", f"{FOLDER}/circle.md"]
    assert capsys.readouterr().out == (
        "due\tcircle\tmessage\te-mails\tin nudges/\n"
        "2027-01-09\tCircle 1\trsvp\t2\t2027-01-09-c1-rsvp\n"
    )  # fmt: skip


def test_whoever_has_no_address_is_named(folder, capsys):
    """The coordinator learns whom no e-mail will reach."""
    nudge("--today", "2027-01-09")
    said = capsys.readouterr().err
    assert "Circle 1: no address for Cem Yılmaz; their message has to reach them another way.\n" in said


def test_nobody_is_named_where_all_have_an_address(folder, capsys):
    """There is nothing to say then but what was written."""
    everybody = COHORT.replace("{name: Cem Yılmaz,", "{name: Cem Yılmaz, email: cem@example.org,")
    (folder / "cohort.yaml").write_text(everybody, encoding="utf-8")
    nudge("--today", "2027-01-09")
    assert "address" not in capsys.readouterr().err


def test_each_email_opens_as_a_draft_to_one_person(folder):
    """On the disk as in the tests of the parts: To, From, and nobody else's address."""
    nudge("--today", "2027-01-09")
    content = (folder / FOLDER / "ben.eml").read_bytes()
    message = message_from_bytes(content, policy=policy.default)
    assert [address.addr_spec for address in message["To"].addresses] == ["ben@example.org"]
    assert message["X-Unsent"] == "1"
    assert "amina@example.org" not in content.decode("ascii")


def test_when_nothing_is_due_the_next_day_is_said(folder, capsys):
    """A coordinator knows when to come back."""
    assert nudge("--today", "2027-01-02") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "Nothing is due on 2027-01-02; the next is due on 2027-01-05. To write all of them now: --all.\n"
    )
    assert not (folder / "nudges").exists()


def test_after_the_last_meeting_nothing_is_left(folder, capsys):
    """The last meeting is on 8 June."""
    nudge("--today", "2027-06-09")
    assert capsys.readouterr().err == "Nothing is due on 2027-06-09, and no message is left to write.\n"


def test_all_writes_three_drafts_for_each_meeting_to_come(folder):
    """Six meetings from January to June, three moments each, three files each."""
    nudge("--all", "--today", "2027-01-01")
    assert len(files(folder)) == 6 * 3 * 3
    assert len({file.split("/")[1] for file in files(folder)}) == 6 * 3


def test_all_leaves_out_what_is_past(folder):
    """On 10 March three meetings are over."""
    nudge("--all", "--today", "2027-03-10")
    assert len(files(folder)) == 3 * 3 * 3


def test_a_second_run_changes_nothing(folder, capsys):
    """The same day, the same files, not touched."""
    nudge("--all", "--today", "2027-01-01")
    before = {file: (folder / file).stat().st_mtime_ns for file in files(folder)}
    assert nudge("--all", "--today", "2027-01-01") == 0
    assert {file: (folder / file).stat().st_mtime_ns for file in files(folder)} == before
    assert "Nothing changed; 54 files are up to date." in capsys.readouterr().err


def test_earlier_drafts_are_kept(folder):
    """What was written for the RSVP is still there a day before the meeting."""
    nudge("--today", "2027-01-09")
    nudge("--today", "2027-01-11")
    assert len(files(folder)) == 6


def test_an_edited_draft_stays_as_it_is(folder, capsys):
    """Drafts are for editing: no run takes that back, and the others are written all the same."""
    nudge("--today", "2027-01-09")
    (folder / FOLDER / "circle.md").write_text("In our own words\n", encoding="utf-8")
    (folder / FOLDER / "ben.eml").unlink()
    assert nudge("--today", "2027-01-09") == 0
    assert (folder / FOLDER / "circle.md").read_text(encoding="utf-8") == "In our own words\n"
    assert (folder / FOLDER / "ben.eml").exists()
    assert f"Kept as you edited it: {FOLDER}/circle.md" in capsys.readouterr().err


def test_force_writes_over_an_edited_draft(folder):
    """Only when told to."""
    nudge("--today", "2027-01-09")
    (folder / FOLDER / "circle.md").write_text("In our own words\n", encoding="utf-8")
    assert nudge("--today", "2027-01-09", "--force") == 0
    assert "who can come?" in (folder / FOLDER / "circle.md").read_text(encoding="utf-8")


def test_a_draft_to_somebody_who_left_the_circle_goes(folder):
    """Otherwise it might still be sent."""
    nudge("--today", "2027-01-09")
    (folder / "circles.yaml").write_text(CIRCLES.replace("amina, ben, cem]", "amina, cem]"), encoding="utf-8")
    nudge("--today", "2027-01-09")
    assert files(folder) == [f"{FOLDER}/amina.eml", f"{FOLDER}/circle.md"]


def test_a_dry_run_writes_nothing(folder, capsys):
    """But says what it would write."""
    assert nudge("--today", "2027-01-09", "--dry-run") == 0
    assert not (folder / "nudges").exists()
    out, err = capsys.readouterr()
    assert "2027-01-09-c1-rsvp" in out
    assert "nothing was written" in err


def test_json_is_one_document_with_everything_in_it(folder, capsys):
    """Dates as dates, the meeting as an instant in UTC, the files by path."""
    assert nudge("--today", "2027-01-09", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == 1
    assert (document["today"], document["next"], document["kept"]) == ("2027-01-09", "2027-01-11", [])
    assert document["drafts"] == [
        {
            "due": "2027-01-09",
            "until": "2027-01-10",
            "circle": "c1",
            "moment": "rsvp",
            "meeting": "2027-01-12T16:00:00Z",
            "files": [f"{FOLDER}/circle.md", f"{FOLDER}/amina.eml", f"{FOLDER}/ben.eml"],
            "without_address": ["cem"],
        }
    ]
    assert {change["status"] for change in document["files"]} == {"new"}


def test_without_circles_or_times_the_next_step_is_said(folder, capsys):
    """Each missing file names the command that writes it."""
    (folder / "schedule.yaml").unlink()
    assert nudge() == 1
    assert "find times first: circlekit schedule" in capsys.readouterr().err
    (folder / "circles.yaml").unlink()
    assert nudge() == 1
    assert "form circles first: circlekit match" in capsys.readouterr().err


def test_a_wrong_placeholder_stops_the_run_with_its_place(folder, capsys):
    """A template beside the cohort is read with the same care as the cohort."""
    own = folder / "library/nudges/en/rsvp.md"
    own.parent.mkdir(parents=True)
    own.write_text("Hello\n$circel\n", encoding="utf-8")
    assert nudge("--today", "2027-01-09") == 1
    said = capsys.readouterr().err
    assert (
        "library/nudges/en/rsvp.md:2:1: «$circel» is not a placeholder\n  hint: did you mean $circle?" in said
    )
    assert not (folder / "nudges").exists()


def test_a_process_that_does_not_fit_is_said_once(folder, capsys):
    """Four meetings have the same warning, with the place of their minutes."""
    short = SCHEDULE.replace("minutes: 60", "minutes: 20")
    (folder / "schedule.yaml").write_text(short, encoding="utf-8")
    nudge("--all", "--today", "2027-01-01")
    said = capsys.readouterr().err
    assert said.count("Troika consulting with 3 people takes") == 1
    assert "cohort.yaml:6:" in said


def test_names_cannot_add_a_recipient(folder):
    """A name made to look like a header stays a name."""
    hostile = COHORT.replace("Ben O'Neill", '"=?UTF-8?Q?=0A?=Bcc: evil@example.net"')
    (folder / "cohort.yaml").write_text(hostile, encoding="utf-8")
    assert nudge("--today", "2027-01-09") == 0
    message = message_from_bytes((folder / FOLDER / "ben.eml").read_bytes(), policy=policy.default)
    assert message["Bcc"] is None
    assert [address.addr_spec for address in message["To"].addresses] == ["ben@example.org"]
