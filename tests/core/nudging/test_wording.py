from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from circlekit.core.log import Attendance, Log
from circlekit.core.model import Circle, Cohort, Meeting, Participant
from circlekit.core.nudging.draft import Draft, Moment
from circlekit.core.nudging.facts import facts_of
from circlekit.core.nudging.scene import Reading, Scene, Voice, members_of, scene_of, sheet_of
from circlekit.core.nudging.styles import MARKDOWN, PLAIN
from circlekit.core.nudging.wording import CIRCLE, MEMBER, SHARED, Values
from circlekit.core.processes import Process
from circlekit.core.scheduling.share_outs import ShareOut
from circlekit.core.speech import Speech
from circlekit.core.turns.roles import MeetingRoles

PROCESS = Process(name="Talk", link="https://example.org/talk", steps={"Talk": "20"})
AMINA = Participant(id="amina", name="Amina Diallo", email="amina@example.org", timezone="Africa/Dakar")
BEN = Participant(id="ben", name="Ben *O'Neill*", email="ben@example.org", timezone="Europe/Berlin")
EVA = Participant(id="eva", name="Eva Ngata", email="eva@example.org", timezone="Pacific/Auckland")
COHORT = Cohort(
    cohort="Spring 2027", id="spring", starts=date(2027, 1, 11), ends=date(2027, 7, 9),
    timezone="Europe/London", purpose="Help each other.", principles=("Listen.", "Stay # kind."),
    readings=("One", "Two"),
    meeting={"every": "month", "minutes": "60", "video": "https://meet.example.org/x"},
    links={"Notes": "https://example.org/n"}, participants=(AMINA, BEN, EVA),
)  # fmt: skip


VOICE = Voice(Speech(), PROCESS)


def draft(number: int = 2, of: int = 6, **circle: object) -> Draft:
    start = datetime(2027, 2, 9, 16, tzinfo=ZoneInfo("Europe/London"))
    about = Circle(**{"id": "c1", "name": "Circle 1", "lead": "amina", "members": ("amina", "ben"), **circle})
    return Draft(
        date(2027, 2, 2), date(2027, 2, 5), Moment.WEEK_BEFORE, about, Meeting(number, start, 60), of
    )


def scene(about: Draft | None = None, cohort: Cohort = COHORT, known: Log | None = None, **more):
    return scene_of(about or draft(), facts_of(cohort, known or Log()), **more)


def circle_values(scene: Scene):
    return Values(Reading(scene, VOICE, MARKDOWN))


def member_values(scene: Scene, person: Participant):
    return Values(Reading(scene, VOICE, PLAIN, person))


def test_every_placeholder_has_a_value():
    """The lists that templates are checked against are those of the values."""
    assert set(circle_values(scene())) == CIRCLE
    assert set(member_values(scene(), AMINA)) == MEMBER


def test_a_member_reads_their_own_time():
    """16:00 in London is 17:00 in Berlin and 16:00 in Dakar, said with city and offset."""
    assert member_values(scene(), BEN)["when"] == "Tuesday 9 February 2027, 17:00 (Berlin, UTC+1)"
    assert member_values(scene(), AMINA)["when"] == "Tuesday 9 February 2027, 16:00 (Dakar, UTC+0)"
    assert member_values(scene(), EVA)["date"] == "Wednesday 10 February 2027"


def test_a_circle_reads_the_time_of_each_of_its_zones():
    """Zones come by their local time, each with the names of those who live there."""
    everyone = draft(members=("ben", "eva", "amina"))
    assert circle_values(scene(everyone))["when"] == (
        "\n- Tuesday 9 February 2027, 16:00 (Dakar, UTC+0): Amina Diallo"
        "\n- Tuesday 9 February 2027, 17:00 (Berlin, UTC+1): Ben \\*O'Neill\\*"
        "\n- Wednesday 10 February 2027, 05:00 (Auckland, UTC+13): Eva Ngata"
    )


