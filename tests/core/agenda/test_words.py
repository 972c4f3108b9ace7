import pytest
from pydantic import ValidationError

from circlekit.core.agenda.words import ENGLISH, AgendaWords, said
from circlekit.core.fields import Wrong


def wrong(**texts: str) -> Wrong:
    """Return what is wrong with some words."""
    with pytest.raises(ValidationError) as caught:
        AgendaWords.model_validate(texts)
    found = caught.value.errors()[0]["ctx"]["wrong"]
    assert isinstance(found, Wrong)
    return found


def test_a_text_is_filled_in():
    """Each placeholder has its word."""
    assert said(ENGLISH.how_it_works, {"process": "Troika"}) == (
        "How Troika works, and who brings a question next time"
    )


def test_what_is_filled_in_is_no_template_itself():
    """A process may be called $count."""
    assert said("$process: one question", {"process": "$count"}) == "$count: one question"


def test_a_placeholder_that_is_not_known_is_refused():
    """The hint has those that are."""
    found = wrong(cases="$procss: $count turns")
    assert found.message == "«$procss» is not a placeholder here"
    assert found.hint == "known here: $process, $count and $minutes"


def test_a_text_without_placeholders_says_so():
    """The welcome is the same for everyone."""
    assert wrong(welcome="Welcome, $name").hint == "this text has none"


def test_a_lone_dollar_is_refused():
    """Two stand for one."""
    assert wrong(news="What costs 5 $ less").hint == "write $$ for a dollar"
    assert said(AgendaWords(news="What costs 5 $$ less").news, {}) == "What costs 5 $ less"


def test_an_empty_text_is_refused():
    """There would be a step without words."""
    assert "empty" in wrong(back="").message
