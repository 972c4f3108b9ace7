"""What a lead is told of their role."""

import pytest

from circlekit.core.leading.card import card_wording, role_card
from circlekit.core.model import Circle, Cohort
from circlekit.core.problems import InputProblems
from circlekit.core.sections import Coordinator

CIRCLE = Circle(id="c1", name="Baobab", members=("amina", "ben"))
COHORT = Cohort(cohort="Spring", id="spring", starts="2027-01-11", ends="2027-07-09", participants=())


def test_the_card_names_circle_process_and_coordinator():
    """A lead reads of their own circle, in plain text."""
    cohort = COHORT.model_copy(update={"coordinator": Coordinator(name="Noor")})
    text = role_card("For $circle: $process.\nAsk $coordinator.\n", CIRCLE, cohort, "Peer assist")
    assert text == "For Baobab: Peer assist.\nAsk Noor."


def test_a_line_about_a_coordinator_without_a_name_falls_away():
    """Nobody is told to ask nobody."""
    assert role_card("For $circle.\nAsk $coordinator.\n", CIRCLE, COHORT, "Peer assist") == "For Baobab."


def test_an_unknown_placeholder_is_said_with_its_place():
    """Who writes a card of their own learns of a slip at once."""
    with pytest.raises(InputProblems) as found:
        card_wording("Hello\n$cirle\n", "library/leads/en/card.md")
    (problem,) = found.value.problems
    assert (problem.message, problem.place.line) == ("«$cirle» is not a placeholder", 2)
    assert problem.hint.startswith("did you mean $circle?")
