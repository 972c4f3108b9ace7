"""Entries put into a log in place: what was there stays, and what comes out says what it should."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circlekit.core.problems import FileTrouble
from circlekit.core.reporting.entries import Entry, Way
from circlekit.files.located import read_yaml
from circlekit.files.logged.splicing import put
from circlekit.files.logged.trees import Stub

LOG = """\
# Written by hand, and by circlekit
cohort: spring-2027

turns:
  c1:
    2: {case_giver: [mayara, rui], opener: rui}  # a good one
    4: {'case_giver': ["adriana"]}
  c2:
attendance:
    c1:
        # 12 January
        1:
        # 9 February
        2:   # who came?
        3:
            present: [ana]  # only Ana
            apologies:
            - rui
pulse: {c1: {1: 4}}
rsvps:
  c1:
    1:
      ana: yes  # by phone
      rui: "no"
# the end
"""


def after(changes: dict[Way, Entry | None], text: str = LOG, stubs: tuple[Stub, ...] = ()) -> str:
    return put(text.encode(), changes, "log.yaml", stubs).content.decode()


def swapped(*pairs: tuple[str, str], text: str = LOG) -> str:
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("changes", "pairs"),
    [
        ({("attendance", "c1", 1): "did not meet"}, [("        1:\n", "        1: did not meet\n")]),
        (
            {("attendance", "c1", 2): {"present": ["ana", "rui"]}},
            [("2:   # who came?", "2: {present: [ana, rui]}   # who came?")],
        ),
        (
            {("attendance", "c1", 3): {"present": ["ana"], "apologies": ["rui", "no"], "no_word": ["eli"]}},
            [("apologies:\n            - rui\n", 'apologies: [rui, "no"]\n            no_word: [eli]\n')],
        ),
        (
            {("turns", "c1", 2): {"case_giver": ["rui"]}},
            [("{case_giver: [mayara, rui], opener: rui}", "{case_giver: [rui]}")],
        ),
        (
            {("turns", "c1", 3): {"opener": "rui"}, ("turns", "c1", 1): {"opener": "ana"}},
            [
                ("    2: {case", "    1: {opener: ana}\n    2: {case"),
                ("    4: {'case", "    3: {opener: rui}\n    4: {'case"),
            ],
        ),
        ({("turns", "c2", 1): {"opener": "rui"}}, [("  c2:\n", "  c2:\n    1: {opener: rui}\n")]),
        (
            {("attendance", "c2", 1): "did not meet"},
            [("            - rui\n", "            - rui\n    c2:\n      1: did not meet\n")],
        ),
        ({("pulse", "c1", 2): "5"}, [("{c1: {1: 4}}", "{c1: {1: 4, 2: 5}}")]),
        ({("pulse", "c1", 1): ""}, [("{c1: {1: 4}}", "{c1: {}}")]),
        ({("rsvps", "c1", 1, "ana"): "no"}, [("ana: yes  # by", "ana: no  # by")]),
        ({("rsvps", "c1", 1, "ana"): None}, [("      ana: yes  # by phone\n", "")]),
        ({("rsvps", "c1", 1, "rui"): "maybe"}, [('rui: "no"', "rui: maybe")]),
        ({("rsvps", "c1", 1, "eli"): "yes"}, [('rui: "no"\n', 'rui: "no"\n      eli: yes\n')]),
        ({("next", "c1"): "2027-03-09"}, [("# the end\n", "# the end\nnext:\n  c1: 2027-03-09\n")]),
        ({("turns", "c1", 2): ""}, [("2: {case_giver: [mayara, rui], opener: rui}  # a", "2:  # a")]),
    ],
)  # fmt: skip
def test_a_change_touches_its_own_line_alone(
    changes: dict[Way, Entry | None], pairs: list[tuple[str, str]]
) -> None:
    """Comments, quotes, order and indentation of all else stay as people wrote them."""
    assert after(changes) == swapped(*pairs)


def test_what_is_emptied_keeps_its_key() -> None:
    """All keys below it go."""
    old = "3:\n            present: [ana]  # only Ana\n            apologies:\n            - rui\n"
    assert after({("attendance", "c1", 3): ""}) == swapped((old, "3:\n"))


@pytest.mark.parametrize("changes", [{}, {("rsvps", "c1", 1, "ana"): "yes", ("pulse", "c1", 1): "4"}])
def test_what_is_there_already_changes_no_byte(changes: dict[Way, Entry | None]) -> None:
    """The same again is no change, however it is written."""
    assert after(changes) == LOG


def test_keys_that_keep_a_place_have_a_comment() -> None:
    """They are made once, with the circle's key above them, in the order of meetings."""
    stubs = (
        Stub(("next", "c1"), "Ash # 1"),
        Stub(("t", "c1", 2), "February"),
        Stub(("t", "c1", 1), "January"),
    )
    once = after({("next", "c1"): "none"}, "cohort: s\n", stubs)
    assert once == (
        "cohort: s\nnext:\n  # Ash # 1\n  c1: none\nt:\n  c1:\n"
        "    # January\n    1:\n    # February\n    2:\n"
    )
    assert after({}, once, stubs) == once


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("cohort: s\r\nrsvps:\r\n", "cohort: s\r\nrsvps:\r\n  c1:\r\n    1:\r\n      ana: yes\r\n"),
        ("cohort: s\nrsvps:", "cohort: s\nrsvps:\n  c1:\n    1:\n      ana: yes"),
        ("\ufeffcohort: s\n", "\ufeffcohort: s\nrsvps:\n  c1:\n    1:\n      ana: yes\n"),
        ("rsvps:\n  c1:\n    1:\n      rui: no", "rsvps:\n  c1:\n    1:\n      rui: no\n      ana: yes"),
        ("rsvps: {}\n", "rsvps: {c1: {1: {ana: yes}}}\n"),
    ],
)
def test_line_ends_and_marks_stay(text: str, result: str) -> None:
    """New lines end as the first one does; a file that ends without a line end still does."""
    assert after({("rsvps", "c1", 1, "ana"): "yes"}, text) == result


