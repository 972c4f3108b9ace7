"""The folder of what is to be sent when a cohort has ended."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from circlekit.core.rotation.ending.alumni import Alumnus
from circlekit.core.rotation.ending.passages import Begun
from circlekit.core.rotation.ending.readme import Sending
from circlekit.core.rotation.ending.wording import desk
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.speech import Speech
from circlekit.core.tongues import Tongue
from circlekit.files.ending import Drafts, drafts, ending_files, invitations, letters
from circlekit.files.library import shelves
from circlekit.files.rotation_words import read_words
from circlekit.files.tables import read_table

from ..core.rotation.ending.terms import ANSWERS, begun, begun_with_ida, ended, summer

WORDS, FORMER = read_words(shelves(Path("nowhere"), Path("nowhere")))
ZOE = Alumnus(id="zoe", name="Zoe Hart", email="zoe@example.org")
MEETING = {"at": ["2027-09-07 17:00"], "video": "https://meet.example.org/former"}


def made(answers: Answers = ANSWERS, after: Begun | None = None) -> Drafts:
    about = desk(ended(answers), after or begun(), "Peer assist")
    return drafts(letters(about, {Tongue(): WORDS}), about.begun.cohort.coordinator)


def drafted(answers: Answers = ANSWERS) -> dict[str, bytes]:
    return {path.removeprefix("ending/drafts/"): content for path, content in made(answers).files.items()}


def words(content: bytes) -> str:
    """Return the text of an e-mail in one line."""
    text = message_from_bytes(content, policy=policy.default).get_payload(decode=True)
    return " ".join(text.decode().split())


def test_each_person_has_one_draft_in_the_folder_of_what_they_do() -> None:
    """An e-mail, or a text to paste."""
    assert sorted(drafted()) == [
        "back/gus.md", "join/fay.eml", "later/cem.md", "leave/eve.eml", "stay/ama.eml", "stay/ben.eml",
        "stay/dev.eml",
    ]  # fmt: skip


def test_each_e_mail_goes_to_one_person_and_shows_no_other_address() -> None:
    """Its text has none at all."""
    for path, content in drafted().items():
        if path.endswith(".eml"):
            handle = path.partition("/")[2].removesuffix(".eml")
            message = message_from_bytes(content, policy=policy.default)
            assert [one.addr_spec for one in message["To"].addresses] == [f"{handle}@example.org"]
            assert "@" not in words(content)


def test_who_leaves_is_named_in_nobodys_draft_but_their_own() -> None:
    """Nor is who rests."""
    others = [content for path, content in drafted().items() if "eve" not in path and "cem" not in path]
    assert not [one for one in others if b"Lind" in one or b"Kaya" in one or b"secret" in one]


def test_who_leaves_is_thanked_and_may_come_back() -> None:
    """And is asked about the list of former members, or told that they are on it."""
    text = words(drafted()["leave/eve.eml"])
    assert "Thank you for the questions and the time that you brought." in text
    assert "The door stays open" in text
    assert "If you would like that, answer «yes»" in text
    agreed = words(drafted(ANSWERS.model_copy(update={"alumni": ("eve",)}))["leave/eve.eml"])
    assert "You said yes to the list of former members" in agreed
    assert "We meet next" not in agreed  # there is no date yet


def test_who_is_new_hears_what_it_is_about() -> None:
    """Purpose, principles, commitment, process and circle (practice 6)."""
    text = words(drafted()["join/fay.eml"])
    for part in (
        "Yours is Circle 1, from Monday 12 July 2027 to Friday 7 January 2028.",
        "With you: Ben *Hall* and Dev Rao Looked after by: Ben *Hall*",
        "What we are here for: To get advice from peers",
        "- Everyone has a voice.",
        "What we ask of each other: We come to every meeting we can",
        "How we meet: Peer assist",
    ):
        assert part in text


def test_who_rests_is_told_until_when() -> None:
    """In a text to paste: Cem has no address."""
    assert b"You rest until Monday 2 August 2027" in drafted()["later/cem.md"]


def test_leads_are_thanked_and_new_ones_told_what_it_is() -> None:
    """Ama led and rests; Ben leads for the first time."""
    assert (
        "You looked after Baobab in your own time, and that carried it. Thank you. This time it is"
        in words(drafted()["stay/ama.eml"])
    )
    assert "You look after Circle 1 this time." in words(drafted()["stay/ben.eml"])


def test_who_is_new_and_waits_first_is_welcomed_among_those_who_rest() -> None:
    """Nothing is said of circles that Ida has not been in."""
    found = made(after=begun_with_ida())
    text = words(found.files["ending/drafts/later/ida.eml"])
    assert "Welcome!" in text
    assert "until Tuesday 1 February 2028" in text
    assert not any(word in text for word in ("Thank you for being", "again", "you have met"))
    assert found.counts["later/"] == 2


def test_many_people_get_a_table_for_each_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words, a row for each; the page counts them."""
    monkeypatch.setattr("circlekit.files.letters.LARGE", 6)
    found = made()
    assert list(found.files) == [
        f"ending/drafts/{kind}.csv" for kind in ("stay", "later", "leave", "back", "join")
    ]
    assert found.counts["stay.csv"] == 3
    rows = read_table(found.files["ending/drafts/leave.csv"], "leave.csv").rows
    assert [row.cells["id"] for row in rows] == ["eve"]
    assert "The door stays open" in rows[0].cells["text"]


