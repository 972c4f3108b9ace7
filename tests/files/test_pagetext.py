from __future__ import annotations

import pytest

from circlekit.files.pagetext import text_of_page


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("a<br>b", "a\nb"),
        ("<P>a</P><p>b</p>", "\na\n\nb\n"),
        ("a\n   b\t c", "a b c"),
        ("<pre>a\n  b</pre>c\n d", "\na\n  b\nc d"),
        ("a<b>b</b><i class='x'>c</i>", "abc"),
        ("<a title='1 > 0' href=\"mailto:ana@example.org\">ana</a>", "ana"),
        ("&lt;b&gt; &amp;lt; &#233; &nbsp;", "<b> &lt; é \u00a0"),
        ("a<!-- <b>no</b> -->b", "ab"),
        ("a<style>p > b {}</style>b<SCRIPT>if (a < b) c()</script >d", "abd"),
        ("<head><title>t</title></head>a", "a"),
        ("<!doctype html><?xml version='1'?>a", "a"),
        ("1 < 2, <3 and a<", "1 < 2, <3 and a<"),
    ],
)
def test_a_page_becomes_what_people_see(page: str, text: str) -> None:
    """Blocks on lines of their own, white space as one space, no style, script or comment."""
    assert text_of_page(page) == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("a<style>b", "ab"),
        ("a<!-- b", "a"),
        ("a</pre></pre>b\nc", "a\n\nb c"),
        (f"a&#{'9' * 5000};b", "ab"),
        ("a<a href='b>c", "a<a href='b>c"),
    ],
)
def test_a_broken_page_is_read_as_far_as_it_goes(page: str, text: str) -> None:
    """Nothing in it stops the reader, and nothing is looked for twice."""
    assert text_of_page(page) == text


def test_a_page_of_half_a_megabyte_of_open_tags_is_read_at_once() -> None:
    """Each sign is read once; a reader that begins anew at every bracket would never come to the end."""
    for odd in ("<a ", '<a "', "<style>", "<!--", "</"):
        assert "x" in text_of_page("x" + odd * (500_000 // len(odd)))
