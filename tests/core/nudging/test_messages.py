"""The messages of a draft, filled in for circles and people."""

from __future__ import annotations

import pytest
from tests.core.nudging.a_circle import PROCESS, cohort, draft, facts, people

from circlekit.core.nudging.channels import Channel
from circlekit.core.nudging.draft import Moment
from circlekit.core.nudging.messages import (
    Form,
    Message,
    Needed,
    Wording,
    circle_text,
    entry_text,
    for_circle,
    for_person,
    messages,
    needs,
)
from circlekit.core.nudging.scene import Scene, Voice, scene_of
from circlekit.core.sections import Tone
from circlekit.core.speech import Speech

VOICES = {language: Voice(Speech(language), PROCESS) for language in ("en", "fr")}
INFORMAL, FORMAL = Tone.INFORMAL, Tone.FORMAL


def scene(moment: Moment = Moment.RSVP, **more: object) -> Scene:
    return scene_of(draft(moment), facts(**more))


def worded(found: Scene, body: str = "$name: $circle on $day") -> dict[Needed, Wording]:
    """Return a template for everything that is needed, in French for those who read it, else in English."""
    wordings = {}
    for needed in needs(found):
        language = "fr" if needed.language.startswith("fr") else "en"
        text = "$circle: $day" if needed.form is Form.CIRCLE else body
        wordings[needed] = Wording(language, text, "On $day" if needed.form is Form.EMAIL else "")
    return wordings


def read(found: Scene, handle: str, body: str = "$name: $circle on $day") -> Message:
    by_id = {person.id: one for person, one in messages(found, worded(found, body), VOICES)}
    one = by_id[handle]
    assert one
    return one


@pytest.mark.parametrize(
    ("person", "needed"),
    [
        ({}, (Form.EMAIL, "en", INFORMAL)),
        ({"channel": "WhatsApp"}, (Form.SHORT, "en", INFORMAL)),
        ({"channel": "sms", "email": ""}, (Form.SHORT, "en", INFORMAL)),
        ({"channel": "carrier pigeon"}, (Form.EMAIL, "en", INFORMAL)),
        ({"language": "fr-CA", "tone": "formal"}, (Form.EMAIL, "fr-CA", FORMAL)),
    ],
)
def test_each_person_has_their_channel_language_and_tone(person, needed):
    """What is not known is an e-mail, in the cohort's language and tone."""
    about = cohort(participants=people(ben=person))
    ben = next(one for one in about.participants if one.id == "ben")
    assert for_person(Moment.RSVP, ben, about) == Needed(Moment.RSVP, *needed)


def test_whoever_has_neither_address_nor_channel_gets_nothing():
    """Somebody has to tell them."""
    about = cohort(participants=people(ben={"email": ""}))
    assert for_person(Moment.RSVP, about.participants[1], about) is None


def test_those_of_a_formal_cohort_are_spoken_to_formally_unless_they_wish_otherwise():
    """Ben wishes otherwise."""
    about = cohort(tone="formal", participants=people(ben={"tone": "informal"}))
    tones = [
        needed.tone for person in about.participants if (needed := for_person(Moment.RSVP, person, about))
    ]
    assert tones == [FORMAL, INFORMAL, FORMAL, FORMAL, FORMAL, FORMAL]


def test_a_circle_reads_each_of_its_languages_the_most_spoken_first():
    """Four read French, two English; a line stands between the parts."""
    french = {handle: {"language": "fr"} for handle in ("ben", "cem", "dia", "eva")}
    found = scene(participants=people(**french))
    assert [needed.language for needed in for_circle(found)] == ["fr", "en"]
    assert circle_text(found, worded(found), VOICES) == (
        "Circle 1: mardi 9 février\n\n---\n\nCircle 1: Tuesday 9 February\n"
    )


def test_two_languages_with_one_text_are_said_once():
    """French and Canadian French have the same template here."""
    found = scene(participants=people(ben={"language": "fr"}, cem={"language": "fr-CA"}))
    assert circle_text(found, worded(found), VOICES).count("mardi") == 1


def test_an_email_has_a_subject_and_others_have_none():
    """All in the person's own language."""
    found = scene(participants=people(ben={"language": "fr"}, cem={"channel": "sms"}))
    assert read(found, "ben")[1:] == (
        Channel.EMAIL,
        "Ben O'Neill: Circle 1 on mardi 9 février\n",
        "On mardi 9 février",
    )
    assert read(found, "cem")[1:] == (Channel.SMS, "Cem Yılmaz: Circle 1 on Tuesday 9 February\n", "")


def test_a_chat_is_markdown_and_a_text_message_is_not():
    """What people typed stays what they typed in both."""
    starred = {"name": "*Ben*", "channel": "sms"}
    assert read(scene(participants=people(ben=starred)), "ben", "$name").body == "*Ben*\n"
    chat = {**starred, "channel": "signal"}
    assert read(scene(participants=people(ben=chat)), "ben", "$name").body == "\\*Ben\\*\n"


def test_a_calendar_entry_holds_what_the_circle_reads_or_else_the_lead():
    """A report is for the lead; one without an address has an empty entry."""
    circle, report = scene(), scene(Moment.REPORT)
    assert entry_text(circle, worded(circle), VOICES) == "Circle 1: Tuesday 9 February\n"
    assert entry_text(report, worded(report), VOICES).startswith("Amina Diallo: ")
    unknown = scene(Moment.REPORT, participants=people(amina={"email": ""}))
    assert entry_text(unknown, worded(unknown), VOICES) == ""


def test_what_is_shared_is_never_another_readers():
    """Six readers of one template: each their own name and hour, all the same circle."""
    found = scene(Moment.WELCOME)
    bodies = {
        person.id: one.body
        for person, one in messages(found, worded(found, "$circle $name $time"), VOICES)
        if one
    }
    assert bodies == {
        "amina": "Circle 1 Amina Diallo 16:00\n",
        "ben": "Circle 1 Ben O'Neill 17:00\n",
        "cem": "Circle 1 Cem Yılmaz 19:00\n",
        "dia": "Circle 1 Día Ruiz 11:00\n",
        "eva": "Circle 1 Eva Ngata 05:00\n",
        "fay": "Circle 1 Fay 16:00\n",
    }
