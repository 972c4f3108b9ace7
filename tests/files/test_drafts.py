from datetime import date, datetime
from email import message_from_bytes, policy
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from circlekit.core.log import Log
from circlekit.core.model import Circle, Cohort, Meeting, Participant
from circlekit.core.nudging.draft import Draft, Moment
from circlekit.core.nudging.facts import facts_of
from circlekit.core.nudging.messages import needs
from circlekit.core.nudging.scene import Voice, scene_of
from circlekit.core.processes import Process
from circlekit.core.scheduling.share_outs import ShareOut
from circlekit.core.speech import Speech
from circlekit.files.drafts import draft_files, draft_folder, stems_of
from circlekit.files.library import shelves
from circlekit.files.templates import read_templates

PROCESS = Process(name="Talk", link="https://example.org/talk", steps={"Talk": "20"})
PEOPLE = (
    Participant(id="amina", name="Amina Diallo", email="amina@example.org", timezone="Africa/Dakar"),
    Participant(
        id="ben", name="Ben O'Neill", email="ben@example.org", timezone="Europe/Berlin", share_email=True
    ),
    Participant(id="cem", name="Cem Yılmaz", timezone="Europe/Istanbul", needs=("a secret need",)),
    Participant(id="dia", name="Doe, Día", email="dia@example.org", timezone="America/Bogota"),
)
VOICES = {language: Voice(Speech(language), PROCESS) for language in ("en", "fr")}
BEFORE = (Moment.WEEK_BEFORE, Moment.RSVP, Moment.DAY_BEFORE)
FOLDER = "nudges/2027-02-06-c1-rsvp"
GUILT = (
    "let down",
    "disappoint",
    "sorry",
    "must",
    "unfortunately",
    "waste",
    "please confirm",
    "failed",
    "obliged",
)


def cohort(**changes) -> Cohort:
    known = {
        "cohort": "Spring 2027", "id": "spring", "starts": date(2027, 1, 11), "ends": date(2027, 7, 9),
        "timezone": "Europe/London", "readings": ("A reading",), "participants": PEOPLE,
        "coordinator": {"name": "Noor Haddad", "email": "noor@example.org"},
        "meeting": {"every": "month", "minutes": "60", "video": "https://meet.example.org/x"},
    }  # fmt: skip
    return Cohort(**{**known, **changes})


def draft(moment: Moment = Moment.RSVP, **circle) -> Draft:
    members = tuple(person.id for person in PEOPLE)
    about = Circle(**{"id": "c1", "name": "Circle 1", "lead": "amina", "members": members, **circle})
    start = datetime(2027, 2, 9, 16, tzinfo=ZoneInfo("Europe/London"))
    return Draft(date(2027, 2, 6), date(2027, 2, 7), moment, about, Meeting(2, start, 60), 6)


def write(moment: Moment = Moment.RSVP, whole: Cohort | None = None, **circle):
    where = shelves(Path("nowhere"), Path("nowhere"))
    scene = scene_of(draft(moment, **circle), facts_of(whole or cohort(), Log()))
    return draft_files(scene, read_templates(where, needs(scene)), VOICES, FOLDER)


def text(found, name: str = "circle.md") -> str:
    return found.files[f"{FOLDER}/{name}"].decode("utf-8")


def mail(found, handle: str):
    return message_from_bytes(found.files[f"{FOLDER}/{handle}.eml"], policy=policy.default)


@pytest.fixture(params=BEFORE)
def found(request):
    """The files of one draft, for each moment before a meeting."""
    return write(request.param)


def test_there_is_one_text_for_the_circle_and_one_email_for_each_who_has_an_address(found):
    """Cem has no address, and is named so that the coordinator can tell him."""
    names = [path.removeprefix(f"{FOLDER}/") for path in found.files]
    assert names == ["circle.md", "amina.eml", "ben.eml", "dia.eml"]
    assert found.unaddressed == ("cem",)


def test_each_email_goes_to_its_member_alone(found):
    """One recipient each, from the coordinator, by the name they go by."""
    sent = {handle: mail(found, handle) for handle in ("amina", "ben", "dia")}
    assert {handle: str(message["To"]) for handle, message in sent.items()} == {
        "amina": "Amina Diallo <amina@example.org>",
        "ben": "Ben O'Neill <ben@example.org>",
        "dia": '"Doe, Día" <dia@example.org>',
    }
    assert {str(message["From"]) for message in sent.values()} == {"Noor Haddad <noor@example.org>"}
    assert all(message["Cc"] is None and message["Bcc"] is None for message in sent.values())


def test_nobody_reads_another_members_address_or_words(found):
    """Not even where somebody would share it: names are enough for a reminder."""
    for path, content in found.files.items():
        read = content.decode("utf-8").replace("=\r\n", "")
        own = Path(path).stem
        others = [person.email for person in PEOPLE if person.email and person.id != own]
        assert [address for address in others if address in read] == []
        assert "secret" not in read


def test_no_message_makes_anybody_feel_guilty(found):
    """Kind words only, in every message of the package."""
    for handle in ("amina", "ben", "dia"):
        words = mail(found, handle).get_content().casefold()
        assert [word for word in GUILT if word in words] == []
    assert [word for word in GUILT if word in text(found).casefold()] == []


def test_declining_is_one_line_as_accepting_is(found):
    """Every message to a member says how to say no."""
    for handle in ("amina", "ben", "dia"):
        words = mail(found, handle).get_content()
        assert "cannot come" in words
        assert "ne line" in words


