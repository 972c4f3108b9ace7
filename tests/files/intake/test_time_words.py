from pathlib import Path

import pytest

from circlekit.core.intake.time_words import plain
from circlekit.core.problems import InputProblems
from circlekit.core.windows import parse_windows
from circlekit.files.intake.time_words import NAME, time_words
from circlekit.files.library import shelves

NOWHERE = Path("no-such-folder")


def _beside(folder, text):
    path = folder / "library" / NAME
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return shelves(folder, NOWHERE)


@pytest.fixture(scope="module")
def ours():
    """The words of the package."""
    return time_words(shelves(NOWHERE, NOWHERE))


@pytest.mark.parametrize(
    ("word", "days"),
    [("monday", (0,)), ("mié", (2,)), ("samstags", (5,)), ("terça-feira", (1,)),
     ("werktags", (0, 1, 2, 3, 4)),
     ("week-end", (5, 6)),
     ("tous les jours", (0, 1, 2, 3, 4, 5, 6))],
)  # fmt: skip
def test_days_are_known_in_five_languages(ours, word, days):
    """A word stands for one day or for several."""
    assert ours.days[plain(word)] == days


def test_every_month_has_words_in_five_languages(ours):
    """The full names of CLDR in English, French, Spanish, Portuguese and German are all there."""
    named = [ours.months[plain(word)] for word in ("January", "février", "marzo", "Abril", "Mai", "Dezember")]
    assert named == [1, 2, 3, 4, 5, 12]
    assert set(ours.months.values()) == set(range(1, 13))


def test_every_part_of_the_day_has_hours_to_propose(ours):
    """They are hours of one day, written as a person would copy them."""
    assert all(len(parse_windows(f"Mon {part.hours}")) == 1 for part in ours.parts.values())
    assert ours.parts["abends"].name == "Abend"


def test_all_words_are_in_plain_form(ours):
    """A word in another form would never be found."""
    words = [
        *ours.days,
        *ours.months,
        *ours.parts,
        *ours.noon,
        *ours.to,
        *ours.both,
        *ours.filler,
        *ours.empty,
    ]
    assert [word for word in words if plain(word) != word] == []


def test_no_word_is_a_day_and_a_part_of_the_day(ours):
    """What means two things would be read as one of them in silence."""
    assert set(ours.days) & set(ours.parts) == set()
    assert set(ours.days) & (ours.to | ours.both | ours.filler | ours.starting) == set()


def test_a_file_beside_the_cohort_wins(tmp_path):
    """Who writes in another language can say its words."""
    where = _beside(
        tmp_path,
        "days: {Mon: [mánudagur]}\nmonths: {1: [janúar]}\nparts: {Morgunn: [morgunn, morgna]}\n"
        "hours: {Morgunn: 08:00-11:00}\nempty: [ekkert]\n",
    )
    found = time_words(where)
    assert found.days == {"manudagur": (0,)}
    assert found.months == {"januar": 1}
    assert (found.parts["morgna"].name, found.parts["morgna"].hours) == ("Morgunn", "08:00-11:00")
    assert found.empty == {"ekkert"}


def test_a_part_without_hours_gets_some_to_propose(tmp_path):
    """Hours may be left out; a person is asked for them anyway."""
    where = _beside(tmp_path, "days: {Mon: [mon]}\nmonths: {1: [jan]}\nparts: {Dawn: [dawn]}\nhours: {}\n")
    assert time_words(where).parts["dawn"].hours == "09:00-12:00"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("days: {Moon: [mon]}", 1, "neither a weekday nor several"),
        ("days: {Mon: [mon]}\nmonths: {13: [jan]}", 2, "not the number of a month"),
        ("days: {Mon: [mon]}\nhours: {Morning: early}", 2, "early"),
        ("days: {Mon: [mon]}\ndayz: {}", 2, "dayz"),
        ("days: [mon]", 1, "days"),
    ],
)
def test_a_mistake_in_the_file_has_a_place(tmp_path, text, line, message):
    """The same reader serves all of the library, so that mistakes are told as well as anywhere."""
    with pytest.raises(InputProblems) as caught:
        time_words(_beside(tmp_path, text))
    found = [problem for problem in caught.value.problems if message in problem.message]
    assert [problem.place.line for problem in found] == [line]
