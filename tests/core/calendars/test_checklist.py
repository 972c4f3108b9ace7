"""What makes a file right in every client: one test for each row of the list that was measured with them.

Each row is a rule of RFC 5545, 5546 or 7986, or a fault that some program is known for.
"""

from __future__ import annotations

import dataclasses
import re
import zoneinfo
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from dateutil import tz
from dateutil.rrule import rrulestr

from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.instances import instances
from circlekit.core.calendars.invitations import Attendee, Invitation
from circlekit.core.calendars.outlook import outlook_knows
from circlekit.core.calendars.series import uid
from circlekit.core.calendars.stamps import stamped
from circlekit.core.problems import CirclekitError
from tests.core.calendars import files
from tests.core.calendars.files import ALL, IMPORTED, MAILED, SERIES
from tests.core.calendars.reading import blocks, every, get, lines, names

FIRST_SECOND = "19700101T000000"
TIMED = ("DTSTART", "DTEND", "EXDATE", "RECURRENCE-ID")


def masters(name):
    return [event for event in blocks(ALL[name], "VEVENT") if not every(event, "RECURRENCE-ID")]


def overrides(name):
    return [event for event in blocks(ALL[name], "VEVENT") if every(event, "RECURRENCE-ID")]


def walls(line):
    return [datetime.strptime(value, "%Y%m%dT%H%M%S") for value in line.value.split(",")]


def wall(line):
    [found] = walls(line)
    return found


@pytest.mark.parametrize("name", ALL)
def test_row_01_a_file_says_its_version_and_who_made_it(name):
    """Version 2.0 and a product, once each, right after the beginning."""
    start = [(line.name, line.value) for line in lines(ALL[name])[:3]]
    assert start == [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//circlekit//circlekit//EN"),
    ]


@pytest.mark.parametrize("name", ALL)
def test_row_02_every_zone_that_is_used_is_told_once_and_holds(name):
    """Each TZID has one VTIMEZONE, which gives the very instants that were meant."""
    told = [get(block, "TZID").value for block in blocks(ALL[name], "VTIMEZONE")]
    used = {line.parameters["TZID"] for line in lines(ALL[name]) if "TZID" in line.parameters}
    assert sorted(told) == sorted(used)
    readers = tz.tzical(StringIO(ALL[name].decode())) if told else None
    for line in lines(ALL[name]):
        if "TZID" in line.parameters:
            read, known = (find(line.parameters["TZID"]) for find in (readers.get, zoneinfo.ZoneInfo))
            for moment in walls(line):
                assert moment.replace(tzinfo=read).utcoffset() == moment.replace(tzinfo=known).utcoffset()


@pytest.mark.parametrize("name", ALL)
def test_row_03_a_zone_is_two_yearly_rules_from_1970(name):
    """No RDATE, no list, one weekday in each rule, and the first onset on such a day of 1970."""
    for kind in ("STANDARD", "DAYLIGHT"):
        for observance in blocks(ALL[name], kind):
            assert "RDATE" not in names(observance)
            assert {"TZOFFSETFROM", "TZOFFSETTO"} <= names(observance)
            if "RRULE" in names(observance):
                rule = get(observance, "RRULE").value
                assert re.fullmatch(r"FREQ=YEARLY;BYDAY=(-1|[1-4])[A-Z]{2};BYMONTH=\d+", rule)
                onset = wall(get(observance, "DTSTART"))
                assert onset.year == 1970
                assert rrulestr(rule, dtstart=onset)[0] == onset


def test_row_04_a_zone_that_no_rule_can_say_is_dated_and_known_as_such():
    """Santiago and Cairo have a date for each change, which Outlook misreads; Kolkata has one offset."""
    told = {
        get(block, "TZID").value: text
        for block, text in zip(
            blocks(ALL["community"], "VTIMEZONE"),
            ALL["community"].decode().split("BEGIN:VTIMEZONE")[1:],
            strict=True,
        )
    }
    dated = {name for name, text in told.items() if FIRST_SECOND in text and text.count("TZOFFSETTO") > 1}
    fixed = {name for name, text in told.items() if text.count("TZOFFSETTO") == 1}
    assert dated == {"Africa/Cairo", "America/Santiago"}
    assert fixed == {"Asia/Kolkata"}
    assert {name for name in told if not outlook_knows(name, date(2027, 1, 12), date(2027, 6, 8))} == dated


@pytest.mark.parametrize("name", ALL)
def test_row_05_a_zone_has_its_own_name(name):
    """Most programs look it up by that name in a database of their own."""
    assert {get(block, "TZID").value for block in blocks(ALL[name], "VTIMEZONE")} <= (
        zoneinfo.available_timezones()
    )


