"""The rotation in words, for the coordinator: who goes on, who meets whom again, who comes from where.

Those who leave, or wait for the round after, are counted and not named: the new folder keeps nothing of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from circlekit.core.clock_words import long_date
from circlekit.core.model import Circle
from circlekit.core.nudging.styles import escaped
from circlekit.core.rotation.answers import Answers
from circlekit.core.rotation.plan import Rotation
from circlekit.core.text import counted, listed

AS_FEW_AS_CAN_BE = "fewer is not possible"

WHAT_HELPS = (
    "An exchange is two people of different circles changing places, or one person taking a free seat. "
    "It helps when it parts a pair and fewer pairs meet again after it."
)


def figures(rotation: Rotation) -> str:
    """Return the repeats beside the proven least, in one sentence."""
    again, pairs = len(rotation.again), counted(rotation.pairs, "pair")
    meet = "meets" if again == 1 else "meet"
    return f"{again:,} of {pairs} {meet} again; {rotation.least:,} is the least possible."


def pairs_by_reason(rotation: Rotation) -> Mapping[str, Sequence[str]]:
    """Return those who meet again under the reason why: each person with all whom they meet."""
    names = {person.id: person.name for person in rotation.cohort.participants}
    met: dict[str, dict[str, list[str]]] = {}
    for pair in rotation.again:
        why = AS_FEW_AS_CAN_BE if len(rotation.again) == rotation.least else pair.why
        times = "" if pair.times == 1 else f" ({pair.times} times before)"
        met.setdefault(why, {}).setdefault(pair.first, []).append(f"{names[pair.second]}{times}")
    return {
        why: [f"{names[first]} with {listed(others)}" for first, others in company.items()]
        for why, company in met.items()
    }


def origins(circle: Circle, old: Sequence[Circle]) -> str:
    """Return where the members of a new circle come from: ``2 from Circle 1 and 3 newcomers``."""
    home = {handle: number for number, past in enumerate(old) for handle in past.members}
    counts = Counter(home.get(handle) for handle in circle.members)
    new = counts.pop(None, 0)
    parts = [f"{counts[number]} from {past.name}" for number, past in enumerate(old) if counts[number]]
    return listed([*parts, *([counted(new, "newcomer")] if new else [])])


def note(rotation: Rotation, answers: Answers, old_name: str, old: Sequence[Circle]) -> bytes:
    """Return ``rotation.md``, Markdown in UTF-8; ``old_name`` and ``old`` are of the cohort that ends."""
    cohort, circles = rotation.cohort, rotation.matching.circles
    lines = [
        f"# {escaped(old_name)} becomes {escaped(cohort.cohort)}",
        "",
        f"{counted(len(cohort.participants), 'person', 'people')} in {counted(len(circles), 'circle')}, "
        f"from {long_date(cohort.starts)} to {long_date(cohort.ends)}.",
        "",
        *_who(answers),
        *_left_over(rotation),
        "",
        "## Who meets again",
        "",
        figures(rotation),
        *_again(rotation),
        "",
        "## Who comes from where",
        "",
        *(f"- {escaped(circle.name)}: {escaped(origins(circle, old))}" for circle in circles),
    ]
    return ("\n".join(lines) + "\n").encode()


def _who(answers: Answers) -> Iterator[str]:
    if answers.leave:
        yield f"- {counted(len(answers.leave), 'person leaves', 'people leave')}, with our thanks."
    if answers.defer:
        waiting = counted(len(answers.defer), "person waits", "people wait")
        yield f"- {waiting} for the round after. With the same handle, whom they met is remembered."
    if answers.join:
        yield f"- Joining, and welcome: {escaped(listed(person.name for person in answers.join))}."
    yield "- Everybody else stays." if answers.leave or answers.defer else "- Everybody stays."


def _left_over(rotation: Rotation) -> Iterator[str]:
    names = {person.id: person.name for person in rotation.cohort.participants}
    for person in rotation.matching.unplaced:
        yield f"- Without a circle: {escaped(names[person.id])}. {escaped(person.reason)}"


def _again(rotation: Rotation) -> Iterator[str]:
    reasons = pairs_by_reason(rotation)
    if reasons and AS_FEW_AS_CAN_BE not in reasons:
        yield from ("", WHAT_HELPS)
    for why, meetings in reasons.items():
        yield from ("", f"Since {why}:", "")
        yield from (f"- {escaped(meeting)}" for meeting in meetings)
