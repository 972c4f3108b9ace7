import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circlekit.core import text as texts
from circlekit.core.lookalikes import skeleton
from circlekit.core.parse.texts import handle


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Amina Diallo", "amina-diallo"),
        ("  Zoë  O'Neil ", "zoe-oneil"),
        ("D'Arcy_O'Neil, 2nd", "darcy-oneil-2nd"),
        ("Łucja", "łucja"),
        ("李 小龍", "李-小龍"),
        ("ไทย", "ไทย"),
        ("नमस्ते", "नमस्ते"),
        ("3rd of May!", "3rd-of-may"),
        ("-rf", "rf"),
        ("🙂", ""),
        ("", ""),
    ],
)
def test_a_slug_keeps_letters_and_digits_of_every_script(typed, expected):
    """Latin letters lose their accents; other scripts keep their marks; everything else separates."""
    assert texts.slug(typed) == expected


@settings(deadline=None)
@given(st.text(max_size=80))
def test_what_is_made_a_handle_is_one(text):
    """A handle made from any text is accepted as a handle, or is empty."""
    made = texts.handle_of(text)
    assert made == "" or handle(made) == unicodedata.normalize("NFC", made)
    assert len(made) <= 50


@settings(deadline=None)
@given(st.text(max_size=40))
def test_tidying_twice_changes_nothing_more(text):
    """Tidy text has no white space and nothing invisible at its ends."""
    once = texts.tidy(text)
    assert texts.tidy(once) == once
    assert once in text


def test_spellings_of_one_text_are_the_same():
    """Case, width, ligatures and the way accents are stored do not matter when texts are compared."""
    assert texts.same("Zoë") == texts.same("zoe\u0308") != texts.same("Zoe")
    assert texts.same(" \uff21\uff4e\uff41\u200b") == texts.same("ana")


def test_texts_that_look_alike_have_one_skeleton():
    """Cyrillic and Greek letters that are drawn like Latin ones count as them; so does what is not drawn."""
    assert skeleton("\u0410n\u0430") == skeleton("A\u200bna") == skeleton("\u0391na") == skeleton("ANA")
    assert skeleton("\u0411na") != skeleton("Bna")


@pytest.mark.parametrize(
    ("text", "allow", "found"),
    [("a\x07b", "", "\x07"), ("a\nb", "", "\n"), ("a\nb\x00", "\n", "\x00"), ("a\ud83d", "", "\ud83d")],
)
def test_control_characters_are_found(text, allow, found):
    """The first one that is not allowed is named."""
    assert texts.control_character(text, allow) == found


def test_text_without_control_characters_has_none():
    """Spaces of any width and marks that steer nothing are left alone."""
    assert texts.control_character("a\u00a0b\u200b\n", "\n") is None


def test_quoted_text_is_short_and_can_be_shown():
    """A message repeats no more than a little, and nothing that would turn or break its line."""
    assert texts.quoted("a\u202eb\n") == "«a�b�»"
    assert len(texts.quoted("x" * 10_000)) == 42


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("need", ["needs", "name"], "needs"),
        ("TIMEZONE", ["timezone"], "timezone"),
        ("role", ["needs", "name"], None),
        ("", ["a"], None),
        ("x" * 5000, ["x" * 4999], None),
    ],
)
def test_the_nearest_word_is_offered_when_it_is_near(word, known, meant):
    """A word far from all others, or far too long, is no slip of a known one."""
    assert texts.nearest(word, known) == meant


def test_among_many_words_only_those_that_begin_alike_are_near():
    """With thousands of people a slip in the first letter is not looked for."""
    known = [f"person-{number}" for number in range(1000)]
    assert texts.nearest("persn-77", known) == "person-77"
    assert texts.nearest("erson-77", known) is None
    assert texts.nearest("persn-77", [f"person-{number}" for number in range(6000)]) is None


def test_a_hint_never_shows_an_invisible_character():
    """A handle with something invisible in it is offered as it can be seen."""
    assert texts.did_you_mean("amina", ["amin\u200ba"], "") == "did you mean amin�a?"
    assert texts.did_you_mean("zed", ["ana"], "write one") == "write one"


def test_numbers_and_lists_read_like_sentences():
    """One thing is singular, the last of a list has its «and»."""
    assert (texts.counted(1, "person", "people"), texts.counted(1200, "entry", "entries")) == (
        "1 person",
        "1,200 entries",
    )
    assert (texts.listed([]), texts.listed(["a"]), texts.listed(["a", "b", "c"], "or")) == (
        "",
        "a",
        "a, b or c",
    )


@pytest.mark.parametrize("text", ["Zoë O'Brien, Jr.", "Who are we?", "Onward!"])
def test_a_sentence_that_ends_in_a_name_has_one_full_stop(text):
    """A name may end in one, or in another mark that ends a sentence."""
    assert texts.as_sentence(text) == text
    assert texts.as_sentence(f"{text} and Ana") == f"{text} and Ana."


def test_characters_are_named_by_number_and_name():
    """A character that cannot be shown is called what Unicode calls it."""
    assert texts.character_name("\u202e") == "U+202E (right-to-left override)"
    assert texts.character_name("\x07") == "U+0007"