@pytest.mark.parametrize("name", SERIES)
def test_row_06_a_series_keeps_the_wall_clock_of_its_zone(name):
    """Neither UTC, which would shift with the seasons, nor an hour without a zone."""
    for event in blocks(ALL[name], "VEVENT"):
        for line in event:
            if line.name in TIMED:
                assert line.parameters == {"TZID": "Europe/London"}
                assert re.fullmatch(r"\d{8}T\d{6}(,\d{8}T\d{6})*", line.value)


@pytest.mark.parametrize("name", SERIES)
def test_row_07_the_first_start_is_on_its_own_rule(name):
    """Else some programs drop it, and others show it besides."""
    for event in masters(name):
        start = wall(get(event, "DTSTART"))
        rule = re.sub("UNTIL=[^;]+;", "", get(event, "RRULE").value)
        assert rrulestr(rule, dtstart=start)[0] == start


@pytest.mark.parametrize(
    ("name", "until"),
    [("plain", "20270608T150000Z"), ("skipped", "20270608T150000Z"), ("fortnight", "20270420T150000Z")],
)
def test_row_08_the_rule_ends_with_the_last_meeting_in_utc(name, until):
    """At 16:00 of London's summer it is 15:00 UTC; a mere date would lose the last meeting."""
    [event] = masters(name)
    assert f"UNTIL={until};" in get(event, "RRULE").value


@pytest.mark.parametrize("name", SERIES)
def test_row_09_a_rule_has_an_end_and_no_count(name):
    """A count would also count the meetings that are skipped."""
    for event in masters(name):
        assert "COUNT" not in get(event, "RRULE").value
        assert get(event, "RRULE").value.count("UNTIL") == 1


def test_row_10_a_month_is_counted_by_its_weekday():
    """The second Tuesday, in the form that Outlook's templates have; no set positions, no days of a month."""
    [event] = masters("plain")
    assert get(event, "RRULE").value == "FREQ=MONTHLY;UNTIL=20270608T150000Z;BYDAY=2TU"


@pytest.mark.parametrize("name", ALL)
def test_row_11_no_entry_has_more_than_one_rule(name):
    """And none that few programs know: EXRULE, RSCALE, SKIP, or dates besides the rule."""
    for event in blocks(ALL[name], "VEVENT"):
        assert len(every(event, "RRULE")) <= 1
        assert not names(event) & {"EXRULE", "RDATE"}
        assert not any(re.search("RSCALE|SKIP", line.value) for line in every(event, "RRULE"))


def test_row_12_a_skipped_meeting_is_left_out_by_its_full_start():
    """February and May, in the zone and with the hour of the series."""
    for name in ("skipped", "moved", "update"):
        [event] = masters(name)
        line = get(event, "EXDATE")
        assert (line.parameters, line.value) == (
            {"TZID": "Europe/London"},
            "20270209T160000,20270511T160000",
        )


def test_row_13_a_moved_meeting_is_named_by_its_original_start_and_repeats_everything():
    """Same UID, the start that the rule gives, its own times, and every text and alarm of the series."""
    [series], [moved] = masters("moved"), overrides("moved")
    times = {"DTSTART", "DTEND", "RECURRENCE-ID", "DESCRIPTION", "RRULE", "EXDATE"}
    assert [line for line in moved if line.name not in times] == [
        line for line in series if line.name not in times
    ]
    assert [(name, get(moved, name).value) for name in ("RECURRENCE-ID", "DTSTART", "DTEND")] == [
        ("RECURRENCE-ID", "20270309T160000"),
        ("DTSTART", "20270316T170000"),
        ("DTEND", "20270316T180000"),
    ]
    assert get(moved, "DESCRIPTION").value.endswith("\\n\\nMoved from 9 March.")
    assert all("RANGE" not in line.parameters for line in moved)
    assert [get(alarm, "TRIGGER").value for alarm in blocks(ALL["moved"], "VALARM")] == ["-PT1H", "-P1D"] * 2


def test_row_13_words_and_a_place_of_their_own_are_told_in_the_same_way():
    """The first, an in-person and the last meeting keep their hours; the link stays beside the place."""
    first, person, last = overrides("words")
    assert [get(one, "SUMMARY").value[-13:] for one in (first, person, last)] == [
        "first meeting",
        "1 · in person",
        " last meeting",
    ]
    assert [get(one, "DTSTART").value for one in (first, person, last)] == [
        get(one, "RECURRENCE-ID").value for one in (first, person, last)
    ]
    assert get(person, "LOCATION").value == "Town hall\\, room 2\\; first floor"
    assert get(first, "LOCATION").value == "https://meet.example.org/room?a=1\\,2"
    assert get(person, "URL").value == "https://meet.example.org/room?a=1,2"


