import csv
import json
from collections import Counter
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
        "due\tcircle\tmessage\tto\tmessages\n"
        "2027-01-09\tCircle 1\trsvp\tcircle, 2 members\t2 of 3\n"
    )  # fmt: skip


def test_whoever_has_no_address_is_named(folder, capsys):
    """The coordinator learns whom no e-mail will reach."""
    nudge("--today", "2027-01-09")
    said = capsys.readouterr().err
    assert "Circle 1: no address for Cem Yılmaz; their message has to reach them another way.\n" in said


def test_a_message_that_reaches_nobody_says_so_in_its_row(folder, capsys):
    """Cem said no and was away; he has no address."""
    known = "rsvps: {c1: {2: {cem: no}}}\nattendance: {c1: {2: {present: [amina, ben], apologies: [cem]}}}\n"
    log(folder, f"cohort: spring-2027\n{known}")
    nudge("--today", "2027-02-11", "--moment", "missed")
    assert capsys.readouterr().out.splitlines()[1:] == [
        "2027-02-11\tCircle 1\tmissed\t1 without an address\t3 of 3"
    ]


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
    assert nudge("--today", "2026-12-20") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "Nothing is due on 2026-12-20; the next is due on 2026-12-27. To write all of them now: --all.\n"
    )
    assert not (folder / "nudges").exists()


def test_two_weeks_after_the_last_meeting_nothing_is_left(folder, capsys):
    """The last meeting is on 8 June."""
    nudge("--today", "2027-06-22")
    assert capsys.readouterr().err == "Nothing is due on 2027-06-22, and no message is left to write.\n"


def test_all_writes_every_message_to_come(folder):
    """Before and after each of six meetings five drafts; three at the start, half-way and thanks."""
    nudge("--all", "--today", "2026-12-20")
    found = Counter(file.split("-c1-")[1] for file in files(folder))
    to_circle = {name.removesuffix("/circle.md"): n for name, n in found.items() if name.endswith(".md")}
    assert to_circle == {
        "welcome": 1, "commitment": 1, "week-before": 6, "rsvp": 6, "day-before": 6, "after": 6,
        "half-way": 1,
    }  # fmt: skip
    to_lead = ("lead-welcome/amina.eml", "report/amina.eml", "thanks-lead/amina.eml")
    assert [found[name] for name in to_lead] == [1, 6, 1]


def test_all_leaves_out_what_is_past(folder):
    """On 1 April three meetings are over, and the report of the third may still come: until the 5th."""
    nudge("--all", "--today", "2027-04-01")
    reports = [file for file in files(folder) if "report" in file]
    assert [file[len("nudges/") :][:10] for file in reports] == ["2027-04-13", "2027-05-11", "2027-06-08"]


def test_a_second_run_changes_nothing(folder, capsys):
    """The same day, the same files, not touched."""
    nudge("--all", "--today", "2027-01-01")
    before = {file: (folder / file).stat().st_mtime_ns for file in files(folder)}
    assert nudge("--all", "--today", "2027-01-01") == 0
    assert {file: (folder / file).stat().st_mtime_ns for file in files(folder)} == before
    assert f"Nothing changed; {len(before)} files are up to date." in capsys.readouterr().err


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
    assert "2027-01-09\tCircle 1\trsvp" in out
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
            "about": [],
            "files": [f"{FOLDER}/circle.md", f"{FOLDER}/amina.eml", f"{FOLDER}/ben.eml"],
            "to": {f"{FOLDER}/amina.eml": "amina", f"{FOLDER}/ben.eml": "ben"},
            "messages": {"most": 2, "of": 3},
            "held_back": [],
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


LOG = """\
cohort: spring-2027
rsvps: {c1: {2: {amina: yes, ben: no}}}
attendance:
  c1:
    1: {present: [amina, cem], apologies: [ben]}
"""


def log(folder, text: str = LOG) -> None:
    (folder / "log.yaml").write_text(text, encoding="utf-8")


def test_the_log_decides_who_is_written_to(folder):
    """Before the second meeting Amina and Ben have replied; only Cem is asked, by SMS."""
    log(folder)
    by_sms = COHORT.replace("timezone: Europe/Istanbul,", "timezone: Europe/Istanbul, channel: sms,")
    (folder / "cohort.yaml").write_text(by_sms, encoding="utf-8")
    nudge("--today", "2027-02-06")
    assert files(folder) == [f"nudges/2027-02-06-c1-rsvp/{name}" for name in ("cem.sms.txt", "circle.md")]


