"""Consent: what somebody agreed to and when, word for word; nothing is kept of whoever did not agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from circlekit.core.fields import NAME_LIMIT
from circlekit.core.intake.answer import Answer
from circlekit.core.intake.applying.words import is_bare, says_yes
from circlekit.core.intake.asked import named
from circlekit.core.intake.columns.words import Words
from circlekit.core.intake.merging.difference import PersonRow
from circlekit.core.problems import Problem
from circlekit.core.text import quoted, same, shorten, tidy

DECLINED = ""
"""The value of ``consent`` in an answer that was asked for it and does not give it."""

_KEPT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}): .+", re.DOTALL)


def kept(wording: str, when: date | None) -> str:
    """Return consent as a table keeps it, in one line: ``2026-10-11: I agree that ...``."""
    line = " ".join(wording.split())
    return shorten(f"{when:%Y-%m-%d}: {line}" if when else line, NAME_LIMIT)


def day_of(consent: str) -> str:
    """Return the day of a kept consent, as ``2026-10-11``; empty where it has none."""
    found = _KEPT.fullmatch(consent)
    return found[1] if found else ""


def agreed(question: str, cells: Sequence[str], words: Words, when: date | None) -> str | None:
    """Return what somebody agreed to, with the day: ``2026-10-11: I agree that ...``.

    ``cells`` are what they chose under one question. Where that is a mere tick, the question is what they
    agreed to. ``DECLINED`` where they said no or nothing; None where nobody can tell.
    """
    said = [text for text in map(tidy, cells) if text]
    if not said:
        return DECLINED
    if len(said) == 1 and day_of(said[0]):
        return said[0]
    verdicts = [says_yes(text, words) for text in said]
    if False in verdicts:
        return DECLINED
    if None in verdicts:
        return None
    sentences = [text for text in said if not is_bare(text, words)]
    return kept(" / ".join(sentences or [question]), when)


def together(wordings: Iterable[str | None]) -> str | None:
    """Return the answers to several questions for consent as one: all have to be given."""
    every = list(wordings)
    if DECLINED in every:
        return DECLINED
    found = [wording for wording in every if wording is not None]
    return shorten(" / ".join(found), NAME_LIMIT) if len(found) == len(every) else None


def declined_notes(declined: Sequence[Answer], rows: Sequence[PersonRow]) -> Iterator[Problem]:
    """Yield a word on those who did not agree; ``rows`` are theirs in the table, where they have any."""
    if declined:
        names = named([answer.name or "somebody without a name" for answer in declined])
        do, stay = ("does", "stays") if len(declined) == 1 else ("do", "stay")
        message = f"{names} {do} not agree that their answers are used, and {stay} out"
        hint = "nothing of theirs is written; if that is a slip, they can answer again"
        yield Problem(declined[0].path, message, hint, "warning")
    for row in rows:
        path = next((one.path for one in declined if same(one.name) == same(row.name)), declined[0].path)
        message = f"{quoted(row.name)} has a row in the table, and does not agree that it is kept"
        hint = f"take the row out, then run: circlekit rotate --forget {row.id}"
        yield Problem(path, message, hint, "warning")
