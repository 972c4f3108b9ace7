"""Several options in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.intake.columns.splitting import Learned, Parts, learned, likely, split

FEEDBACK = "Peer feedback (reading, writing)"
SATURDAY = "Saturday (10/24) - needs travel, book by Friday"
OPTIONS = (SATURDAY, FEEDBACK, "Career change")

CELLS = [
    f"Career change, {SATURDAY}",
    f"{FEEDBACK}, Career change, Other: growing tea, slowly",
    f"{FEEDBACK}, {SATURDAY}, Other: growing tea, slowly",
]


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("Mon;Tue;", ("Mon", "Tue")),
        ("Mon; Tue ;;Mon", ("Mon", "Tue")),
        (";", ()),
        ("", ()),
        (f"{FEEDBACK};Other: growing tea, slowly", (FEEDBACK, "Other: growing tea, slowly")),
    ],
)
def test_a_semicolon_splits(cell, items):
    """Empty options, the one behind a last semicolon and doubles are none."""
    assert split(cell, ";") == Parts(items)


def test_quotes_keep_a_comma_in_an_option():
    """Airtable puts an option with a comma into quotes, as a CSV file does."""
    assert split('Circle 1,"Circle 2, late"', ",") == Parts(("Circle 1", "Circle 2, late"))
    assert split('an "open quote', ",") == Parts(('an "open quote',))


def test_without_a_joiner_a_cell_is_one_option():
    """What is no list is not split."""
    assert split(" a, b ", "") == Parts(("a, b",))


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        (CELLS[0], ("Career change", SATURDAY)),
        (CELLS[1], (FEEDBACK, "Career change", "Other: growing tea, slowly")),
        (CELLS[2], (FEEDBACK, SATURDAY, "Other: growing tea, slowly")),
        (SATURDAY.upper(), (SATURDAY.upper(),)),
        ("growing tea, slowly", ("growing tea, slowly",)),
    ],
)
def test_known_options_are_found_with_their_commas(cell, items):
    """What is left behind them is one answer in a person's own words."""
    assert split(cell, ", ", OPTIONS) == Parts(items)


def test_own_words_come_last():
    """What stands in front of a known option cannot be told from the rest of it: the cell stays whole."""
    assert split("tea, Career change", ", ", OPTIONS) == Parts(("tea, Career change",), whole=True)


def test_the_longest_option_counts():
    """An option that begins like a shorter one is not cut."""
    assert split("Tea, green, Tea", ", ", ("Tea", "Tea, green")) == Parts(("Tea, green", "Tea"))


def test_without_options_a_comma_splits_nothing():
    """Nobody knows whether it stands in an option or between two."""
    assert split("a, b", ", ") == Parts(("a, b",), whole=True)


def test_what_stands_alone_is_an_option():
    """A cell of known options only is split; so is one that leaves a single piece unknown."""
    assert learned(["Morning", "Midday, Afternoon", "Afternoon"], ", ") == Learned(
        ("Morning", "Midday", "Afternoon"), ()
    )


def test_two_unknown_pieces_may_be_one_option():
    """Then the cell does not split, and what can be learned from others is still learned."""
    assert learned(["Tea", SATURDAY, f"Tea, {SATURDAY}", FEEDBACK], ", ") == Learned(
        ("Tea", FEEDBACK), (SATURDAY, f"Tea, {SATURDAY}")
    )


def test_brackets_that_never_close_hide_no_comma():
    """A smiley is no bracket."""
    assert learned(["a :(", "a :(, b", "b"], ", ") == Learned(("a :(", "b"), ())


def test_nothing_is_learned_where_nothing_stands_alone():
    """All cells of this form stay whole until somebody says what can be ticked."""
    assert learned(CELLS, ", ") == Learned((), tuple(CELLS))


def test_likely_options_are_what_comes_again_and_stands_together():
    """Pieces that are always side by side are one option; own words are none."""
    assert likely(CELLS, ", ", {"other"}) == ("Career change", SATURDAY, FEEDBACK)


def test_what_occurs_once_is_not_shown_as_an_option():
    """It may be something that one person alone wrote."""
    assert likely(["my divorce, my debts", "Tea, my boss", "Tea, my knee"], ", ") == ("Tea",)


@given(st.lists(st.sampled_from("abcde"), min_size=1, max_size=5, unique=True))
def test_plain_options_come_back(chosen):
    """Joined options that are all known are split into the same ones."""
    for joiner in (";", "; ", ", ", " / ", ","):
        assert split(joiner.join(chosen), joiner, tuple("abcde")) == Parts(tuple(chosen))


@given(
    st.text(max_size=200), st.sampled_from([";", "; ", ", ", ",", " / ", ""]), st.lists(st.text(max_size=9))
)
def test_no_text_is_lost_or_too_strange(cell, joiner, options):
    """Every cell comes to items, and a whole one is itself."""
    found = split(cell, joiner, options)
    assert not found.whole or len(found.items) == 1
    learned([cell], joiner)
    likely([cell], ", ")


@pytest.mark.parametrize("cell", ["a, " * 100_000, "(a, " * 100_000, "a, b, " * 50_000, "," * 100_000])
def test_a_cell_of_commas_is_no_list(cell):
    """It is kept whole, without trying every way to read it."""
    assert split(cell, ", ", ("a", "b", "a, b")).whole or "," * 100 in split(cell, ", ").items[0]
    assert learned([cell], ", ").options == () or "," * 100 in learned([cell], ", ").options[0]
