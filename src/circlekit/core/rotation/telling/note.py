"""rotation.md, the rotation in words for the coordinator: figures first, then circles, then everybody.

Those who leave, or wait for the round after, are counted and not named: the new folder keeps nothing of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from circlekit.core.clock_words import long_date
from circlekit.core.matching.circles import LEADS_TWICE
from circlekit.core.nudging.styles import escaped
from circlekit.core.rotation.one_more import AS_ASKED
from circlekit.core.rotation.telling.company import say_company
from circlekit.core.rotation.telling.leading import Leading, in_short, leading, roles
from circlekit.core.rotation.telling.mixes import Mix, origins
from circlekit.core.rotation.telling.note_ahead import rounds_ahead
from circlekit.core.rotation.telling.note_people import collaborations, people, roles_so_far
from circlekit.core.rotation.telling.proof import proof
from circlekit.core.rotation.telling.repeats import ASKED, beside_the_least, by_reason
from circlekit.core.rotation.telling.tally import say_tally
from circlekit.core.rotation.telling.told import Told
from circlekit.core.text import as_sentence, counted, listed

MATRIX, NETWORK, ENDING = "met.svg", "network.svg", "ending/"
"""What may stand beside the page, and is pointed to."""

TOGETHER_BEFORE = "in a circle together before."
"""How a reason of a circle ends that names who meets again; they are told with a reason of their own."""

WHAT_HELPS = (
    "An exchange is two people of different circles changing places, or one person taking a free seat. "
    "It helps when it parts a pair and fewer pairs meet again after it."
)


def note(told: Told, beside: Collection[str] = ()) -> bytes:
    """Return ``rotation.md``, Markdown in UTF-8; ``beside`` are the other files of the folder, by path."""
    ended, cohort, circles = told.switch.ended, told.switch.cohort, told.switch.circles
    known = leading(cohort)
    lines = [
        f"# {escaped(ended.cohort)} becomes {escaped(cohort.cohort)}",
        "",
        f"{counted(len(cohort.participants), 'person', 'people')} in {counted(len(circles), 'circle')}, "
        f"from {long_date(cohort.starts)} to {long_date(cohort.ends)}.",
        "",
        *_who(told),
        *_left_over(told),
        "",
        "## At a glance",
        "",
        *_at_a_glance(told, known),
        *_pictures(beside),
        "",
        "## The new circles",
        *(line for mix in told.mixes for line in _circle(mix, told, known)),
        *people(told),
        *roles_so_far(told),
        *rounds_ahead(told.switch.rotation.ahead),
        *collaborations(told),
        *_still_to_do(beside),
    ]
    return ("\n".join(lines) + "\n").encode()


def _who(told: Told) -> Iterator[str]:
    leaves, waits = len(told.people.leaves), len(told.people.defers) + len(told.people.pauses)
    if leaves:
        yield f"- {counted(leaves, 'person leaves', 'people leave')}, with our thanks."
    if waits:
        yield f"- {counted(waits, 'person rests', 'people rest')} until later; whom they met is remembered."
    if told.people.returns:
        back = listed(person.name for person in told.people.returns)
        yield f"- Back after a pause, and welcome: {as_sentence(escaped(back))}"
    if told.people.joins:
        new = listed(person.name for person in told.people.joins)
        yield f"- Joining, and welcome: {as_sentence(escaped(new))}"
    yield "- Everybody else stays." if leaves or waits else "- Everybody stays."


def _left_over(told: Told) -> Iterator[str]:
    names = told.names
    for person in told.switch.rotation.matching.unplaced:
        yield f"- Without a circle: {as_sentence(escaped(names[person.id]))} {escaped(person.reason)}"


def _at_a_glance(told: Told, known: Leading) -> Iterator[str]:
    """Yield the figures: repeats beside the proven least and by reason, who has met how often, who leads."""
    why = proof(told.switch)
    yield f"- {beside_the_least(told.switch.rotation)}" + (f" {escaped(why)}" if why else "")
    reasons = Counter(pair.why for pair in told.again)
    together = reasons.pop(ASKED, 0)
    for reason, pairs in reasons.items():
        yield f"  - {counted(pairs, 'pair meets', 'pairs meet')} again, since {escaped(reason)}."
    if together:
        yield f"- {counted(together, 'pair goes', 'pairs go')} on together, since {ASKED}."
    yield f"- {escaped(' '.join(say_company(told.figures, told.switch.cohort.participants)))}"
    yield f"- {say_tally(told.tally)}"
    yield f"- {escaped(in_short(told.switch.circles, known))}"
    if any("exchange" in reason for reason in reasons):
        yield from ("", WHAT_HELPS)


def _pictures(beside: Collection[str]) -> Iterator[str]:
    pictures = ((MATRIX, "as a matrix"), (NETWORK, "as a network"))
    found = [f"[{words}]({name})" for name, words in pictures if name in beside]
    if found:
        yield from ("", f"Who has met whom: {listed(found)}.")


def _circle(mix: Mix, told: Told, known: Leading) -> Iterator[str]:
    """Yield a circle: its members, where from, who leads and why, who meets again, what they share."""
    names = told.names
    members = listed(names[handle] for handle in mix.circle.members)
    yield from ("", f"### {escaped(mix.circle.name)}", "", as_sentence(escaped(members)), "")
    yield f"- {as_sentence(escaped(origins(mix)))}"
    yield f"- {escaped('; '.join(roles(mix.circle, known)))}."
    if any(pair.why == ASKED for pair in mix.again) and AS_ASKED not in mix.circle.because:
        yield f"- {AS_ASKED}"
    for why, meetings in by_reason((pair for pair in mix.again if pair.why != ASKED), names).items():
        yield f"- Meeting again, since {escaped(why)}: {as_sentence(escaped('; '.join(meetings)))}"
    said_above = (*LEADS_TWICE, TOGETHER_BEFORE) if mix.again else LEADS_TWICE
    yield from (f"- {escaped(reason)}" for reason in mix.circle.because if not reason.endswith(said_above))


def _still_to_do(beside: Collection[str]) -> Iterator[str]:
    """Yield what comes next, in order."""
    yield from ("", "## Still to do", "")
    yield "1. Look at the circles, and move whom you know better: `circlekit check` says what that changes."
    if any(name.startswith(ENDING) for name in beside):
        yield f"2. Send the drafts in `{ENDING}`, then delete that folder: it names people who left."
        yield "3. Find the times and write the calendars: `circlekit schedule --ics`."
    else:
        yield "2. Find the times and write the calendars: `circlekit schedule --ics`."