@pytest.mark.parametrize(("month", "day"), [(4, 13), (4, 20), (1, 12), (1, 5)])
def test_row_14_no_meeting_jumps_over_another_or_lands_on_its_day(month, day):
    """Outlook refuses the whole entry; the message names the meeting that was moved too far."""
    [moved] = files.MOVED.variants
    far = dataclasses.replace(moved, start=datetime(2027, month, day, 9, tzinfo=files.LONDON))
    with pytest.raises(CirclekitError, match=r"«Circle 1 · Spring 2027» on 2027-\d\d-\d\d is not after"):
        files.file(dataclasses.replace(files.MOVED, variants=(far,)))


def test_row_14_two_neighbours_may_move_together():
    """What counts is the order in which they end up."""
    march, april = (
        dataclasses.replace(files.MOVED.variants[0], was=was, start=was + timedelta(weeks=weeks))
        for was, weeks in ((files.STARTS[2], 5), (files.STARTS[3], 1))
    )
    both = dataclasses.replace(files.MOVED, variants=(march, april))
    assert b"RECURRENCE-ID;TZID=Europe/London:20270413T160000" in files.file(both)


def test_row_15_a_uid_lasts_and_says_nothing_about_anybody():
    """Derived from the cohort's and the circle's handles, ASCII, short, and the same in every run."""
    uids = [get(event, "UID").value for ics in ALL.values() for event in blocks(ics, "VEVENT")]
    assert get(masters("plain")[0], "UID").value == uid("spring-2027", "c1")
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@circlekit", one) for one in uids)
    assert files.file(files.MOVED) == IMPORTED["moved"]


@pytest.mark.parametrize("name", ALL)
def test_row_16_the_stamp_is_the_hour_of_the_plan_in_utc(name):
    """Not of the run, so that the same plan gives the same bytes."""
    stamps = {get(event, "DTSTAMP").value for event in blocks(ALL[name], "VEVENT")}
    later = {"20270102T090000Z", "20270102T090001Z"}  # two versions of one second are told apart
    assert stamps <= later


def test_row_17_other_times_count_up_and_other_words_do_not():
    """A skip, a move and the end of a circle raise SEQUENCE; texts raise the stamps alone."""
    counted = {name: get(masters(name)[0], "SEQUENCE").value for name in SERIES[:4]}
    assert counted == {"plain": "0", "skipped": "1", "moved": "1", "words": "0"}
    assert get(masters("cancelled")[0], "SEQUENCE").value == "1"
    [words] = masters("words")
    assert get(words, "DTSTAMP").value == get(words, "LAST-MODIFIED").value == "20270102T090001Z"
    for name in ("moved", "words"):
        assert {get(one, "SEQUENCE").value for one in overrides(name)} == {
            get(masters(name)[0], "SEQUENCE").value
        }


@pytest.mark.parametrize("name", MAILED)
def test_row_18_a_mailed_file_is_about_one_entry_and_names_its_people_in_each_part(name):
    """One UID, one organiser and all attendees, also in a moved meeting; Outlook takes one entry a mail."""
    events = blocks(ALL[name], "VEVENT")
    assert len({get(event, "UID").value for event in events}) == 1
    for event in events:
        assert get(event, "ORGANIZER").value == "mailto:co@example.org"
        assert [line.value for line in every(event, "ATTENDEE")] == [
            "mailto:amina@example.org",
            "mailto:ben+circles@example.org",
            "mailto:mira@example.org",
        ]
    [header] = blocks(ALL[name], "VCALENDAR")
    assert get(header, "METHOD").value == ("CANCEL" if name == "cancel" else "REQUEST")


@pytest.mark.parametrize(
    "entries", [(), (files.PLAIN, files.FORTNIGHT), instances(files.PLAIN), (files.REMINDER,)]
)
def test_row_18_nothing_but_one_series_can_be_mailed(entries):
    """Neither two circles nor a coordinator's reminder, which is nobody else's business."""
    with pytest.raises(CirclekitError, match="the meetings of one circle"):
        files.file(*entries, invitation=files.REQUEST)