def test_in_one_line_only_another_day_is_named():
    """The day of the meeting is the coordinator's; a zone that is further names its own."""
    everyone = draft(members=("amina", "ben", "eva"))
    assert circle_values(scene(everyone))["times"] == (
        "16:00 (Dakar, UTC+0), 17:00 (Berlin, UTC+1) and Wednesday 10 February 05:00 (Auckland, UTC+13)"
    )


def test_names_stand_for_handles():
    """Lead and members are said by name; a role that nobody has is empty."""
    values = circle_values(scene())
    assert (values["lead"], values["deputy"]) == ("Amina Diallo", "")
    assert values["members"] == "Amina Diallo and Ben \\*O'Neill\\*"


def test_what_people_typed_is_escaped_in_markdown_only():
    """A principle with a # is not a heading in the draft to paste, and is itself in the e-mail."""
    assert circle_values(scene())["principles"] == "\n- Listen.\n- Stay \\# kind."
    assert member_values(scene(), BEN)["principles"] == "\n- Listen.\n- Stay # kind."


def test_links_stay_links():
    """In Markdown they are written so that nothing in them is taken for markup."""
    assert circle_values(scene())["video"] == "<https://meet.example.org/x>"
    assert member_values(scene(), AMINA)["video"] == "https://meet.example.org/x"
    assert member_values(scene(), AMINA)["links"] == "\n- Notes: https://example.org/n"


def test_what_a_cohort_does_not_have_is_empty():
    """Templates leave out the lines about it."""
    bare = COHORT.model_copy(
        update={"readings": (), "links": {}, "meeting": COHORT.meeting.model_copy(update={"video": None})}
    )
    values = member_values(scene(cohort=bare), AMINA)
    assert [values[name] for name in ("readings", "links", "video", "agreements", "coordinator")] == [""] * 5


def test_the_run_sheet_has_a_line_for_each_step_and_each_of_its_parts():
    """Two people, 60 minutes: 5 welcome, 2 news, 2 turns of 20; all minutes are given out in the end."""
    lines = member_values(scene(), AMINA)["run_sheet"].splitlines()
    assert lines[:5] == [
        "",
        "- 0–5 min: Welcome; read our purpose and principles aloud",
        "- 5–7 min: Good news or an update, one minute each; whoever opens goes first",
        "- 7–47 min: Talk: 2 turns of 20 minutes, one question each",
        "  - 20 min: Talk",
    ]
    assert "–60 min: Next date" in lines[-1]


@pytest.mark.parametrize(
    ("number", "of", "begins"),
    [(1, 6, "Get to"), (2, 6, "Good news"), (6, 6, "Looking back"), (1, 1, "Good news"), (2, 2, "Good news")],
)  # fmt: skip
def test_the_first_and_the_last_meeting_have_a_run_sheet_of_their_own(number, of, begins):
    """One opens and one looks back, unless there are too few meetings to spare any."""
    assert sheet_of(scene(draft(number, of)), VOICE).steps[1].text.startswith(begins)


def test_a_process_that_does_not_fit_is_a_warning():
    """Twenty minutes at least, and a meeting of fifteen."""
    about = draft()
    short = about._replace(meeting=about.meeting._replace(minutes=15))
    problems = sheet_of(scene(short), VOICE).problems
    assert [problem.severity for problem in problems] == ["warning"]


def test_no_value_holds_an_address():
    """A message never says anybody's address, whoever reads it."""
    texts = [*circle_values(scene()).values(), *member_values(scene(), AMINA).values()]
    assert [text for text in texts if "@" in text] == []


