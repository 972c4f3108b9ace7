"""What messages say of a circle, its cohort and its people."""

from __future__ import annotations

from collections import Counter

from circlekit.core.agenda.lines import step_lines
from circlekit.core.leading.card import role_card
from circlekit.core.model import Participant
from circlekit.core.nudging.draft import KINDS, To
from circlekit.core.nudging.scene import Reading, members_of, sheet_of
from circlekit.core.nudging.times import here
from circlekit.core.reporting.form import form


def lead(reading: Reading) -> str:
    """Return the name of the lead; empty for the lead themself."""
    return _other(reading, reading.scene.draft.circle.lead)


def deputy(reading: Reading) -> str:
    """Return the name of the deputy; empty for the deputy themself."""
    return _other(reading, reading.scene.draft.circle.deputy)


def _other(reading: Reading, handle: str | None) -> str:
    """Return the name of somebody else than the reader, to whom no message speaks of themself."""
    found = reading.scene.facts.people.get(handle or "")
    return "" if found is None or found == reading.reader else found.name


def _others(reading: Reading) -> tuple[Participant, ...]:
    return tuple(person for person in members_of(reading.scene) if person != reading.reader)


def members(reading: Reading) -> str:
    """Return the names of all members, or in a message to a lead of the others."""
    to_lead = KINDS[reading.scene.draft.moment].people is To.LEADS
    people = _others(reading) if to_lead else members_of(reading.scene)
    return reading.voice.speech.listed(person.name for person in people)


def about(reading: Reading) -> str:
    """Return whom a message to a lead is about: first names, and whole ones where two have the same."""
    people, draft = reading.scene.facts.people, reading.scene.draft
    names = {one: people[one].name for one in (*draft.circle.members, *draft.about) if one in people}
    bearers = Counter(_first_name(name) for name in names.values())
    found = (names[handle] for handle in draft.about if handle in names)
    return reading.voice.speech.listed(
        name if bearers[_first_name(name)] > 1 else _first_name(name) for name in found
    )


def _first_name(name: str) -> str:
    first = next(iter(name.split()), name)
    return name if first.endswith(".") else first  # «Dr. Amina Diallo» is not called «Dr.»


def telling(reading: Reading) -> str:
    """Return the circles that tell at a share-out."""
    event = reading.scene.draft.event
    return reading.voice.speech.listed(circle.name for circle in event.circles) if event else ""


def share_out(reading: Reading) -> str:
    """Return the number of a share-out."""
    event = reading.scene.draft.event
    return str(event.number) if event else ""


def place(reading: Reading) -> str:
    """Return where it takes place, if in person."""
    draft = reading.scene.draft
    return reading.scene.cohort.share_outs.place if draft.event else draft.meeting.place


def note(reading: Reading) -> str:
    """Return the words that the first or the last meeting has of its own."""
    meeting, draft = reading.scene.cohort.meeting, reading.scene.draft
    return {1: meeting.first, draft.of: meeting.last}.get(draft.meeting.number, "")


def video(reading: Reading) -> str:
    """Return the link to join."""
    cohort, is_event = reading.scene.cohort, reading.scene.draft.event is not None
    link = cohort.meeting.video
    if is_event:
        link = cohort.share_outs.video or (None if cohort.share_outs.place else link)
    return reading.style.link(link) if link else ""


def process_link(reading: Reading) -> str:
    """Return where to read more about the process."""
    link = reading.voice.process.link
    return reading.style.link(link) if link else ""


def links(reading: Reading) -> str:
    """Return the links of the cohort, a line each."""
    style, links = reading.style, reading.scene.cohort.links
    return "\n".join(f"- {style.text(label)}: {style.link(link)}" for label, link in links.items())


def people(reading: Reading) -> str:
    """Return who else is here: name, city and what they offer, which all may know."""
    speech = reading.voice.speech
    named = ((f"{one.name} ({speech.city(one.timezone)})", one.offers) for one in _others(reading))
    return reading.style.items(
        speech.labelled(who, ", ".join(offers)) if offers else who for who, offers in named
    )


def run_sheet(reading: Reading) -> str:
    """Return the run sheet in minutes, a line for each step and each of its parts."""
    return step_lines(sheet_of(reading.scene, reading.voice).steps, reading.style)


def report_form(reading: Reading) -> str:
    """Return the form that a lead fills in and sends back."""
    draft = reading.scene.draft
    meeting = draft.meeting._replace(start=here(reading, draft.meeting.start))
    return form(draft.circle, meeting, members_of(reading.scene), reading.voice.speech.language)


def card(reading: Reading) -> str:
    """Return what a lead does, and need not do (practice 67)."""
    scene, voice = reading.scene, reading.voice
    if not voice.role_card:
        return ""
    return role_card(voice.role_card, scene.draft.circle, scene.cohort, voice.process.name)
