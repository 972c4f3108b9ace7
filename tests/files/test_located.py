import gc

import pytest
import yaml

from circlekit.core.problems import InputProblems, Place
from circlekit.files import events
from circlekit.files.located import MAX_DEPTH, read_yaml, scan_yaml


@pytest.fixture(params=["libyaml", "Python"], autouse=True)
def parser(request, monkeypatch):
    """Read everything with each of PyYAML's parsers."""
    if request.param == "Python":
        monkeypatch.delattr(yaml, "CLoader", raising=False)


def _refused(text):
    with pytest.raises(InputProblems) as raised:
        read_yaml(text.encode(), "f")
    return [(problem.place.line, problem.place.column, problem.message) for problem in raised.value.problems]


def test_every_scalar_stays_the_text_that_was_typed():
    """Nothing becomes a number, a date or a truth value, and nothing becomes nothing."""
    text = "a: [no, 16:30, 0712, 2027-01-11, 1e3, ~, null, 0x1F, .inf, '12', +5:30]\n"
    expected = ["no", "16:30", "0712", "2027-01-11", "1e3", "~", "null", "0x1F", ".inf", "12", "+5:30"]
    assert read_yaml(text.encode(), "f").data == {"a": expected}


def test_every_key_value_and_item_has_its_place():
    """Places count from 1, in characters."""
    document = read_yaml("ä: ö\nlist:\n  - x\n  - {k: v}\n".encode(), "f")
    places = {
        (): (1, 1),
        ("ä",): (1, 4),
        ("list",): (3, 3),
        ("list", 0): (3, 5),
        ("list", 1): (4, 5),
        ("list", 1, "k"): (4, 9),
    }
    assert {path: document.place(path) for path in places} == {
        path: Place("f", *place) for path, place in places.items()
    }
    assert document.place(("list", 1, "k"), on_key=True) == Place("f", 4, 6)
    assert document.place(("list",), on_key=True) == Place("f", 2, 1)


@pytest.mark.parametrize("path", [("a", "x"), ("a", 7), ("a", 0, "k"), ("a", -1)])
def test_what_is_not_there_has_the_place_of_what_is_around_it(path):
    """A missing part is shown where it could have been."""
    nearest = {"x": (1, 4), 7: (1, 4), -1: (1, 4), 0: (1, 5)}[path[1]]
    assert read_yaml(b"a: [b]\n", "f").place(path, on_key=True) == Place("f", *nearest)


@pytest.mark.parametrize(
    "text", ["a:\nb: 1\n", "a: \nb: 1\n", "a:   # later\nb: 1\n", "a:", "{a: , b: 1}", "{a: }", "{a:\n }"]
)
def test_an_empty_value_stands_behind_its_key(text):
    """Both parsers see the value that is not there in the same place."""
    document = read_yaml(text.encode(), "f")
    assert document.data["a"] == ""
    assert document.place(("a",)) == Place("f", 1, 3 + text.startswith("{"))


def test_of_a_key_that_stands_twice_the_last_counts():
    """The error names every line, and what is kept is shown where it stands."""
    document = scan_yaml(b"a: 1\nb: 2\na: 3\na: 4\n", "f")
    assert document.data == {"a": "4", "b": "2"}
    assert [problem.message for problem in document.errors] == ["«a» stands here 3 times (lines 1, 3 and 4)"]
    assert document.place(("a",)) == Place("f", 4, 4)


def test_a_private_text_that_became_a_key_is_not_repeated():
    """Keys are words; a sentence among them is somebody's answer that slipped."""
    (error,) = scan_yaml(b"{my secret: 1, my secret: 2}", "f").errors
    assert error.message == "the same key stands here twice (lines 1 and 1)"


def test_a_list_or_mapping_cannot_be_a_key():
    """Both are named, and the rest is still read."""
    document = scan_yaml(b"? [a, b]\n: 1\n? {c: d}\n: 2\ne: f\n", "f")
    assert [(error.place.line, error.message) for error in document.errors] == [
        (1, "a list or mapping cannot be a key"),
        (3, "a list or mapping cannot be a key"),
    ]
    assert document.data["e"] == "f"


def test_nesting_is_allowed_up_to_the_limit():
    """Twenty levels are more than any cohort needs; one more is refused where it begins."""
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert read_yaml(deepest.encode(), "f").errors == ()
    assert _refused(f"[{deepest}]") == [
        (1, MAX_DEPTH + 1, f"this is nested more than {MAX_DEPTH} levels deep")
    ]


