"""Dates, times and lists as five languages say them, written out by hand; others by what Unicode knows."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from circlekit.core import clock_words
from circlekit.core.speech import Speech, speech

TUESDAY = date(2027, 1, 12)
FIRST = date(2027, 3, 1)

LONG = {
    "en": ("Tuesday 12 January 2027", "Monday 1 March 2027"),
    "fr": ("mardi 12 janvier 2027", "lundi 1er mars 2027"),
    "es": ("martes 12 de enero de 2027", "lunes 1 de marzo de 2027"),
    "pt": ("terça-feira, 12 de janeiro de 2027", "segunda-feira, 1 de março de 2027"),
    "de": ("Dienstag, 12. Januar 2027", "Montag, 1. März 2027"),
}
SHORT = {
    "en": ("Tuesday 12 January", "Monday 1 March"),
    "fr": ("mardi 12 janvier", "lundi 1er mars"),
    "es": ("martes 12 de enero", "lunes 1 de marzo"),
    "pt": ("terça-feira, 12 de janeiro", "segunda-feira, 1 de março"),
    "de": ("Dienstag, 12. Januar", "Montag, 1. März"),
}
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
DAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
}


@pytest.mark.parametrize("language", LONG)
def test_a_date_is_said_as_the_language_says_it(language: str) -> None:
    """With its year and without, in the middle of a month and on its first day."""
    said = Speech(language)
    assert (said.long_date(TUESDAY), said.long_date(FIRST)) == LONG[language]
    assert (said.short_date(TUESDAY), said.short_date(FIRST)) == SHORT[language]


@pytest.mark.parametrize("language", MONTHS)
def test_every_month_and_day_of_the_week_has_its_name(language: str) -> None:
    """Twelve months and seven days, each in its date."""
    said = Speech(language)
    for number, month in enumerate(MONTHS[language].split(), 1):
        assert month in said.short_date(date(2027, number, 5)).split()
    for number, day in enumerate(DAYS[language].split()):
        assert said.short_date(date(2027, 1, 4) + timedelta(days=number)).startswith(day)


@pytest.mark.parametrize("variant", ["fr-CA", "FR", "fr-XX", "fr-Latn-CH"])
def test_a_variant_of_a_language_is_said_like_the_language(variant: str) -> None:
    """Also when the country is unknown, or the letters are large."""
    assert Speech(variant).long_date(TUESDAY) == LONG["fr"][0]


@pytest.mark.parametrize("unknown", ["xx", "q-q", "en", "en-US", "EN"])
def test_an_unknown_language_is_said_in_english(unknown: str) -> None:
    """Dates, lists and hours alike."""
    said = Speech(unknown)
    assert said.long_date(TUESDAY) == "Tuesday 12 January 2027"
    assert said.listed(["a", "b", "c"]) == "a, b and c"
    assert said.hours(6, 60) == "6 meetings of 60 minutes, 6 hours in all"


@pytest.mark.parametrize(
    ("language", "city"),
    [("en", "London"), ("fr", "Londres"), ("es", "Londres"), ("pt", "Londres"), ("de", "London")],
)
def test_a_place_has_its_name_and_offset_on_both_sides_of_each_clock_change(language: str, city: str) -> None:
    """In 2027 London's clocks go forward on 28 March and back on 31 October, each at 01:00 UTC."""
    before, after = datetime(2027, 3, 28, 0, 59, tzinfo=UTC), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    late, later = datetime(2027, 10, 31, 0, 59, tzinfo=UTC), datetime(2027, 10, 31, 1, 0, tzinfo=UTC)
    said = Speech(language)
    assert [said.where(moment, "Europe/London") for moment in (before, after, late, later)] == [
        f"{city}, UTC+0",
        f"{city}, UTC+1",
        f"{city}, UTC+1",
        f"{city}, UTC+0",
    ]


@pytest.mark.parametrize("language", LONG)
def test_a_clock_shows_what_it_shows_across_a_change(language: str) -> None:
    """One minute after 00:59 the clocks of London say 02:00, with two digits in every language."""
    start = datetime(2027, 3, 28, 0, 59, tzinfo=UTC)
    shown = [
        Speech(language).clock_time(clock_words.local(start + timedelta(minutes=late), "Europe/London"))
        for late in (0, 1)
    ]
    assert shown == ["00:59", "02:00"]


@pytest.mark.parametrize("language", LONG)
def test_a_zone_without_a_place_is_its_offset(language: str) -> None:
    """Nobody lives in Etc/GMT+3, and UTC has no city."""
    moment = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)
    assert Speech(language).where(moment, "Etc/GMT+3") == "UTC-3"
    assert Speech(language).where(moment, "UTC") == "UTC+0"


@pytest.mark.parametrize("language", LONG)
def test_a_place_that_a_language_has_no_word_for_keeps_its_name(language: str) -> None:
    """Dakar is Dakar in all five."""
    said = Speech(language)
    assert said.where(datetime(2027, 1, 12, tzinfo=UTC), "Africa/Dakar") == "Dakar, UTC+0"
    assert said.city("America/Argentina/Buenos_Aires") == "Buenos Aires"


