"""Participants in a table are read back as the same people, or the table is known not to hold them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circlekit.core.model import Participant
from circlekit.files.peopletable import holds, people_table, values_of

ZONE = "Europe/London"


def person(handle: str = "amina", **known: object) -> Participant:
    """Return somebody as files would give them: without hours, decent ones are assumed."""
    assumed = () if "available" in known else ("available",)
    usual = {"id": handle, "name": handle.title(), "timezone": "Africa/Dakar", "assumed": assumed}
    return Participant(**{**usual, **known})


def cells(*people: Participant) -> list[list[str]]:
    return list(csv.reader(io.StringIO(people_table(people).decode("utf-8-sig"), newline="")))


def test_a_table_has_the_columns_that_people_use() -> None:
    """Handle, name, address, zone and hours always; others when somebody has something in them."""
    amina = person(
        email="amina@example.org", available=["Tue 16:00-19:00", "Wed 09:00-12:00"], lead="if needed",
        needs=["law", "tax"], fields={"Organisation": ["Radio"], "level": ["3"]}, share_email="yes",
    )  # fmt: skip
    ben = person("ben", pause_until="2027-03-01", assumed=("timezone", "available"))
    header = ["id", "name", "email", "timezone", "available", "lead", "needs", "share_email", "Organisation"]
    assert cells(amina, ben) == [
        [*header, "level", "pause_until"],
        [
            "amina", "Amina", "amina@example.org", "Africa/Dakar", "Tue 16:00-19:00; Wed 09:00-12:00",
            "if needed", "law; tax", "yes", "Radio", "3", "",
        ],
        ["ben", "Ben", "", "", "", "no", "", "", "", "", "2027-03-01"],
    ]  # fmt: skip


def test_spreadsheets_see_utf_8_and_windows_line_ends() -> None:
    """The byte order mark tells Excel the encoding."""
    assert people_table([person(name="Zoë")]).startswith(b"\xef\xbb\xbfid,name,")
    assert people_table([person(name="Zoë")]).endswith("Zoë,,Africa/Dakar,,no\r\n".encode())


def test_no_cell_is_a_formula() -> None:
    """Names, addresses, lists and names of columns are guarded."""
    bad = person(name="=1+1", email="+x@example.org", needs=["@law"], fields={"-own": ["+1"]})
    header, row = cells(bad)
    assert header[-1] == "'-own"
    assert [row[1], row[2], row[-2], row[-1]] == ["'=1+1", "'+x@example.org", "'@law", "'+1"]
    assert holds(people_table([bad]), [bad], ZONE)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (["Tue 16:00-19:00"], ["Tue 16:00-19:00"]),
        (["Mon 20:00-24:00"], ["Mon 20:00-24:00"]),
        (["Sun 22:00-01:00"], ["Sun 22:00-01:00"]),
        (["Mon 00:00-24:00"], ["Mon 00:00-24:00"]),
        (["Fri 18:00-24:00", "Sat 00:00-24:00", "Sun 00:00-12:00"],
         ["Fri 18:00-24:00", "Sat 00:00-24:00", "Sun 00:00-12:00"]),
        (["Sun 12:00-24:00", "Mon 00:00-13:00"], ["Sun 12:00-24:00", "Mon 00:00-13:00"]),
    ],
)  # fmt: skip
def test_hours_are_written_as_people_type_them(typed: list[str], written: list[str]) -> None:
    """Joined windows of a day or longer are cut at midnight, and join again when they are read."""
    one = person(available=typed)
    assert values_of(one)["available"] == written
    assert holds(people_table([one]), [one], ZONE)


@pytest.mark.parametrize(
    "known",
    [
        {"needs": ["law; tax"]},
        {"fields": {"role": ["head; deputy"]}},
        {"fields": {"Name": ["Amina"]}},
        {"fields": {"If needed": ["perhaps"]}},
        {"fields": {"ID": ["7"]}},
        {"fields": {"a  b": ["x"], "a b": ["y"]}},
        {"name": "'=x"},
        {"fields": {"story": ["line\n" * 120]}},
    ],
    ids=["item", "own item", "our name", "our key", "handle", "white space", "came guarded", "long text"],
)
def test_a_table_that_would_say_something_else_is_recognised(known: dict) -> None:
    """Semicolons inside an item, and columns named like ours, cannot be told apart in a table."""
    one = person(**known)
    assert not holds(people_table([one]), [one], ZONE)


def test_a_cohort_zone_is_not_written_to_everybody() -> None:
    """Who had none of their own has none in the table, and gets the cohort's again."""
    one = person(timezone=ZONE, assumed=("timezone", "available"))
    assert holds(people_table([one]), [one], ZONE)
    assert not holds(people_table([one]), [one], "Africa/Lagos")


PLAIN = st.text(st.sampled_from("abcéßйが =+-@'\",.!?&"), min_size=1, max_size=8).map(str.strip)
TABLED = PLAIN.filter(lambda text: text and not text.startswith("'"))


@settings(max_examples=100, deadline=None)
@given(TABLED, st.lists(TABLED, max_size=3, unique=True), TABLED)
def test_ordinary_words_with_odd_marks_always_fit_a_table(name: str, needs: list[str], team: str) -> None:
    """Quotes, commas and what spreadsheets take for formulas are no reason to give a table up."""
    one = person(name=name, needs=needs, fields={"team": [team]})
    assert holds(people_table([one]), [one], ZONE)