@pytest.mark.parametrize("text", ["- 1\n" * 11, "- 1\n" * 100, "a: {b: [1, 2, 3, 4, 5, 6, 7, 8, 9]}\n"])
def test_entries_are_counted(text, monkeypatch):
    """More than the limit is refused, whether or not a list of them ever ends."""
    monkeypatch.setattr(events, "MAX_NODES", 10)
    assert _refused(text) == [(1, 1, "this file has more than 10 entries")]


def test_problems_before_a_mistake_in_the_yaml_are_reported_with_it():
    """What was seen until reading had to end is not lost."""
    assert _refused("a: &x b\nc: *x\nd: 'e\n") == [
        (1, 4, "& starts an anchor, which is not supported"),
        (2, 4, "* starts an alias, which is not supported"),
        (3, 4, "the quote that opens here is never closed"),
    ]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("name: Ana #1\n", 11),
        ("- Ana #1\n", 7),
        ("name: #1\n", 7),
        ("name: Ana\t#1\n", 11),
        ("name: Ana   #1 # and more\n", 13),
    ],
)
def test_a_hash_that_looks_like_text_is_asked_about(text, column):
    """A space, a hash and then a character right behind it is rarely meant as a comment."""
    (warning,) = read_yaml(text.encode(), "f").warnings
    assert (warning.severity, warning.place) == ("warning", Place("f", 1, column))


@pytest.mark.parametrize(
    "text",
    [
        "a: b # c\n",
        "a: b ## c\n",
        "a: 'b #c'\n",
        "a: 'b' #c\n",
        "a: |\n  b #c\n",
        "a: b#c\n",
        "a: b #\n",
        "#c\na: b\n",
    ],
)
def test_other_hashes_are_left_alone(text):
    """Ordinary comments, and hashes inside texts, are what they seem."""
    assert read_yaml(text.encode(), "f").warnings == ()


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: [b\nc: d\n", (1, 4), "the [ here is never closed, or a comma is missing"),
        ("a:\n  -\tb\n", (2, 4), "a tab stands here; YAML wants spaces"),
        ("a:\n  b: 1\n \u00a0 c: 2\n", (3, 2), "an invisible no-break space begins this line"),
        ("a: 1\nb:\u00a0x\nc: 2\n", (2, 3), "an invisible no-break space follows this colon"),
        ("a: 'b' c\n", (1, 8), "there is more text after the closing quote"),
        ("a: [b\n", (1, 4), "the [ here is never closed, or a comma is missing"),
        ("a: {b: ", (1, 7), "the file ends here, inside brackets"),
        ("- a\nb: c\n", (2, 1), "this line stands among list entries, but is none"),
        ("a: b\n- c\n", (2, 1), "a list entry stands among keys"),
        ("a:\n    b: 1\n  c: 2\n", (3, 3), "this line does not line up with the lines above"),
        ("a: - b\n", (1, 4), "a list cannot begin in the line of its key"),
        ("a: ? b\n", (1, 4), "a text cannot begin with ? and a space"),
        ("a: |b\n", (1, 4), "after | the text begins on the next line"),
        ("a: b\n...\nc: d\n", (3, 1), "this stands after the end of the YAML"),
        ('a: "b\\qc"\n', (1, 4), "what follows \\ in this text stands for no character"),
        ("%TAG ! x\n---\na: b\n", (1, 1), "a line that begins with % is not supported"),
        ("# x\n\n%x\n", (3, 1), "a line that begins with % is not supported"),
        ('a: "x\\u0007"\n', (1, 4), "U+0007 cannot stand in a text"),
    ],
)
def test_what_yaml_does_not_allow_is_said_in_a_sentence(text, place, message):
    """No word of the parser's own reaches a person."""
    assert _refused(text) == [(*place, message)]


def test_a_version_directive_is_no_problem():
    """Some editors write it, and it says nothing that matters here."""
    assert read_yaml(b"%YAML 1.2\n---\na: b\n", "f").data == {"a": "b"}


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(enabled):
    """It pauses while a file is read, whatever becomes of the file."""
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        read_yaml(b"a: b\n", "f")
        _refused("a: [\n")
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if was else gc.disable)()
