import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from circlekit.core.nudging.styles import MARKDOWN, PLAIN

PAYLOADS = [
    "[x](javascript:alert(1))",
    "![](http://tracker.example)",
    "![x][y]\n\n[y]: http://tracker.example",
    "# heading",
    "heading\n===",
    "heading\n---",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quote",
    "```\ncode\n```",
    "    code",
    "\tcode",
    "`code`",
    "*a* _b_ **c** __d__ ~~e~~",
    "<script>alert(1)</script>",
    "<img src=http://tracker.example>",
    "<javascript:alert(1)>",
    "a | b\n--|--\n1 | 2",
    "&lt;b&gt; &#60; &amp;",
    "back\\slash \\* and \\",
    "***",
]  # fmt: skip


def reader() -> MarkdownIt:
    """Return a reader of Markdown that lets every link through, as some chats and mail programs do."""
    found = MarkdownIt("gfm-like", {"linkify": False})
    found.validateLink = lambda url: True
    return found


def tokens(markdown: str) -> list:
    """Return every block and inline token of a text that is neither a paragraph nor plain text."""
    blocks = reader().parse(markdown)
    inline = [child for block in blocks for child in block.children or ()]
    plain = {"paragraph_open", "paragraph_close", "inline", "text", "softbreak", "text_special"}
    return [token for token in [*blocks, *inline] if token.type not in plain]


def text_of(markdown: str) -> str:
    """Return what a reader of a rendered text sees."""
    inline = [child for block in reader().parse(markdown) for child in block.children or ()]
    return "".join("\n" if child.type == "softbreak" else child.content for child in inline)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_people_type_becomes_markup(payload):
    """Each payload is markup of some kind by itself, and plain paragraphs when escaped."""
    assert tokens(payload) or text_of(payload) != payload
    assert [token for token in tokens(MARKDOWN.text(payload)) if not is_own_link(token)] == []


def is_own_link(token) -> bool:
    """A web link that shows where it leads is what the person typed."""
    return token.type in {"link_open", "link_close"} and token.markup == "autolink"


@pytest.mark.parametrize(
    "typed", ["Ben O'Neill-Ba", "5 (five)!", "Día & Núñez", "a.b, c: d; e?", "#", "10.30", "R&D;"]
)
def test_what_people_type_is_shown_as_it_is(typed):
    """After rendering, a name reads as it was typed."""
    assert text_of(MARKDOWN.text(typed)) == typed


def test_ordinary_names_are_left_alone():
    """Drafts are pasted into chats too, where a backslash would be seen."""
    for name in ("Ben O'Neill-Ba", "Día Núñez (she/her)", "Dr. Cem Y.", "Amina, 2nd cohort!"):
        assert MARKDOWN.text(name) == name


def test_web_links_stay_whole():
    """No backslash gets into a link, and the full stop after it stays outside."""
    assert MARKDOWN.text("See https://example.org/a_b_*c. Yes") == "See <https://example.org/a_b_*c>. Yes"


@given(st.text(alphabet="ab1 \n\t-+=*_`~#>|<&;!()[]{}\\./:", max_size=30))
def test_no_mix_of_marks_becomes_markup(typed):
    """Escaped text has paragraphs and nothing else."""
    assert [token for token in tokens(MARKDOWN.text(typed)) if token.type != "hardbreak"] == []


def test_a_list_has_one_line_for_each_text():
    """Line breaks inside a text would end its entry."""
    assert MARKDOWN.items(["a\nb", "# c"]) == "- a b\n- \\# c"
    assert PLAIN.items(["a\nb", "# c"]) == "- a b\n- # c"


def test_plain_text_is_not_escaped():
    """An e-mail shows what stands in it."""
    assert PLAIN.text("*a*") == "*a*"
    assert PLAIN.link("https://x.org") == "https://x.org"
    assert MARKDOWN.link("https://x.org/![](http://y)") == "<https://x.org/![](http://y)>"
