"""The time zones that a poll page offers."""

from __future__ import annotations

from circlekit.core.polling.zones import FORMER_NAMES, Place, places
from circlekit.core.speech import speech
from circlekit.core.zones import canonical

ENGLISH = places(speech("en"))


def test_every_country_has_its_zones() -> None:
    """Some 420, each once and by name, those that share their clocks with another as well."""
    names = [one.zone for one in ENGLISH]
    assert 400 < len(names) == len(set(names)) < 450
    assert names[:-1] == sorted(names[:-1])
    assert {"Europe/Oslo", "Africa/Dakar", "Asia/Kolkata", "Pacific/Chatham", "UTC"} <= set(names)
    assert all(canonical(name) == name for name in names)
    assert Place("Africa/Dakar", "SN", "") in ENGLISH


def test_cities_are_called_as_the_language_calls_them() -> None:
    """Where it has a name of its own."""
    french = {one.zone: one.city for one in places(speech("fr"))}
    assert (french["Europe/London"], french["Europe/Berlin"]) == ("Londres", "")


def test_what_browsers_call_a_zone_is_understood() -> None:
    """A former name leads to one that is offered, and is not offered itself."""
    offered = {one.zone for one in ENGLISH}
    assert set(FORMER_NAMES.values()) <= offered
    assert not set(FORMER_NAMES) & offered
