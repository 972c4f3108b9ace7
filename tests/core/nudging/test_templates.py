from string import Template

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.nudging.templates import EmailWording, checked, email_wording, fill
from circlekit.core.problems import InputProblems, Place

KNOWN = {"circle", "lead", "video", "readings"}


def problems_of(text: str):
    with pytest.raises(InputProblems) as caught:
        checked(text, KNOWN, "rsvp.md")
    return caught.value.problems


def test_names_are_replaced_by_their_values():
    """«$name» and «${name}» are the same, and a value may stand inside a word."""
    assert fill("$circle and ${lead}s\n", {"circle": "C1", "lead": "Ana"}) == "C1 and Anas\n"


def test_two_dollars_are_one():
    """A price can be written."""
    assert fill(checked("$$5 for $circle", KNOWN, "f"), {"circle": "C1"}) == "$5 for C1\n"


def test_a_value_is_never_a_template():
    """A name with a dollar stays as it is."""
    assert fill("$circle", {"circle": "$lead $$ ${x}", "lead": "Ana"}) == "$lead $$ ${x}\n"


def test_a_line_without_its_value_is_left_out():
    """Without a join link there is no line about one, and no gap where it stood."""
    text = "one\n\nJoin here: $video\n\ntwo\n"
    assert fill(text, {"video": ""}) == "one\n\ntwo\n"
    assert fill(text, {"video": "https://x.org"}) == "one\n\nJoin here: https://x.org\n\ntwo\n"


def test_a_list_begins_on_its_own_line():
    """What introduces a list keeps no space at its end."""
    assert fill("Read: $readings", {"readings": "\n- a\n- b"}) == "Read:\n- a\n- b\n"


def test_an_unknown_placeholder_is_named_with_its_place_and_the_known_ones():
    """Line and column count from 1, and the near one is offered first."""
    (problem,) = problems_of("Hello\n  $circel meets")
    assert problem.place == Place("rsvp.md", 2, 3)
    assert problem.message == "«$circel» is not a placeholder"
    assert problem.hint == "did you mean $circle? known here: $circle, $lead, $readings, $video"


def test_every_problem_is_reported_at_once():
    """Two unknown names and a lone dollar are three problems."""
    found = problems_of("$zzz\n$circle costs 5$ and ${qqq}")
    assert [(problem.place.line, problem.place.column) for problem in found] == [(1, 1), (2, 16), (2, 22)]
    assert found[1].hint == "write $$ for a dollar"


@pytest.mark.parametrize("trick", ["${circle.__class__}", "${circle[0]}", "${circle!r}", "$(lead)", "${1+1}"])
def test_there_are_no_expressions(trick):
    """Whatever looks like one is a lone dollar."""
    (problem,) = problems_of(trick)
    assert problem.message == "a lone $ stands here"


def test_an_email_file_has_a_subject_and_a_text():
    """The first line is the subject, the rest the text."""
    found = email_wording("Subject: $circle soon\n\nHello", KNOWN, "f")
    assert found == EmailWording("$circle soon", "\nHello")


@pytest.mark.parametrize("text", ["", "Hello\nSubject: x", "Subject:\nHello", "subject: x"])
def test_an_email_file_without_a_subject_is_refused(text):
    """The problem stands in the first line and says how to begin."""
    with pytest.raises(InputProblems) as caught:
        email_wording(text, KNOWN, "rsvp.email.txt")
    (problem,) = caught.value.problems
    assert problem.place == Place("rsvp.email.txt", 1, 1)
    assert problem.message == "an e-mail needs a subject"


pieces = st.sampled_from(["$circle", "${lead}", "$$", "a", " b", "{circle}", "é", "$circles", "-"])


@given(st.lists(pieces, max_size=12))
def test_a_line_is_filled_as_pythons_own_templates_are(parts):
    """Whatever stands beside what."""
    line = "x" + "".join(parts) + "x"
    values = {"circle": "C $1 {x}", "lead": "A$$", "circles": "many"}
    try:
        wanted = Template(line).substitute(values)
    except (KeyError, ValueError):  # «$circlea» is another name
        return
    assert fill(line, values) == wanted + "\n"


def test_a_name_that_ends_with_a_full_stop_needs_no_second_one():
    """Neither a line that ends with it; other marks stay, and so do full stops within a template."""
    values = {"who": "Ben Hill Jr.", "where": "Dakar"}
    assert fill("Ask $who. Or $where. Is it $who? Well...", values) == (
        "Ask Ben Hill Jr. Or Dakar. Is it Ben Hill Jr.? Well...\n"
    )
    assert fill("Ask $who.\nOr ${who}.\n", values) == "Ask Ben Hill Jr.\nOr Ben Hill Jr.\n"