def test_a_fourth_message_is_counted_and_not_written(folder, capsys):
    """Amina and Cem had three before the first meeting; nobody is thanked once more but in the circle."""
    log(folder)
    nudge("--today", "2027-01-14")
    out, err = capsys.readouterr()
    assert "2027-01-13\tCircle 1\tafter\tcircle\t\n" in out
    assert "3 people have had 3 messages about their meeting, and no fourth is written.\n" in err


def test_whoever_missed_the_last_meeting_reads_how_to_catch_up(folder):
    """In what they get a week before the next."""
    log(folder)
    nudge("--today", "2027-02-02")
    texts = {
        handle: message_from_bytes(
            (folder / f"nudges/2027-02-02-c1-week-before/{handle}.eml").read_bytes(), policy=policy.default
        ).get_content()
        for handle in ("amina", "ben")
    }
    assert ["You were not there last time" in text for text in texts.values()] == [False, True]


@pytest.mark.parametrize("today", ["2026-12-29", "2027-01-05"])
def test_a_circle_reads_what_all_agreed_and_what_it_agreed_itself(folder, today):
    """In the welcome, and a week before a meeting, to all and to each."""
    agreed = "agreements: [Cameras are a choice.]\ncircles: {c1: {agreements: [We begin on time.]}}\n"
    (folder / "cohort.yaml").write_text(COHORT + agreed, encoding="utf-8")
    nudge("--today", today)
    (circle,) = folder.glob(f"nudges/{today}-c1-*/circle.md")
    message = message_from_bytes(circle.with_name("ben.eml").read_bytes(), policy=policy.default)
    for text in (circle.read_text(encoding="utf-8"), message.get_content()):
        said = "\n".join(text.splitlines())
        assert "What we also agreed:\n- Cameras are a choice.\n- We begin on time.\n\n" in said


@pytest.mark.parametrize(
    ("options", "written"),
    [
        (("--to", "circles"), ["circle.md"]),
        (("--to", "members"), ["amina.eml", "ben.eml"]),
        (("--to", "leads"), []),
        (("--moment", "Week before"), []),
        (("--moment", "rsvp"), ["amina.eml", "ben.eml", "circle.md"]),
        (("--only", "no-reply"), ["amina.eml", "ben.eml"]),
        (("--due",), ["amina.eml", "ben.eml", "circle.md"]),
    ],
)
def test_only_what_is_wanted_is_written(folder, options, written):
    """What is left out is left alone."""
    assert nudge("--today", "2027-01-09", *options) == 0
    found = files(folder) if (folder / "nudges").exists() else []
    assert [file.removeprefix(f"{FOLDER}/") for file in found] == written


def test_where_the_options_leave_nothing_that_is_said(folder, capsys):
    """It is not said that nothing is due."""
    nudge("--today", "2027-01-09", "--to", "leads")
    said = "There are messages to write, but none of those that the options leave.\n"
    assert capsys.readouterr() == ("", said)


def test_a_part_of_the_messages_leaves_the_others_where_they_are(folder):
    """They were written before, and may be edited."""
    nudge("--today", "2027-01-09")
    nudge("--today", "2027-01-09", "--to", "circles")
    assert len(files(folder)) == 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--moment", "rsvpp"), "«rsvpp» is not a message"),
        (("--due", "--all"), "--due and --all cannot go together"),
    ],
)
def test_what_cannot_be_meant_is_wrong_use(folder, options, said, capsys):
    """With what was meant, or what to leave out."""
    assert nudge("--today", "2027-01-09", *options) == 2
    assert said in capsys.readouterr().err


def test_a_table_for_a_mail_merge_has_a_row_for_each_message(folder):
    """One table for each kind of message, beside the drafts."""
    nudge("--today", "2027-01-09", "--merge")
    path = folder / "nudges/merge/2027-01-09-rsvp.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == ["amina", "ben"]
    assert rows[0]["subject"] == "Can you come on Tuesday 12 January at 16:00? Circle 1"


def test_a_page_of_links_opens_each_email(folder):
    """Each has one address, and a text where the link does not become too long."""
    nudge("--today", "2027-01-09", "--mailto")
    lines = (folder / "nudges/mailto/2027-01-09.md").read_text(encoding="utf-8").splitlines()
    assert [line.partition(": <mailto:")[0] for line in lines] == [
        "- Amina Diallo, Circle 1, rsvp",
        "- Ben O'Neill, Circle 1, rsvp",
    ]
    assert "<mailto:ben@example.org?subject=Can%20you%20come" in lines[1]
    assert "&body=Hello%20Ben%20O%27Neill" in lines[1]