def test_every_message_has_the_join_link(found):
    """Nobody has to look for it."""
    assert "<https://meet.example.org/x>" in text(found)
    assert "https://meet.example.org/x" in mail(found, "dia").get_content()


def test_each_email_has_the_members_own_time(found):
    """16:00 in London is 11:00 in Bogotá."""
    assert "Tuesday 9 February 2027, 11:00 (Bogota, UTC-5)" in mail(found, "dia").get_content()


def test_the_same_draft_has_the_same_bytes(found):
    """No clock and no chance goes in."""
    assert [write(moment).files for moment in BEFORE].count(found.files) == 1


def test_the_last_reminder_has_two_lines():
    """When and where, and nothing to scroll through."""
    found = write(Moment.DAY_BEFORE)
    assert len(text(found).splitlines()) == 2
    assert len(mail(found, "ben").get_content().splitlines()) == 2


def test_the_rsvp_names_the_lead_and_what_an_empty_chair_means():
    """What an absence costs is said of the one who brings a question."""
    words = mail(write(Moment.RSVP), "ben").get_content()
    assert "Amina Diallo prepares this meeting in their own time." in words
    assert "An empty chair is one view fewer" in words


def test_the_first_message_has_principles_run_sheet_and_readings():
    """The principles come before the minutes."""
    words = text(write(Moment.WEEK_BEFORE))
    assert words.index("Everyone has a voice.") < words.index("0–5 min: Welcome")
    assert "- A reading" in words


def test_without_lead_link_and_readings_no_line_speaks_of_them():
    """Nothing is left dangling where a value is missing."""
    bare = cohort(readings=(), meeting={"every": "month"})
    for moment in BEFORE:
        words = text(write(moment, bare, lead=None))
        assert "Join" not in words
        assert "read or look at" not in words
        assert "Looked after" not in words
        assert "prepares" not in words


def test_without_the_coordinators_address_a_draft_has_no_sender():
    """The mail program then fills in its own."""
    assert mail(write(whole=cohort(coordinator={"name": "Noor"})), "ben")["From"] is None


def test_a_draft_has_a_folder_by_its_day_circle_and_moment():
    """Sorted by name, drafts are sorted by day."""
    assert draft_folder(draft(Moment.WEEK_BEFORE), "c1") == "nudges/2027-02-06-c1-week-before"


def test_two_share_outs_on_one_day_have_a_folder_each():
    """Their number tells them apart."""
    event = ShareOut(2, draft().meeting.start, 60, (draft().circle,))
    about = draft(Moment.SHARE_OUT)._replace(event=event)
    assert draft_folder(about, "c1") == "nudges/2027-02-06-c1-share-out-2"


def test_each_channel_has_a_file_of_its_own_kind():
    """An e-mail opens as one; what goes into a chat or a text message is copied from a text."""
    amina, ben, cem, dia = PEOPLE
    channels = (
        amina.model_copy(update={"channel": "WhatsApp"}),
        ben.model_copy(update={"channel": "sms", "language": "fr"}),
        cem.model_copy(update={"channel": "Signal"}),
        dia,
    )
    found = write(whole=cohort(participants=channels))
    assert [path.removeprefix(f"{FOLDER}/") for path in found.files] == [
        "circle.md", "amina.chat.md", "ben.sms.txt", "cem.chat.md", "dia.eml",
    ]  # fmt: skip
    assert found.unaddressed == ()
    assert "mardi 9 février 2027, 17:00" in text(found, "ben.sms.txt")
    assert "Tuesday 9 February 2027, 16:00" in text(found, "amina.chat.md")
    assert {path: one.to.id for path, one in found.messages.items()}[f"{FOLDER}/ben.sms.txt"] == "ben"


def test_a_message_to_the_lead_alone_has_one_file():
    """Nothing of it is for the circle."""
    assert list(write(Moment.REPORT).files) == [f"{FOLDER}/amina.eml"]


def test_what_turns_the_reading_direction_is_taken_out_of_every_file():
    """Names in Arabic and Hebrew stay as they are."""
    turned = PEOPLE[0].model_copy(update={"name": "Amina \u202eollaiD", "channel": "sms"})
    hebrew = PEOPLE[1].model_copy(update={"name": "בן \u200fאוניל", "channel": "chat"})
    found = write(whole=cohort(participants=(turned, hebrew, *PEOPLE[2:])))
    assert [path for path, content in found.files.items() if "\u202e" in content.decode("utf-8")] == []
    assert "בן \u200fאוניל" in text(found, "circle.md")


@pytest.mark.parametrize(
    ("handles", "stems"),
    [
        (["amina", "ben-2"], ["amina", "ben-2"]),
        (["con", "Nul", "com1", "com¹", "aux.x"], ["01-con", "02-nul", "03-com1", "04-com1", "05-aux-x"]),
        (["ana", "Ana", "zoë"], ["01-ana", "02-ana", "zoë"]),
        (["1", "01-ana", "ana"], ["01-1", "02-01-ana", "ana"]),
        ([".hidden", "-rf", "..", "_x"], ["01-hidden", "02-rf", "03", "04-x"]),
        (["李雷", "д" * 60], ["李雷", "02-" + "д" * 57]),
    ],
)  # fmt: skip
def test_file_names_are_handles_wherever_every_system_takes_them(handles, stems):
    """Others have a number in front, which no handle on its own has."""
    assert list(stems_of(handles).values()) == stems