def test_former_members_are_invited_where_a_meeting_lies_ahead() -> None:
    """By the cohort's clock, with the link to join."""
    assert invitations([ZOE], summer(), FORMER) == []
    messages = {"alumni": invitations([ZOE], summer(alumni=MEETING), FORMER)}
    [(path, content)] = drafts(messages, summer().coordinator).files.items()
    assert path == "ending/drafts/alumni/zoe.eml"
    assert "- Tuesday 7 September 2027, 17:00 (London, UTC+1)" in words(content)
    assert "Join here: https://meet.example.org/former" in words(content)


@pytest.mark.parametrize("calendars", [{}, {"calendar/01-oak.ics": b"BEGIN"}])
def test_the_folder_keeps_itself_out_of_git(calendars: dict[str, bytes]) -> None:
    """And says what is in it."""
    sending = Sending("Spring", "Summer", date(2027, 7, 12), True)
    drafted_files = Drafts({"ending/drafts/stay/ama.eml": b"x"}, {"stay/": 1})
    found = ending_files(drafted_files, calendars, sending)
    assert found["ending/.gitignore"].splitlines()[-1] == b"*"
    assert b"`drafts/stay/` (1 draft)" in found["ending/README.md"]
    assert [path for path in found if "/calendar/" in path] == [f"ending/{path}" for path in calendars]


def test_each_letter_is_in_the_language_of_whoever_reads_it() -> None:
    """Fay, who is new, reads French; former members hear in the cohort's language."""
    after = begun(alumni=MEETING)
    people = tuple(
        one.model_copy(update={"language": "fr"}) if one.id == "fay" else one
        for one in after.cohort.participants
    )
    spoken = Begun(after.cohort.model_copy(update={"participants": people}), after.circles)
    french, _ = read_words(shelves(Path("nowhere"), Path("nowhere")), Tongue("fr"))
    found = letters(desk(ended(), spoken, "Peer assist"), {Tongue(): WORDS, Tongue("fr"): french})
    (to_fay,) = drafts({"join": found["join"]}, after.cohort.coordinator).files.values()
    (to_ama, *_) = drafts({"stay": found["stay"]}, after.cohort.coordinator).files.values()
    assert "du lundi 12 juillet 2027 au vendredi 7 janvier 2028" in words(to_fay)
    assert "runs from Monday 12 July 2027" in words(to_ama)


def test_former_members_hear_in_the_language_of_the_cohort() -> None:
    """With the dates of their meetings."""
    _, former = read_words(shelves(Path("nowhere"), Path("nowhere")), Tongue("de"))
    (message,) = invitations([ZOE], summer(alumni=MEETING), former, Speech("de"))
    assert message.values["alumni_dates"] == "\n- Dienstag, 7. September 2027, 17:00 (London, UTC+1)"