def test_a_moved_meeting_says_from_where_and_one_in_person_says_the_place():
    """The day it was planned for is the reader's own: 23:30 on 1 February in London is the 2nd in Berlin."""
    was = datetime(2027, 2, 1, 23, 30, tzinfo=ZoneInfo("Europe/London"))
    there = draft()._replace(meeting=draft().meeting._replace(was=was, place="Friends House"))
    assert member_values(scene(there), BEN)["moved_from"] == "Tuesday 2 February"
    assert member_values(scene(there), AMINA)["moved_from"] == "Monday 1 February"
    assert circle_values(scene(there))["place"] == "Friends House"
    assert (circle_values(scene())["moved_from"], circle_values(scene())["place"]) == ("", "")


def test_a_meeting_that_moved_within_its_day_says_the_hour_from_where():
    """From 18:00 to 16:00 in London; in Auckland that was 07:00, and the day is named as well."""
    evening = datetime(2027, 2, 9, 18, tzinfo=ZoneInfo("Europe/London"))
    about = draft(members=("ben", "eva"))
    moved = scene(about._replace(meeting=about.meeting._replace(was=evening)))
    assert member_values(moved, BEN)["moved_from"] == "Tuesday 9 February, 19:00 (Berlin, UTC+1)"
    assert circle_values(moved)["moved_from"] == (
        "Tuesday 9 February, 19:00 (Berlin, UTC+1) and Wednesday 10 February 07:00 (Auckland, UTC+13)"
    )


def test_the_first_and_the_last_meeting_have_a_note():
    """Of six meetings the first and the sixth; what people typed is escaped."""
    meeting = COHORT.meeting.model_copy(update={"first": "Bring *a photo*.", "last": "Goodbye."})
    cohort = COHORT.model_copy(update={"meeting": meeting})
    notes = [circle_values(scene(draft(number), cohort))["note"] for number in (1, 2, 6)]
    assert notes == ["Bring \\*a photo\\*.", "", "Goodbye."]


def test_who_joins_later_is_not_reminded_of_earlier_meetings():
    """Ben joins on 10 February; the meeting is on the 9th."""
    later = BEN.model_copy(update={"joins": date(2027, 2, 10)})
    cohort = COHORT.model_copy(update={"participants": (AMINA, later)})
    assert members_of(scene(cohort=cohort)) == (AMINA,)
    same_day = BEN.model_copy(update={"joins": date(2027, 2, 9)})
    cohort = COHORT.model_copy(update={"participants": (AMINA, same_day)})
    assert members_of(scene(cohort=cohort)) == (AMINA, same_day)


def test_whoever_joins_does_so_on_their_own_calendar():
    """At 16:00 in London on the 9th it is the 10th in Auckland."""
    there = BEN.model_copy(update={"joins": date(2027, 2, 10), "timezone": "Pacific/Auckland"})
    cohort = COHORT.model_copy(update={"participants": (AMINA, there)})
    assert members_of(scene(cohort=cohort)) == (AMINA, there)


def test_the_run_sheet_is_for_those_who_have_joined():
    """With one member of three joining on the next day, the steps are those of two."""
    later = EVA.model_copy(update={"joins": date(2027, 2, 11)})
    cohort = COHORT.model_copy(update={"participants": (AMINA, BEN, later)})
    three = draft(members=("amina", "ben", "eva"))
    assert sheet_of(scene(three, cohort), VOICE) == sheet_of(scene(), VOICE)
    assert sheet_of(scene(three), VOICE) != sheet_of(scene(), VOICE)


ROLES = MeetingRoles("c1", 2, ("ben",), ("amina",), timekeeper="amina", opener="ben")


def test_everybody_reads_who_does_what():
    """A line for each role that somebody has, names as Markdown."""
    assert circle_values(scene(roles=ROLES))["roles"] == (
        "\n- Opens: Ben \\*O'Neill\\*\n- Brings a question: Ben \\*O'Neill\\*"
        "\n- Has a question ready, just in case: Amina Diallo\n- Keeps time: Amina Diallo"
    )
    assert circle_values(scene())["roles"] == ""


def test_a_member_reads_their_own_part():
    """Somebody without a role reads none."""
    values = member_values(scene(roles=ROLES), AMINA)
    assert values["your_part"].startswith("If somebody is away")
    assert values["your_part"].endswith("You keep the time, and say when a step has a minute left.")
    assert member_values(scene(roles=ROLES), EVA)["your_part"] == ""


