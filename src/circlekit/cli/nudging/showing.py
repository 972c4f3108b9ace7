"""What ``nudge`` shows of the drafts: a table, a JSON document, and what is worth a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from circlekit.cli import output
from circlekit.core.text import counted, listed

if TYPE_CHECKING:
    from circlekit.cli.nudging.drafting import Written
    from circlekit.core.model import Cohort
    from circlekit.core.nudging.draft import Draft
    from circlekit.core.nudging.scene import Scene


def show_drafts(found: Sequence[Written]) -> None:
    """Print a row for each draft; ``to`` says for whom it is, ``messages`` which one for its meeting."""
    rows = [
        (
            one.draft.day.isoformat(),
            one.draft.circle.name,
            one.draft.moment.replace("_", " "),
            _to(one),
            _count(one.scene),
        )
        for one in found
        if one.files.files or one.files.unaddressed
    ]
    if rows:
        output.show_table(("due", "circle", "message", "to", "messages"), rows)


def _to(one: Written) -> str:
    """Return ``circle, 6 members``, ``lead`` or ``2 members``, and for no other ``2 without an address``."""
    from circlekit.core.nudging.draft import KINDS, To

    people = len(one.files.messages)
    to_lead = KINDS[one.draft.moment].people is To.LEADS
    members = ("lead" if to_lead else counted(people, "member")) if people else ""
    found = ", ".join(part for part in ("circle" if one.scene.to_circle else "", members) if part)
    return found or f"{len(one.files.unaddressed)} without an address"


def _count(scene: Scene) -> str:
    from circlekit.core.nudging.audience import COUNTED, MOST

    count = most(scene) if scene.draft.moment in COUNTED else 0
    return f"{count} of {MOST}" if count else ""


def most(scene: Scene) -> int:
    """Return how many messages about the meeting any reader has had with this one."""
    from circlekit.core.nudging.audience import had

    return max((had(scene.draft, person, scene.facts) + 1 for person in scene.readers), default=0)


def as_json(found: Sequence[Written]) -> list[dict[str, Any]]:
    """Return the ``drafts`` of the JSON document; ``meeting`` is an instant in UTC."""
    from circlekit.core.nudging.audience import COUNTED, MOST, held_back

    return [
        {
            "due": one.draft.day.isoformat(),
            "until": one.draft.until.isoformat(),
            "circle": one.draft.circle.id,
            "moment": str(one.draft.moment),
            "meeting": output.utc(one.draft.meeting.start),
            "about": list(one.draft.about),
            "files": list(one.files.files),
            "to": {path: message.to.id for path, message in one.files.messages.items()},
            "messages": {"most": most(one.scene), "of": MOST} if one.draft.moment in COUNTED else None,
            "held_back": [person.id for person in held_back(one.draft, one.scene.facts)],
            "without_address": list(one.files.unaddressed),
        }
        for one in found
    ]


def say_remarks(found: Sequence[Written]) -> None:
    """Say who is not reached, which short messages are long, and that no fourth message is written."""
    _say_unaddressed(found)
    _say_long(found)
    _say_held_back(found)


def say_unled(drafts: Sequence[Draft], cohort: Cohort) -> None:
    """Say once for each circle without a lead what is for the coordinator to do instead."""
    names = {person.id: person.name for person in cohort.participants}
    by_circle: dict[str, list[str]] = {}
    for draft in drafts:
        about = listed(names[handle] for handle in draft.about if handle in names)
        do = f"say hello to {about}" if about else f"ask who was at meeting {draft.meeting.number}"
        by_circle.setdefault(draft.circle.name, []).append(do)
    for circle, duties in by_circle.items():
        output.say(f"{circle} has no lead; please {listed(duties)}.")


def unled_as_json(drafts: Sequence[Draft]) -> list[dict[str, Any]]:
    """Return the ``without_lead`` of the JSON document: what a lead would have been asked."""
    return [
        {
            "circle": draft.circle.id,
            "moment": str(draft.moment),
            "meeting": output.utc(draft.meeting.start),
            "about": list(draft.about),
        }
        for draft in drafts
    ]


def _say_unaddressed(found: Sequence[Written]) -> None:
    """Say once for each circle who gets no message of their own, so that somebody tells them."""
    by_circle: dict[str, dict[str, str]] = {}
    for one in found:
        people = one.scene.facts.people
        names = {handle: people[handle].name for handle in one.files.unaddressed}
        by_circle.setdefault(one.draft.circle.name, {}).update(names)
    for circle, names in by_circle.items():
        if names:
            who = listed(names.values())
            output.say(f"{circle}: no address for {who}; their message has to reach them another way.")


def _say_long(found: Sequence[Written]) -> None:
    from circlekit.core.nudging.channels import Channel
    from circlekit.core.nudging.sms import MOST, sms_parts

    messages = (pair for one in found for pair in one.files.messages.items())
    for path, message in messages:
        text = message.body.strip()
        if message.channel is Channel.EMAIL or len(text) <= MOST:
            continue
        parts = f", {sms_parts(text)} text messages" if message.channel is Channel.SMS else ""
        output.say(f"{path} has {len(text)} characters{parts}; {MOST} read well on a telephone.")


def _say_held_back(found: Sequence[Written]) -> None:
    from circlekit.core.nudging.audience import MOST, held_back

    count = sum(len(held_back(one.draft, one.scene.facts)) for one in found)
    if count:
        people = counted(count, "person has", "people have")
        output.say(f"{people} had {MOST} messages about their meeting, and no fourth is written.")
