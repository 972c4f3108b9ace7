"""What a poll page says, as data: one text for each of its parts, in one language and tone.

A text may hold placeholders such as ``$coordinator``; which ones stands beside each key. The words live in
``library/poll/en.yaml`` and its translations, for people to copy and change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Template
from typing import Annotated, Any

from pydantic import Field

from circlekit.core import fields as f
from circlekit.core.text import listed
from circlekit.core.value import Value


def _template(*known: str) -> Callable[[Any], str]:
    """Return a parser of texts with these placeholders and no others; one that may have none is ready."""

    def parse(value: Any) -> str:
        text = f.label(value)
        template = Template(text)
        if not template.is_valid():
            raise f.Wrong("a lone $ stands here", "write $$ for a dollar")
        for name in template.get_identifiers():
            if name not in known:
                hint = f"known here: {listed(f'${one}' for one in known)}" if known else "this text has none"
                raise f.Wrong(f"«${name}» is not a placeholder here", hint)
        return text if known else template.substitute()

    return parse


def _seven(value: Any) -> tuple[str, ...]:
    names = f.several(value)
    if len(names) != 7:
        raise f.Wrong("these are not seven days", "write them from Monday to Sunday: [Monday, ...]")
    return names


Plain = Annotated[str, f.told(_template())]
OfCohort = Annotated[str, f.told(_template("cohort"))]
OfCoordinator = Annotated[str, f.told(_template("coordinator"))]
OfDate = Annotated[str, f.told(_template("date"))]
OfBoth = Annotated[str, f.told(_template("coordinator", "date"))]
OfPlace = Annotated[str, f.told(_template("time", "city"))]
OfCount = Annotated[str, f.told(_template("count"))]
OfCell = Annotated[str, f.told(_template("day", "from", "to", "state"))]
OfHours = Annotated[str, f.told(_template("free", "if_needed"))]
OfFile = Annotated[str, f.told(_template("file"))]
SevenDays = Annotated[tuple[str, ...], f.told(_seven)]


class PageWords(Value):
    """The texts of a poll page. ``questions`` are those for fields that have words of their own."""

    title: OfCohort
    lead_in: Plain
    coordinator: Plain

    about: Plain
    why: Plain
    who_reads: OfCoordinator
    circle_sees: Plain
    circle_sees_offers: Plain
    answer_by: OfDate
    kept_until: OfDate
    stays_here: Plain
    needs_script: OfCoordinator

    you: Plain
    name: Plain
    name_hint: Plain
    email: Plain
    email_hint: Plain
    optional: Plain

    zone: Plain
    zone_now: OfPlace
    zone_right: Plain
    zone_unknown: Plain
    zone_other: Plain
    zone_search: Plain
    zone_list: Plain
    zones_found: OfCount

    week: Plain
    week_hint: Plain
    days: SevenDays
    short_days: SevenDays
    day: Plain
    hour: Plain
    paint: Plain
    free: Plain
    if_needed: Plain
    erase: Plain
    not_free: Plain
    by_pointer: Plain
    by_finger: Plain
    by_keyboard: Plain
    cell: OfCell
    in_all: OfHours
    copy_monday: Plain
    monday_copied: Plain
    clear: Plain
    cleared: Plain
    no_fixed_hours: Plain
    no_fixed_hours_hint: Plain

    more: Plain
    one_per_line: Plain
    only_coordinator: OfCoordinator
    another: Plain
    others: Plain
    questions: Annotated[Mapping[str, str], f.told(f.mapping)] = Field(default_factory=dict)

    lead: Plain
    lead_hint: Plain
    lead_yes: Plain
    lead_if_needed: Plain
    lead_no: Plain

    sharing: Plain
    share_email: Plain
    consent: OfBoth

    answer: Plain
    not_sent: OfCoordinator
    answer_text: Plain
    copy_text: Plain
    copied: Plain
    not_copied: Plain
    save: Plain
    saved: OfFile
    mail: Plain
    mailed: Plain
    too_long_for_mail: Plain
    subject: OfCohort

    missing: Plain
    missing_name: Plain
    missing_zone: Plain
    missing_week: Plain
    missing_consent: Plain
    wrong_email: Plain
