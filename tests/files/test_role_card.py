"""Where the role card comes from."""

import pytest

from circlekit.core.problems import InputProblems
from circlekit.core.tongues import Tongue
from circlekit.files.library import Shelf, shelves
from circlekit.files.role_card import read_role_card


def card(folder, language, text):
    """Put a role card on the shelf beside a cohort."""
    path = folder / "library" / "leads" / language / "card.md"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def test_a_card_beside_the_cohort_wins(tmp_path):
    """A coordinator's own words go before circlekit's."""
    card(tmp_path, "en", "Ours, $circle\n")
    assert read_role_card(shelves(tmp_path, tmp_path / "none")) == "Ours, $circle\n"


def test_the_first_language_that_there_is_counts(tmp_path):
    """Without a card in French of Canada, that in French is taken."""
    card(tmp_path, "fr", "Pour $circle\n")
    where = shelves(tmp_path, tmp_path / "none")
    assert read_role_card(where, Tongue("fr-CA")) == "Pour $circle\n"
    assert read_role_card(where, Tongue("xx")).startswith("What a lead of $circle does:")


@pytest.mark.parametrize(
    "words",
    ["purpose", "principles", "Few come", "speaks most", "It gets heavy", "need not do", "$coordinator"],
)
def test_the_card_says_what_leads_ask_about(tmp_path, words):
    """Practices 17, 35 and 67: the frame, what to do when it is hard, and what is not theirs to do."""
    assert words in read_role_card(shelves(tmp_path, tmp_path / "none"))


def test_what_is_wrong_in_a_card_is_said_with_its_file(tmp_path):
    """The sentence names the file beside the cohort."""
    card(tmp_path, "en", "$lead, hello\n")
    with pytest.raises(InputProblems) as found:
        read_role_card([Shelf(tmp_path / "library", "library")])
    assert found.value.problems[0].place.file == "library/leads/en/card.md"
