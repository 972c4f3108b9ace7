"""The rotation in words, for the coordinator: who goes on, who meets whom again, who comes from where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from circlekit.core.model import Circle, Cohort
from circlekit.core.rotation.answers import Answers
from circlekit.core.rotation.plan import Rotation
from circlekit.core.text import counted, listed


def figures(rotation: Rotation) -> str:
    """Return the repeats beside the proven least, in one sentence."""
    again = len(rotation.again)
    pairs = f"{counted(again, 'pair')} of {rotation.pairs} {'meets' if again == 1 else 'meet'} again"
    return f"{pairs}; {rotation.least} is the least possible."


def pairs_by_reason(rotation: Rotation) -> dict[str, list[str]]:
    """Return the pairs who meet again, in words, under the reason why."""
    names = {person.id: person.name for person in rotation.cohort.participants}
    found: dict[str, list[str]] = {}
    for pair in rotation.again:
        before = "" if pair.times == 1 else f" (together {pair.times} times before)"
        found.setdefault(pair.why, []).append(f"{names[pair.first]} with {names[pair.second]}{before}")
    return found


def origins(circle: Circle, old: Sequence[Circle]) -> str:
    """Return where the members of a new circle come from: ``2 from Circle 1 and 3 newcomers``."""
    home = {handle: circle.name for circle in old for handle in circle.members}
    counts = Counter(home.get(handle, "") for handle in circle.members)
    new = counts.pop("", 0)
    parts = [f"{counts[circle.name]} from {circle.name}" for circle in old if counts[circle.name]]
    return listed([*parts, *([counted(new, "newcomer")] if new else [])])


def note(rotation: Rotation, answers: Answers, old_cohort: Cohort, old: Sequence[Circle]) -> bytes:
    """Return ``rotation.md``, for the coordinator's eyes: Markdown, UTF-8."""
    names = {person.id: person.name for person in (*old_cohort.participants, *answers.join)}
    cohort = rotation.cohort
    lines = [
        f"# {_plain(old_cohort.cohort)} becomes {_plain(cohort.cohort)}",
        "",
        f"From {cohort.starts} to {cohort.ends}: {counted(len(cohort.participants), 'person', 'people')} "
        f"in {counted(len(rotation.matching.circles), 'circle')}. {figures(rotation)}",
        "",
        *_who(answers, names),
    ]
    for why, pairs in pairs_by_reason(rotation).items():
        lines += [f"## Meeting again: {why}", "", *(f"- {_plain(pair)}" for pair in pairs), ""]
    lines += ["## Who comes from where", ""]
    lines += [
        f"- {_plain(circle.name)}: {_plain(origins(circle, old))}" for circle in rotation.matching.circles
    ]
    return ("\n".join(lines) + "\n").encode()


def _who(answers: Answers, names: Mapping[str, str]) -> Iterator[str]:
    groups = (
        ("Leaving", answers.leave),
        ("Waiting for the round after", answers.defer),
        ("Joining", tuple(person.id for person in answers.join)),
    )
    for title, handles in groups:
        if handles:
            yield f"- {title}: {_plain(listed(names[handle] for handle in handles))}"
    yield "- Everybody else stays."
    yield ""


def _plain(text: str) -> str:
    """Return people's text with what Markdown would read as more than text escaped."""
    return "".join(f"\\{character}" if character in "\\`*_{}[]<>#|!" else character for character in text)