@pytest.mark.parametrize(
    "text",
    [
        "{cohort: s, rsvps: {}}\n",
        "rsvps: text\n",
        "rsvps:\n  c1: [1, 2]\n",
        "rsvps: {c1:  # here\n  {1: {rui: no}}}\n",
        "cohort: s\n...\n",
    ],
)
def test_where_a_line_cannot_go_in_alone_it_is_shown(text: str) -> None:
    """Nothing is guessed and nothing is lost; the line to put in by hand is in the message."""
    with pytest.raises(FileTrouble) as wrong:
        after({("rsvps", "c1", 1, "ana"): "yes"}, text)
    messages = [problem.message for problem in wrong.value.problems]
    assert messages == [
        "«log.yaml» is written in a way in which a line cannot be put in alone",
        "rsvps: {c1: {1: {ana: yes}}}",
    ]


HANDLES = st.sampled_from(["ana", "rui", "no", "7", "zoë", "عمر", "x.y-z_1", "yes"])
CIRCLES = st.sampled_from(["c1", "c2", "2", "null"])
MEETINGS = st.integers(1, 4)
LISTS = st.lists(HANDLES, min_size=1, max_size=3, unique=True)
SET = st.one_of(
    st.tuples(
        st.tuples(st.just("attendance"), CIRCLES, MEETINGS),
        st.one_of(
            st.dictionaries(st.sampled_from(["present", "apologies", "no_word"]), LISTS, min_size=1),
            st.sampled_from(["did not meet", ""]),
        ),
    ),
    st.tuples(
        st.tuples(st.just("rsvps"), CIRCLES, MEETINGS, HANDLES), st.sampled_from(["yes", "no", "maybe", None])
    ),
    st.tuples(
        st.tuples(st.just("commitments"), CIRCLES, HANDLES),
        st.sampled_from(["2027-01-12", "2027-02-01", None]),
    ),
    st.tuples(st.tuples(st.just("next"), CIRCLES), st.sampled_from(["2027-01-12", "none", ""])),
)
BASES = st.sampled_from(
    [
        LOG,
        "cohort: s\n",
        "cohort: s\nattendance: {c1: {1: {present: [ana]}}}\n",
        "# top\ncohort: s\nrsvps:\n\n  c1:\n\n    # 1\n    1:\n      # in\n      ana: yes\n\n  # 2\n  c2:\n",
        "cohort: s\r\ncommitments:\r\n  c1: {ana: 2027-01-01}\r\n  '2':\r\n    rui: 2027-01-02\r\n",
    ]
)


def said(text: str) -> dict[tuple[str, ...], str]:
    """Return every word of a log by its way, the words of a list in their order."""

    def walk(value: object, way: tuple[str, ...]) -> None:
        if isinstance(value, dict):
            for key, inside in value.items():
                walk(inside, (*way, key))
        elif isinstance(value, list):
            found[way] = " ".join(value)
        elif value:
            found[way] = str(value)

    found: dict[tuple[str, ...], str] = {}
    walk(read_yaml(text.encode(), "log.yaml").data, ())
    return found


def comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))


@settings(max_examples=150, deadline=None)
@given(BASES, st.lists(SET, max_size=6, unique_by=lambda change: change[0]))
def test_a_log_says_what_it_said_and_the_change(base: str, changes: list[tuple[Way, Entry | None]]) -> None:
    """One after the other or all at once; nothing else is said, and every comment line is still there."""
    once = base
    for way, entry in changes:
        once = after({way: entry}, once)
    ways = {tuple(map(str, way)): entry for way, entry in changes}
    untouched = {
        way: word
        for way, word in said(base).items()
        if not any(way[: len(changed)] == changed for changed in ways)
    }
    new = {way: entry for way, entry in ways.items() if isinstance(entry, str) and entry}
    lists = {
        (*way, key): " ".join(people)
        for way, entry in ways.items()
        if isinstance(entry, dict)
        for key, people in entry.items()
    }
    assert said(once) == untouched | new | lists
    assert said(after(dict(changes), base)) == said(once)
    assert comments(once) == comments(base)
