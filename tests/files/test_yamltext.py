"""What circlekit writes for people means the same to every reader of YAML."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from circlekit.files import yamltext as yt
from circlekit.files.located import read_yaml

TEXT = st.text(st.characters(exclude_categories=("Cs",)))
HANDLES = st.from_regex(r"[\w.-]{1,20}", fullmatch=True)

NOT_TEXT_IN_12 = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
"""The bare words that YAML 1.2.2 (10.3.2, core schema) resolves to something other than text."""


def readings(content: bytes) -> list[object]:
    """Return what each reader makes of a file, every scalar as text."""
    loaders = [yaml.BaseLoader, *([yaml.CBaseLoader] if hasattr(yaml, "CBaseLoader") else [])]
    return [yaml.load(content, Loader=loader) for loader in loaders]


@given(TEXT | HANDLES)
@example("no")
@example("1e3")
@example("0o17")
@example("12:30")
@example("a\x85b")
@example("a\u2028b\u2029c")
@example('"\\')
@example("a #b: c")
@example("\ufeff")
@example("=")
@example("<<")
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    """As a value, in a list and as a key, by both readers of PyYAML."""
    page = yt.page(
        [
            yt.entry("value", yt.scalar(text)),
            yt.entry("list", yt.flow_list([text, text])),
            yt.entry("mapping", yt.flow_mapping({text[:60]: text})),
            yt.entry("items"),
            yt.item(text, 1, about=text),
        ]
    )
    expected = {"value": text, "list": [text, text], "mapping": {text[:60]: text}, "items": [text]}
    assert readings(page) == [expected] * len(readings(page))


@given(TEXT)
def test_our_own_reader_reads_it_alike(text: str) -> None:
    """Control characters aside, which our reader refuses in whatever way they are written."""
    seen = "".join(character for character in text if character.isprintable())
    page = yt.page([*yt.remark(text), yt.entry("value", yt.scalar(seen) + yt.note(text))])
    document = read_yaml(page, "x.yaml")
    assert document.data == {"value": seen}
    assert document.warnings == ()


@given(TEXT | HANDLES)
@example("NO")
@example("Null")
@example("y")
@example("nan")
@example("1_000")
@example("2027-01-12")
@example("e3")
def test_a_bare_word_is_text_in_every_version(text: str) -> None:
    """Neither the types of YAML 1.1 nor the core schema of 1.2 take a bare word of ours for anything else."""
    written = yt.scalar(text)
    if written.startswith('"'):
        return
    assert yaml.safe_load(written) == text
    assert not NOT_TEXT_IN_12.fullmatch(written)
    assert (
        yaml.SafeLoader(written).resolve(yaml.ScalarNode, written, (True, False)) == "tag:yaml.org,2002:str"
    )


@pytest.mark.parametrize(
    "word", ["amina", "ben-2", "Renée", "\u0430\u043c\u0438", "Europe/London", "Etc/GMT+5", "a.b_c"]
)
def test_handles_and_zones_stay_bare(word: str) -> None:
    """People read and edit them most, and nothing else could be meant."""
    assert yt.scalar(word) == word


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("no", '"no"'), ("On", '"On"'), ("12:30", '"12:30"'), ("007", '"007"'), ("", '""'), ("-a", '"-a"'),
        ("a b", '"a b"'), ("a,b", '"a,b"'), ('say "hi"\n', '"say \\"hi\\"\\n"'), ("\x85", '"\\x85"'),
        ("\u2028", '"\\u2028"'), ("\U000e0001", '"\\U000e0001"'), ("\ud800", '"\\ufffd"'),
        (8, "8"), (date(2027, 1, 12), "2027-01-12"),
    ],
)  # fmt: skip
def test_values_are_written_like_this(value: yt.Scalar, written: str) -> None:
    """Double quotes around whatever some reader could take for more than a word."""
    assert yt.scalar(value) == written


@pytest.mark.parametrize("text", ["a\nb: c", "a\rb", "a\x85b", "a\u2028b", "a\x0bb", "\u202ea b", "  a\tb "])
def test_a_note_cannot_end_its_comment(text: str) -> None:
    """Line ends of every kind and turns of the reading direction become a space."""
    assert yt.note(text) in {"  # a b: c", "  # a b"}


def test_a_long_note_is_cut_and_an_empty_one_left_out() -> None:
    """Sixty characters are enough for a name."""
    assert yt.note("x" * 80) == "  # " + "x" * 59 + "\u2026"
    assert yt.note("\u200b\n") == ""


def test_remarks_are_wrapped_and_indented() -> None:
    """A remark of many words has several lines, each a comment; a long word stays whole."""
    lines = yt.remark("word " * 40 + "x" * 120, depth=1)
    assert all(line.startswith("  # ") for line in lines)
    assert max(map(len, lines[:-1])) <= 96
    assert lines[-1] == "  # " + "x" * 120


def test_a_joiner_inside_a_word_is_kept() -> None:
    """Persian words have an invisible joiner of width zero, which is not ours to show as an escape."""
    word = "\u0645\u06cc\u200c\u0631\u0648\u062f"
    assert yt.scalar(word) == f'"{word}"'