def test_a_short_message_has_few_words_about_a_part():
    """For a case giver and opener two short sentences."""
    short = Values(Reading(scene(roles=ROLES), VOICE, PLAIN, BEN, short=True))
    assert short["your_part"] == "You open with a question to all. You bring a question of yours."


def test_only_who_missed_the_last_meeting_reads_how_to_catch_up():
    """Ben was away at the first, Amina was there, of Eva nothing is known."""
    first = Attendance(circle="c1", meeting=1, present=("amina",), no_word=("ben",))
    found = [
        member_values(scene(known=Log(attendance=(first,))), one)["catch_up"] for one in (AMINA, BEN, EVA)
    ]
    assert [bool(text) for text in found] == [False, True, False]


def test_a_short_message_has_few_words_about_catching_up():
    """One sentence says where the notes are."""
    first = Attendance(circle="c1", meeting=1, present=("amina",), no_word=("ben",))
    known = scene(known=Log(attendance=(first,)))
    short = [Values(Reading(known, VOICE, PLAIN, one, short=True))["catch_up"] for one in (AMINA, BEN)]
    assert short == ["", "Last time's notes are with the circle."]


def test_nobody_reads_their_own_name_as_the_lead():
    """«Amina prepares this meeting» is not said to Amina."""
    assert member_values(scene(), AMINA)["lead"] == ""
    assert member_values(scene(), BEN)["lead"] == "Amina Diallo"


def test_who_is_here_says_place_and_offers_and_never_needs():
    """The reader is left out; whoever offers nothing has a name and a city."""
    offering = AMINA.model_copy(update={"offers": ("facilitation", "law"), "needs": ("a secret need",)})
    cohort = COHORT.model_copy(update={"participants": (offering, BEN)})
    assert circle_values(scene(cohort=cohort))["people"] == (
        "\n- Amina Diallo (Dakar): facilitation, law\n- Ben \\*O'Neill\\* (Berlin)"
    )
    assert member_values(scene(cohort=cohort), BEN)["people"] == "\n- Amina Diallo (Dakar): facilitation, law"


def test_all_meetings_are_on_the_readers_clock():
    """After 28 March London and Berlin have summer time, Dakar has none."""
    march = Meeting(2, datetime(2027, 3, 30, 16, tzinfo=ZoneInfo("Europe/London")), 60)
    both = (draft().meeting, march)
    about = draft()._replace(meetings=both)
    assert member_values(scene(about), AMINA)["dates"] == (
        "\n- Tuesday 9 February, 16:00 (Dakar, UTC+0)\n- Tuesday 30 March, 15:00 (Dakar, UTC+0)"
    )
    assert circle_values(scene(about))["dates"] == (
        "\n- Tuesday 9 February, 16:00 (Dakar, UTC+0) and 17:00 (Berlin, UTC+1)"
        "\n- Tuesday 30 March, 15:00 (Dakar, UTC+0) and 17:00 (Berlin, UTC+2)"
    )
    assert member_values(scene(about), BEN)["next"] == "Tuesday 30 March, 17:00 (Berlin, UTC+2)"
    assert member_values(scene(about), BEN)["hours"] == "2 meetings of 60 minutes, 2 hours in all"


def test_a_french_message_names_cities_in_french_and_has_a_space_before_a_colon():
    """London is Londres; the space is one at which no line breaks."""
    anna = Participant(id="anna", name="Anna Roy", timezone="Europe/London", offers=("rest", "news"))
    cohort = COHORT.model_copy(update={"participants": (AMINA, anna)})
    french = Voice(Speech("fr"), PROCESS)
    about = scene(draft(members=("amina", "anna")), cohort, roles=MeetingRoles("c1", 2, opener="anna"))
    values = Values(Reading(about, french, PLAIN, AMINA))
    assert values["people"] == "\n- Anna Roy (Londres)\u00a0: rest, news"
    assert values["roles"] == "\n- Opens\u00a0: Anna Roy"
    when = Values(Reading(about, french, MARKDOWN))["when"]
    assert when.splitlines()[-1] == "- mardi 9 février 2027, 16:00 (Londres, UTC+0)\u00a0: Anna Roy"


