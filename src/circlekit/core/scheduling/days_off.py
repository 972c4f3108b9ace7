"""Days without meetings: public holidays of countries, and days that the coordinator names."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from circlekit.core.countries import Region, entity, region
from circlekit.core.model import Cohort
from circlekit.core.text import listed

AFTER = timedelta(days=14)
"""How far past the end days are known: a meeting that is moved may look there."""


def days_off(cohort: Cohort) -> Mapping[date, str]:
    """Return all days without meetings from the start to two weeks after the end, in order, by name.

    A public holiday is called ``Easter Monday (DE and FR)``; a date that the cohort lists has no name of its
    own. Names are English where they are known in English. Countries that are not understood count for
    nothing here: ``core.checks.dates`` reports them.
    """
    return _days_off(cohort.holidays.countries, cohort.holidays.dates, cohort.starts, cohort.ends)


@cache  # every circle of a cohort asks for the same days
def _days_off(
    countries: tuple[str, ...], dates: tuple[date, ...], first: date, last: date
) -> Mapping[date, str]:
    until = min(last, date.max - AFTER) + AFTER
    regions = dict.fromkeys(where for text in countries if (where := region(text)))
    found: dict[date, dict[str, list[str]]] = {day: {} for day in dates if first <= day <= until}
    for where in regions:
        for day, name in public_holidays(where, first, until).items():
            found.setdefault(day, {}).setdefault(name, []).append(str(where))
    return MappingProxyType({day: _called(found[day]) for day in sorted(found)})


def _called(names: Mapping[str, Iterable[str]]) -> str:
    return listed(f"{name} ({listed(where)})" for name, where in names.items())


@cache
def public_holidays(where: Region, first: date, last: date) -> Mapping[date, str]:
    """Return the public holidays of a country, or of a part of it, from ``first`` to ``last``, by name.

    Of a whole country only the days that all its parts have. Empty for a country that nothing is known of.
    """
    known = entity(where.country)
    if known is None or first > last:
        return MappingProxyType({})
    from holidays import country_holidays

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of years for which it knows some days only roughly
        found = country_holidays(
            where.country,
            subdiv=where.part or None,
            years=range(first.year, last.year + 1),
            expand=False,
            language=_language(known.supported_languages, known.default_language),
        )
    days = sorted(day for day in found if first <= day <= last)
    return MappingProxyType({day: listed(_each_once(found.get_list(day))) for day in days})


def _language(supported: Iterable[str], default: str | None) -> str | None:
    """Return the English that a country's days are named in; without one its own language.

    Where none is given, the package asks the machine's locale.
    """
    english = sorted(language for language in supported if language.startswith("en"))
    if default in english:
        return default
    return next((language for language in ("en_GB", *english) if language in english), default)


def _each_once(names: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(names))
