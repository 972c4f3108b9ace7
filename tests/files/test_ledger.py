"""What circlekit remembers of a folder."""

from __future__ import annotations

import json

import pytest

from circlekit.core.problems import FileTrouble
from circlekit.files.ledger import Dumper, Ledger, Writing, digest, dump, load

EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_ledger_comes_back_as_it_was() -> None:
    """What is written is read again."""
    ledger = Ledger({"a": "1"}, {"ü": [1, {"x": None}]}, Writing({"a": "2", "b": None}, {"n": 2}))

    assert load(dump(ledger), "state.json") == ledger


def test_the_same_ledger_gives_the_same_bytes() -> None:
    """The order in which things were learned does not show."""
    assert dump(Ledger({"a": "1", "b": "2"}, {"x": 1, "y": 2})) == dump(
        Ledger({"b": "2", "a": "1"}, {"y": 2, "x": 1})
    )


def test_a_ledger_is_one_entry_in_a_line_in_the_order_of_its_keys() -> None:
    """So a program for versions shows what changed; a line break inside a text is no line of the file."""
    state = {"z": {}, "ü\n": [1, {"x": None}]}
    written = dump(Ledger({"a": "1"}, state, Writing({}, {"z": {"k": "one\ntwo"}})))

    assert written.decode("ascii").split("\n") == [
        "{",
        ' "files": {',
        '  "a": "1"',
        " },",
        ' "schema": 1,',
        ' "state": {',
        '  "z": {},',
        '  "\\u00fc\\n": [',
        "   1,",
        "   {",
        '    "x": null',
        "   }",
        "  ]",
        " },",
        ' "writing": {',
        '  "files": {},',
        '  "state": {',
        '   "z": {',
        '    "k": "one\\ntwo"',
        "   }",
        "  }",
        " }",
        "}",
        "",
    ]


def test_a_state_in_two_ledgers_is_written_as_in_each_alone() -> None:
    """What is on its way is what will be there."""
    state = {"intake": {"people": {"ana": {"name": "1f"}}}, "n": 2}
    after, dumper = Ledger({"a": "1"}, state), Dumper()
    announced = Ledger().announcing(after, ["a"])

    assert [dumper.dump(after), dumper.dump(announced)] == [dump(after), dump(announced)]


def test_no_file_is_an_empty_ledger() -> None:
    """A folder that circlekit never wrote in is remembered as nothing."""
    assert load(None, "state.json") == Ledger()


def test_a_hash_is_sha256() -> None:
    """FIPS 180-4: the hash of the empty text, and none for no file."""
    assert digest(b"") == EMPTY_SHA256
    assert digest(None) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not json",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"schema": "1"}',
        b'{"schema": 1}',
        b'{"schema": 1, "files": [], "state": {}}',
        b'{"schema": 1, "files": {"a": 1}, "state": {}}',
        b'{"schema": 1, "files": {"a": null}, "state": {}}',
        b'{"schema": 1, "files": {}, "state": 3}',
        b'{"schema": 1, "files": {}, "state": {}, "writing": []}',
        b'{"schema": 1, "files": {}, "state": {}, "writing": {"files": {"a": 2}, "state": {}}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_ledger_is_refused_with_a_way_out(data: bytes) -> None:
    """Nothing is guessed from half a file: it is named, and the hint says what moving it away means."""
    with pytest.raises(FileTrouble, match=r"«state\.json» is damaged") as refused:
        load(data, "state.json")

    assert refused.value.problems[0].hint.startswith("move it away")


def test_a_ledger_of_a_later_version_is_refused() -> None:
    """What a later version meant is not for this one to change."""
    with pytest.raises(FileTrouble, match="later version"):
        load(json.dumps({"schema": 2}).encode(), "state.json")


BEFORE = Ledger({"a": "old", "b": "old", "gone": "old"}, {"n": 1, "kept": 1})
AFTER = Ledger({"a": "new", "b": "new", "c": "new"}, {"n": 2, "kept": 1})
ANNOUNCED = BEFORE.announcing(AFTER, ["a", "b", "c", "gone"])


def test_an_announcement_holds_both_sides() -> None:
    """The files as they were, and what each of those that change is to become."""
    assert ANNOUNCED.files == BEFORE.files
    assert ANNOUNCED.writing == Writing({"a": "new", "b": "new", "c": "new", "gone": None}, {"n": 2})


def test_a_crash_before_the_first_file_changed_nothing() -> None:
    """Files and state are those of before."""
    settled = ANNOUNCED.settled({"a": "old", "b": "old", "gone": "old"}.get)

    assert (settled.files, settled.state, settled.finished) == (BEFORE.files, BEFORE.state, frozenset())


def test_a_crash_in_between_is_judged_file_by_file() -> None:
    """What has arrived is known as ours, the rest still is, and the state goes with the first file."""
    settled = ANNOUNCED.settled({"a": "new", "b": "old", "gone": "old"}.get)

    assert settled.files == {"a": "new", "b": "old", "gone": "old"}
    assert settled.state == {"n": 2, "kept": 1}
    assert settled.finished == {"a"}
    assert settled.begun == {"a", "b", "c", "gone"}


def test_a_crash_after_the_last_file_is_as_good_as_done() -> None:
    """All files there, the removed one gone: only the entry was missing."""
    settled = ANNOUNCED.settled({"a": "new", "b": "new", "c": "new"}.get)

    assert (settled.files, settled.state) == (AFTER.files, AFTER.state)


def test_a_file_that_a_person_edited_after_the_crash_is_theirs() -> None:
    """What is neither the old nor the new content is not claimed."""
    settled = ANNOUNCED.settled({"a": "hers", "b": "old", "gone": "old"}.get)

    assert settled.files["a"] == "old"