def test_whoever_joins_later_reads_the_dates_and_hours_that_are_left():
    """They are welcomed before the second of two meetings."""
    first = Meeting(1, datetime(2027, 1, 12, 16, tzinfo=ZoneInfo("Europe/London")), 60)
    late = draft()._replace(moment=Moment.WELCOME, meetings=(first, draft().meeting), about=("ben",))
    values = member_values(scene(late), BEN)
    assert values["dates"] == "\n- Tuesday 9 February, 17:00 (Berlin, UTC+1)"
    assert values["hours"] == "60 minutes"


def test_a_hello_is_about_people_by_their_first_names():
    """A title alone is nobody's name."""
    doctor = EVA.model_copy(update={"name": "Dr. Eva Ngata"})
    cohort = COHORT.model_copy(update={"participants": (AMINA, BEN, doctor)})
    about = draft()._replace(moment=Moment.HELLO, about=("ben", "eva"))
    assert member_values(scene(about, cohort), AMINA)["about"] == "Ben and Dr. Eva Ngata"


def test_a_hello_says_the_whole_name_where_two_members_share_the_first():
    """The other Ben was there all the time; the lead still has to know which one is meant."""
    other = EVA.model_copy(update={"name": "Ben Ngata"})
    cohort = COHORT.model_copy(update={"participants": (AMINA, BEN, other)})
    about = draft(members=("amina", "ben", "eva"))._replace(moment=Moment.HELLO, about=("eva",))
    assert member_values(scene(about, cohort), AMINA)["about"] == "Ben Ngata"


def test_a_message_about_a_share_out_speaks_of_it():
    """Its number, who tells, and its own link; the place takes that of the meetings away."""
    cohort = COHORT.model_copy(update={"share_outs": COHORT.share_outs.model_copy(update={"place": "Hall"})})
    event = ShareOut(3, draft().meeting.start, 60, (draft().circle,))
    values = circle_values(scene(draft()._replace(event=event, moment=Moment.SHARE_OUT), cohort))
    assert [values[name] for name in ("share_out", "telling", "place", "video")] == [
        "3",
        "Circle 1",
        "Hall",
        "",
    ]


def test_a_lead_gets_the_form_with_every_member():
    """Each by handle and name, the lead too."""
    form = member_values(scene(draft()._replace(moment=Moment.REPORT)), AMINA)["report_form"]
    assert "amina (Amina Diallo):\nben (Ben *O'Neill*):\n" in form


def test_the_form_has_the_day_of_whoever_fills_it_in():
    """In Auckland it is Wednesday already."""
    form = member_values(scene(draft()._replace(moment=Moment.REPORT)), EVA)["report_form"]
    assert form.strip().partition("\n")[0].endswith("Wednesday 10 February 2027")


def test_another_language_speaks_in_its_own_words():
    """Dates, lists and cities of the same scene in French."""
    french = Values(Reading(scene(), VOICE._replace(speech=Speech("fr")), MARKDOWN))
    assert french["date"] == "mardi 9 février 2027"
    assert french["members"] == "Amina Diallo et Ben \\*O'Neill\\*"


def test_what_is_shared_does_not_depend_on_the_reader():
    """In every moment, for every two members in one style."""
    for moment in Moment:
        about = scene(draft(members=("amina", "ben", "eva"))._replace(moment=moment), roles=ROLES)
        amina, eva = member_values(about, AMINA), member_values(about, EVA)
        assert [name for name in SHARED if amina[name] != eva[name]] == []
    assert SHARED < CIRCLE
