import pytest

from circlekit.core.calendars.plain import cut, headline, one_line, plain, web_link


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two\nlines", "two\nlines"),
        ("two\r\nlines", "two\nlines"),
        ("a\rATTENDEE:x", "a\nATTENDEE:x"),
        ("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g", "a\nb\nc\nd\ne\nf\ng"),
        ("\a\0bell\x1b[31m\x7f\x9b", "bell[31m"),
        ("a\tb  \n\n\n", "a    b"),
        ("half \ud83d emoji", "half � emoji"),
        ("Zoë 🙂 مريم", "Zoë 🙂 مريم"),
        ("C:\\Notes", "C:/Notes"),
    ],
)
def test_only_line_feeds_are_left_to_control_anything(text, expected):
    """Every break that some reader honours is a line feed, other controls are gone, letters stay."""
    assert plain(text) == expected


def test_one_line_has_no_breaks_and_single_spaces():
    """White space of every kind becomes one space."""
    assert one_line(" Amina\r\n\tDiallo \u2028") == "Amina Diallo"


def test_a_headline_is_cut_with_an_ellipsis():
    """Five hundred letters are more than a title holds."""
    assert headline("x" * 500) == "x" * 199 + "…"


@pytest.mark.parametrize(
    ("text", "octets", "expected"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abc…"),
        ("ééé", 6, "ééé"),
        ("éééé", 6, "é…"),
        ("ab  cdefgh", 7, "ab…"),
        ("🙂🙂", 7, "🙂…"),
    ],
)
def test_a_cut_counts_octets_and_never_splits_a_character(text, octets, expected):
    """The ellipsis takes three octets of the limit."""
    assert cut(text, octets) == expected
    assert len(cut(text, octets).encode()) <= octets


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://meet.example.org/a?b=1,2;c#d", "https://meet.example.org/a?b=1,2;c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("https://example.org/caf%C3%A9", "https://example.org/caf%C3%A9"),
        ("https://example.org/café", "https://example.org/caf%C3%A9"),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https://example.org/a b", None),
        ("https://example.org/\r\nATTENDEE:x", None),
        ("https://example.org/\x07", None),
        ("https://example.org/\ud83d", None),
        ("", None),
        (None, None),
    ],
)
def test_a_link_is_http_in_ascii_or_none(link, expected):
    """Nothing else goes where a calendar program would open it."""
    assert web_link(link) == expected