@pytest.mark.parametrize(
    ("language", "three"),
    [
        ("en", "Ana, Ben and Zoë"),
        ("fr", "Ana, Ben et Zoë"),
        ("es", "Ana, Ben y Zoë"),
        ("pt", "Ana, Ben e Zoë"),
        ("de", "Ana, Ben und Zoë"),
    ],
)
def test_names_are_listed_as_the_language_lists_them(language: str, three: str) -> None:
    """Nobody, one name, and three."""
    said = Speech(language)
    assert said.listed([]) == ""
    assert said.listed(["Ana"]) == "Ana"
    assert said.listed(["Ana", "Ben", "Zoë"]) == three


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("Isabel", "Ana e Isabel"),
        ("Íñigo", "Ana e Íñigo"),
        ("Hilda", "Ana e Hilda"),
        ("Yvonne", "Ana e Yvonne"),
        ("Yolanda", "Ana y Yolanda"),
        ("Ione", "Ana y Ione"),
        ("Hierónimo", "Ana y Hierónimo"),
        ("Helena", "Ana y Helena"),
    ],
)
def test_spanish_says_e_before_the_sound_of_i(last: str, said: str) -> None:
    """Two like sounds would run together; a diphthong does not."""
    assert Speech("es").listed(["Ana", last]) == said


def test_names_in_letters_that_run_to_the_left_stay_as_they_are() -> None:
    """No mark that turns the direction comes in."""
    names = ["نور", "Ana", "דנה"]
    assert Speech("fr").listed(names) == "نور, Ana et דנה"
    assert Speech("de").listed(names[:2]) == "نور und Ana"


@pytest.mark.parametrize(
    ("language", "six", "one", "long"),
    [
        (
            "en",
            "6 meetings of 60 minutes, 6 hours in all",
            "60 minutes",
            "5 meetings of 90 minutes, 7 hours 30 minutes in all",
        ),
        (
            "fr",
            "6 rencontres de 60 minutes, 6 heures en tout",
            "60 minutes",
            "5 rencontres de 90 minutes, 7 heures 30 minutes en tout",
        ),
        (
            "es",
            "6 encuentros de 60 minutos, 6 horas en total",
            "60 minutos",
            "5 encuentros de 90 minutos, 7 horas 30 minutos en total",
        ),
        (
            "pt",
            "6 encontros de 60 minutos, 6 horas ao todo",
            "60 minutos",
            "5 encontros de 90 minutos, 7 horas 30 minutos ao todo",
        ),
        (
            "de",
            "6 Treffen zu je 60 Minuten, 6 Stunden insgesamt",
            "60 Minuten",
            "5 Treffen zu je 90 Minuten, 7 Stunden 30 Minuten insgesamt",
        ),
    ],
)
def test_the_time_that_meetings_take_is_said_in_all(language: str, six: str, one: str, long: str) -> None:
    """A single meeting needs no sum (practice 38)."""
    said = Speech(language)
    assert (said.hours(6, 60), said.hours(1, 60), said.hours(5, 90)) == (six, one, long)


def test_a_label_has_its_colon_as_the_language_writes_it() -> None:
    """French has a space before it that never breaks."""
    assert Speech("fr-CA").labelled("Le temps", "Ana") == "Le temps\u00a0: Ana"
    assert {Speech(code).labelled("x", "Ana") for code in ("en", "es", "pt", "de", "sw")} == {"x: Ana"}


def test_other_languages_are_said_as_unicode_has_them() -> None:
    """Weekday and month in full, in their own order; sums in signs that need no grammar."""
    assert Speech("nl").long_date(TUESDAY) == "dinsdag 12 januari 2027"
    assert Speech("nl").short_date(TUESDAY) == "dinsdag 12 januari"
    assert Speech("sw").short_date(TUESDAY) == "Jumanne, 12 Januari"
    assert Speech("nl").listed(["a", "b", "c"]) == "a, b en c"
    assert Speech("nl").hours(5, 90) == "5 × 90 min = 7 h 30 min"


def test_a_moment_is_said_by_its_own_date() -> None:
    """A datetime counts by the day that it shows, not by that in another zone."""
    moment = clock_words.local(datetime(2027, 1, 12, 23, 30, tzinfo=UTC), "Europe/Paris")
    assert Speech("fr").short_date(moment) == "mercredi 13 janvier"


def test_speech_is_made_once_for_each_language() -> None:
    """Whoever asks again gets the same."""
    assert speech("fr") is speech("fr")
    assert speech("fr") == Speech("fr")


@pytest.mark.parametrize("setting", ["C", "de_DE.UTF-8", "ja_JP.UTF-8"])
def test_no_setting_of_a_machine_changes_a_word(setting: str) -> None:
    """Neither its language nor its time zone is asked."""
    code = (
        "from datetime import UTC, datetime; from circlekit.core.speech import Speech; s = Speech('fr');"
        "at = datetime(2027, 3, 1, 23, tzinfo=UTC);"
        "print(ascii([s.long_date(at), s.where(at, 'Europe/London'), s.listed('abc'), s.hours(2, 60)]))"
    )
    machine = {"LC_ALL": setting, "LANG": setting, "LANGUAGE": setting[:2], "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **machine},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ast.literal_eval(done.stdout) == [
        "lundi 1er mars 2027",
        "Londres, UTC+0",
        "a, b et c",
        "2 rencontres de 60 minutes, 2 heures en tout",
    ]


def test_english_needs_no_help() -> None:
    """The large library stays on its shelf until somebody speaks another language."""
    code = (
        "import sys; from datetime import date; from circlekit.core.speech import Speech;"
        "Speech('en-GB').long_date(date(2027, 1, 12)); sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
