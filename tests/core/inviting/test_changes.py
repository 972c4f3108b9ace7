"""What has changed in an entry, in the words of one's own language."""

from __future__ import annotations

from datetime import date, datetime
from string import Template

import pytest

from circlekit.core.inviting.changes import PLACEHOLDERS, ChangeWords, Listener, Telling, changes
from circlekit.core.speech import Speech

from .builders import BEN, by_person, circle, cohort, planned, sent, slot

FEBRUARY = "2027-02-01"
SPANISH = Telling(
    Speech("es"),
    ChangeWords(
        moved="Del $before al $after.",
        dropped="Nada el $day.",
        lead="Cuida $name.",
        joined="Contigo: $names",
        minutes="Dura $minutes.",
    ),
)


def changed(**more: object) -> list[str]:
    """Return what Ben is told in Spanish after a change."""
    whole = cohort()
    before = sent([planned(circle(), whole)], whole).records
    found = sent([planned(circle(lead="cem"), whole, slot(**more))], whole, before, FEBRUARY)
    message = by_person(found)["ben"]
    names = {one.id: one.name for one in whole.participants}
    record = found.records[message.series.uid]
    return list(changes(record, message.series, Listener(BEN, names, SPANISH)))


def test_dates_are_said_in_the_language_on_the_members_own_clock() -> None:
    """What is moved and what is skipped, and who is the lead now."""
    assert changed(skipped=(date(2027, 3, 9),), moved={date(2027, 5, 11): datetime(2027, 5, 18, 15)}) == [
        "Del martes 11 de mayo de 2027, 17:00 (Berlín, UTC+2) "
        "al martes 18 de mayo de 2027, 16:00 (Berlín, UTC+2).",
        "Nada el martes 9 de marzo de 2027, 17:00 (Berlín, UTC+1).",
        "Cuida Cem.",
    ]


@pytest.mark.parametrize("key", ChangeWords.model_fields)
def test_each_sentence_fills_in_all_that_is_known(key: str) -> None:
    """And nothing else, so that a translation is checked against what there is."""
    sentence = getattr(ChangeWords(), key)
    assert set(Template(sentence).get_identifiers()) == PLACEHOLDERS.get(key, frozenset())
