"""Several answers of one person, in one file or in several, made into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from circlekit.core.intake.answer import Answer, instant
from circlekit.core.intake.merging.finding import address_key
from circlekit.core.intake.merging.persons import persons
from circlekit.core.intake.saying import answered_again, said_twice
from circlekit.core.problems import Problem
from circlekit.core.text import same

NEWEST, FIRST = "newest", "first"

TOGETHER = ({"available", "if_needed", "timezone"},)
"""Keys that only mean something beside each other: hours on a clock. They come from one answer."""


@dataclass(frozen=True, slots=True)
class Joined:
    """One answer for each person. ``declined`` are those who did not agree: their name and address alone.

    ``notes`` say where somebody answered more than once, and ask where a name may be one of several people.
    """

    people: tuple[Answer, ...]
    notes: tuple[Problem, ...] = ()
    declined: tuple[Answer, ...] = ()


def joined(answers: Sequence[Sequence[Answer]], keep: str = NEWEST) -> Joined:
    """Return one answer for each person out of the answers of several files.

    People are joined by their address, else by a name that only one of them has. Of several answers in one
    file the newest counts (``keep="first"``: the first); of several files each key comes from the one that
    has it, and from the newest where several do. Where an answer has no moment, the later row is newer.
    """
    groups, notes = persons(answers)
    people: list[Answer] = []
    declined: list[Answer] = []
    for group in groups:
        files = group.by_file()
        counting = [_counting(some, keep) for some in files]
        notes += [note for some, counts in zip(files, counting, strict=True) if len(some) > 1
                  for note in answered_again(some, counts, keep)]  # fmt: skip
        ordered = _by_age(counting) if keep == NEWEST else counting[::-1]
        if refuses(ordered):
            declined.append(_identity(ordered))
            continue
        people.append(_united(ordered, notes))
    return Joined(tuple(people), tuple(notes), tuple(declined))


def refuses(answers: Sequence[Answer]) -> bool:
    """Tell whether somebody was asked for their consent and did not give it; the last answer decides."""
    said = [answer.values["consent"] for answer in answers if "consent" in answer.values]
    return bool(said) and not said[-1]


def _counting(answers: Sequence[Answer], keep: str) -> Answer:
    return answers[0] if keep == FIRST else _by_age(answers)[-1]


def _by_age(answers: Sequence[Answer]) -> list[Answer]:
    """Return answers from the oldest to the newest; one without a moment keeps its place."""
    if len(answers) == 1:
        return list(answers)
    moments = [instant(answer.when) for answer in answers if answer.when]
    if len(moments) < len(answers):
        return list(answers)
    order = sorted(range(len(answers)), key=lambda index: (moments[index], index))
    return [answers[index] for index in order]


def _identity(answers: Sequence[Answer]) -> Answer:
    """Return an answer that says who somebody is, and when they answered, and nothing else."""
    values = {key: value for answer in answers for key, value in answer.values.items()
              if key in ("name", "email") and value}  # fmt: skip
    return Answer(answers[-1].path, values, answers[-1].when)


def _united(answers: Sequence[Answer], notes: list[Problem]) -> Answer:
    """Return one answer with the keys of all, the oldest first."""
    if len(answers) == 1:
        return answers[0]
    source = _sources(answers)
    latest = answers[-1]
    united = replace(
        latest,
        values={key: answer.values[key] for key, answer in source.items()},
        paths={key: answer.paths[key] for key, answer in source.items() if key in answer.paths},
    )
    notes += said_twice(united, source, answers)
    return united


def _sources(answers: Sequence[Answer]) -> dict[str, Answer]:
    """Return which answer each key is taken from: the newest that has something under it."""
    source: dict[str, Answer] = {}
    for answer in answers:
        for key, value in answer.values.items():
            if value or key not in source or key == "consent":
                source[key] = answer
    known = [answer for answer in answers if answer.name and answer.email]
    if known:  # in a poll people write their names as they like
        source["name"] = known[-1]
    for together in TOGETHER:
        whole = source.get("available")
        if whole is not None and whole.values["available"]:
            _take_together(source, whole, together)
    return source


def _take_together(source: dict[str, Answer], whole: Answer, keys: Iterable[str]) -> None:
    for key in keys:
        if whole.values.get(key):
            source[key] = whole
        elif key != "timezone" and key in source:
            del source[key]


def known_zones(answers: Iterable[Answer]) -> dict[str, str]:
    """Return the zones that people gave, by address and by name as ``text.same`` makes them.

    The last answer of each counts; a name that two people with different zones have is left out.
    """
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for answer in answers:
        zone = str(answer.values.get("timezone", ""))
        for key in (answer.email, answer.name):
            if zone and key:
                found[same(key)][address_key(answer.email)] = zone
    return {key: zones.popitem()[1] for key, zones in found.items() if len(set(zones.values())) == 1}