def test_a_long_text_message_is_said(folder, capsys):
    """With its length and in how many parts it travels."""
    own = folder / "library/nudges/en/rsvp.short.txt"
    own.parent.mkdir(parents=True)
    own.write_text("$name " + "x" * 300, encoding="utf-8")
    by_sms = COHORT.replace("timezone: Europe/Istanbul,", "timezone: Europe/Istanbul, channel: sms,")
    (folder / "cohort.yaml").write_text(by_sms, encoding="utf-8")
    nudge("--today", "2027-01-09")
    said = capsys.readouterr().err
    assert (
        f"{FOLDER}/cem.sms.txt has 311 characters, 5 text messages; 300 read well on a telephone.\n" in said
    )


def test_a_share_out_is_announced_to_circles_and_members(folder):
    """Ten days before; Circle 1 tells, so it has a message of its own."""
    with_event = COHORT.replace("size: 3", "size: 3\nshare_outs: {at: [2027-03-16 17:00]}")
    (folder / "cohort.yaml").write_text(with_event, encoding="utf-8")
    nudge("--today", "2027-03-12", "--moment", "share_out")
    found = "nudges/2027-03-06-c1-share-out-1"
    assert files(folder) == [f"{found}/{name}" for name in ("amina.eml", "ben.eml", "circle.md")]
    assert "Circle 1" in (folder / found / "circle.md").read_text(encoding="utf-8")


def test_two_misses_draft_a_hello_for_the_lead_and_three_a_kind_offer(folder):
    """Ben missed the first two meetings, then the third as well."""
    away = "    {}: {{present: [amina, cem], no_word: [ben]}}\n"
    begin = "cohort: spring-2027\nattendance:\n  c1:\n"
    log(folder, begin + away.format(1) + away.format(2))
    nudge("--today", "2027-02-11", "--moment", "hello")
    [hello] = files(folder)
    assert hello == "nudges/2027-02-11-c1-hello/amina.eml"
    assert "Ben" in message_from_bytes((folder / hello).read_bytes(), policy=policy.default)["Subject"]
    log(folder, begin + away.format(1) + away.format(2) + away.format(3))
    nudge("--today", "2027-03-11", "--moment", "step-back")
    assert files(folder)[1:] == ["nudges/2027-03-11-c1-step-back/ben.eml"]


@pytest.fixture
def unled(folder):
    """Circle 1 without a lead; Ben missed the first two meetings."""
    (folder / "circles.yaml").write_text(CIRCLES.replace(" lead: amina,", ""), encoding="utf-8")
    away = "    {}: {{present: [amina, cem], no_word: [ben]}}\n"
    log(folder, "cohort: spring-2027\nattendance:\n  c1:\n" + away.format(1) + away.format(2))
    return folder


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-02-11", "Circle 1 has no lead; please say hello to Ben O'Neill.\n"),
        ("2027-03-09", "Circle 1 has no lead; please ask who was at meeting 3.\n"),
    ],
)
def test_what_a_lead_would_do_is_for_the_coordinator_where_there_is_none(unled, day, said, capsys):
    """A hello after two misses, and the report on the day of a meeting."""
    nudge("--today", day)
    assert said in capsys.readouterr().err


def test_json_names_what_is_due_in_circles_without_a_lead(unled, capsys):
    """So does a run for leads alone, and none for members."""
    for audience, about in (("leads", [["ben"]]), ("members", [])):
        nudge("--today", "2027-02-11", "--to", audience, "--json")
        found = json.loads(capsys.readouterr().out)["without_lead"]
        assert [one["about"] for one in found] == about


def test_whoever_says_no_after_the_reminder_gets_no_fourth_message(folder):
    """Amina replies before it and Ben after it; the notes reach her, and him by the circle."""
    (folder / "cohort.yaml").write_text(COHORT.replace("lead: yes, email: amina", "email: amina"), "utf-8")
    no = "cohort: spring-2027\nrsvps:\n  c1:\n    1: {{{}}}\n"
    log(folder, no.format("amina: no"))
    nudge("--today", "2027-01-11")
    assert (folder / "nudges/2027-01-11-c1-day-before/ben.eml").exists()
    away = "attendance:\n  c1:\n    1: {present: [cem], apologies: [amina, ben]}\n"
    log(folder, no.format("amina: no, ben: no") + away)
    nudge("--today", "2027-01-11")
    nudge("--today", "2027-01-14", "--moment", "missed")
    found = files(folder)
    assert "nudges/2027-01-14-c1-missed/amina.eml" in found
    assert not [path for path in found if path.endswith("missed/ben.eml")]