def test_row_19_everybody_is_asked_and_the_lead_has_said_yes():
    """The lead is the chair; nobody else has answered yet."""
    [event] = masters("request")
    chair, ben, _ = every(event, "ATTENDEE")
    assert chair.parameters == {
        "CN": "Amina Diallo", "CUTYPE": "INDIVIDUAL", "ROLE": "CHAIR", "PARTSTAT": "ACCEPTED",
    }  # fmt: skip
    assert ben.parameters == {
        "CN": "Ben 'B' O'Hara, Jr.", "CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE",
    }  # fmt: skip


def test_row_19_a_file_for_one_member_names_nobody_else():
    """Where people have not agreed to share addresses, each gets a file with the organiser and themselves."""
    alone = Invitation("REQUEST", files.FROM, files.PEOPLE[1:2])
    text = files.file(files.MOVED, invitation=alone).decode().replace("\r\n ", "")
    assert set(re.findall("mailto:(.*)\r", text)) == {"co@example.org", "ben+circles@example.org"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ('x";X-EVIL="1', "x';X-EVIL='1"),
        ("x\r\nATTENDEE:mailto:a@example.org", "x ATTENDEE:mailto:a@example.org"),
        ("Ann ^n Lee\x07", "Ann n Lee"),
        ("Lee\\, Ann\\", "Lee/, Ann/"),
        ("Doe, Jane; PhD: x", "Doe, Jane; PhD: x"),
        ("\ud83d", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_row_20_a_name_cannot_end_its_line_and_shows_no_carets(name, shown):
    """Quotes, line ends and control characters do not reach a parameter."""
    invitation = Invitation("REQUEST", files.FROM, (Attendee(name, "x@example.org"),))
    [event] = blocks(files.file(files.PLAIN, invitation=invitation), "VEVENT")
    assert get(event, "ATTENDEE").parameters["CN"] == shown
    assert "^" not in files.file(files.PLAIN, invitation=invitation).decode()


@pytest.mark.parametrize("name", ALL)
def test_row_21_lines_are_short_and_break_between_characters(name):
    """At most 75 octets, each line whole UTF-8, ended by CR LF, without any other control character."""
    assert ALL[name].endswith(b"END:VCALENDAR\r\n")
    for line in ALL[name].split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search("[\x00-\x1f\x7f]", line.decode("utf-8"))


def test_row_21_marks_of_the_format_are_escaped():
    """Comma, semicolon, stroke and line break come back as they were typed."""
    odd = dataclasses.replace(files.PLAIN, description="a, b; c\\d\ne")
    [event] = blocks(files.file(odd), "VEVENT")
    assert get(event, "DESCRIPTION").value == r"a\, b\; c\\d\ne"


def test_row_22_the_description_begins_with_how_to_join_and_when():
    """The link, then every member's own hour; plain text, without markup and in no second form."""
    [event] = masters("plain")
    assert get(event, "DESCRIPTION").value.split("\\n")[:5] == [
        "Join: https://meet.example.org/room?a=1\\,2",
        "When it is for each of us:",
        "Amina Diallo (Dakar) 16:00\\; from 13 April 15:00",
        "Ben O'Hara\\, Jr. (London) 16:00",
        "मीरा (Kolkata) 21:30\\; from 13 April 20:30",
    ]
    assert "X-ALT-DESC" not in names(event)


def test_row_22_no_description_is_longer_than_calendars_keep():
    """Eight thousand octets, of a meeting as of a reminder."""
    long = dataclasses.replace(files.PLAIN, description="é" * 10_000)
    reminder = dataclasses.replace(files.REMINDER, description="🙂" * 10_000)
    for event in blocks(files.file(long, reminder), "VEVENT"):
        assert 7_900 < len(get(event, "DESCRIPTION").value.encode()) <= 8_000


def test_row_23_the_link_is_wherever_programs_look_for_it():
    """LOCATION, URL and CONFERENCE, besides the first line of the description."""
    [event] = masters("plain")
    assert get(event, "LOCATION").value == "https://meet.example.org/room?a=1\\,2"
    assert get(event, "URL").value == "https://meet.example.org/room?a=1,2"
    conference = get(event, "CONFERENCE")
    assert conference.value == "https://meet.example.org/room?a=1,2"
    assert conference.parameters == {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Join the meeting"}


def test_row_24_the_most_wanted_alarm_comes_first_and_an_invitation_has_none():
    """An hour before, then a day; whoever is invited sets their own."""
    for alarm in blocks(ALL["plain"], "VALARM"):
        assert names(alarm) == {"ACTION", "DESCRIPTION", "TRIGGER"}
        assert get(alarm, "ACTION").value == "DISPLAY"
    assert [get(alarm, "TRIGGER").value for alarm in blocks(ALL["plain"], "VALARM")] == ["-PT1H", "-P1D"]
    assert not any(blocks(MAILED[name], "VALARM") for name in MAILED)


@pytest.mark.parametrize("name", ALL)
def test_row_25_an_entry_takes_up_time_and_has_no_private_marks(name):
    """CONFIRMED and OPAQUE while it is held; no refresh interval and no zone for the whole file."""
    ended = name in {"cancelled", "cancel"}
    for event in blocks(ALL[name], "VEVENT"):
        assert get(event, "STATUS").value == ("CANCELLED" if ended else "CONFIRMED")
        whole_day = get(event, "DTSTART").parameters.get("VALUE") == "DATE"
        assert get(event, "TRANSP").value == ("TRANSPARENT" if whole_day or ended else "OPAQUE")
    found = {line.name for line in lines(ALL[name])}
    assert not found & {"X-WR-TIMEZONE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"}


def test_row_26_a_circle_that_ended_is_taken_back_by_mail():
    """CANCEL of the series as a whole, newer than what was sent, to everybody."""
    [event] = blocks(MAILED["cancel"], "VEVENT")
    assert get(event, "STATUS").value == "CANCELLED"
    assert get(event, "SEQUENCE").value == "1"
    assert get(event, "UID").value == get(masters("plain")[0], "UID").value
    assert "RECURRENCE-ID" not in names(event)


def test_row_26_an_imported_circle_that_ended_says_so_in_every_part():
    """Programs keep what was imported: the text says what to do, and nothing rings."""
    events = blocks(IMPORTED["cancelled"], "VEVENT")
    assert len(events) == 2
    for event in events:
        assert get(event, "STATUS").value == "CANCELLED"
        assert get(event, "DESCRIPTION").value.startswith("Cancelled: this no longer takes place.")
    assert not blocks(IMPORTED["cancelled"], "VALARM")


def test_row_26_who_leaves_is_no_longer_invited_while_the_circle_goes_on():
    """A CANCEL without STATUS, to them alone (RFC 5546, 3.2.5)."""
    leaver = Invitation("CANCEL", files.FROM, files.PEOPLE[2:])
    [event] = blocks(files.file(files.PLAIN, invitation=leaver), "VEVENT")
    assert "STATUS" not in names(event)
    assert get(event, "ATTENDEE").value == "mailto:mira@example.org"


@pytest.mark.parametrize("name", ["skipped", "moved", "update"])
def test_row_27_a_skipped_meeting_is_no_cancelled_entry(name):
    """Half of the programs would still list it."""
    assert all(get(event, "STATUS").value == "CONFIRMED" for event in blocks(ALL[name], "VEVENT"))
    assert len(overrides(name)) == (0 if name == "skipped" else 1)


def test_row_28_zones_are_small():
    """London in a third of a kilobyte, where a list of dates takes two and a half."""
    for name in SERIES:
        text = ALL[name].decode()
        assert len(text[text.index("BEGIN:VTIMEZONE") : text.index("BEGIN:VEVENT")]) < 350


@pytest.mark.parametrize("name", IMPORTED)
def test_a_file_to_import_can_mail_nobody(name):
    """No method, no organiser, no attendee and no address: importing it sends nothing to anybody."""
    found = {line.name for line in lines(IMPORTED[name])}
    assert not found & {"METHOD", "ORGANIZER", "ATTENDEE"}
    assert b"mailto" not in IMPORTED[name]


def test_single_entries_are_instants_without_rule_and_zone():
    """One entry a meeting, in UTC, each with a UID of its own and its own words."""
    events = blocks(IMPORTED["instances"], "VEVENT")
    assert [get(event, "DTSTART").value for event in events] == [
        "20270112T160000Z", "20270209T160000Z", "20270309T160000Z",
        "20270413T150000Z", "20270511T150000Z", "20270608T150000Z",
    ]  # fmt: skip
    assert len({get(event, "UID").value for event in events}) == 6
    assert not blocks(IMPORTED["instances"], "VTIMEZONE")
    assert all(not names(event) & {"RRULE", "EXDATE", "RECURRENCE-ID"} for event in events)
    assert get(events[0], "DESCRIPTION").value == "Welcome!"


def test_the_stamps_of_a_file_are_those_of_its_entries():
    """An entry without a stamp is a fault of the program, never a silent zero."""
    with pytest.raises(KeyError):
        calendar_file("x", [files.FORTNIGHT], stamped([files.PLAIN], {}, datetime(2027, 1, 1, tzinfo=UTC)))
