"""Answers into a table that people have worked on."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.merging.difference import Change, PersonRow
from circlekit.core.intake.merging.merge import Merged, merge
from circlekit.core.rotation.forgetting import forgotten
from tests.core.intake.people import answer, row

ANA = row("ana", email="ana@example.org", timezone="Europe/Paris", needs=("fundraising",))


def said(merged: Merged) -> list[str]:
    """Return what the notes say."""
    return [note.message for note in merged.notes]


def values(merged: Merged) -> dict[str, dict[str, Any]]:
    """Return the table by handle."""
    return {one.id: dict(one.values) for one in merged.rows}


def again(merged: Merged, *answers: Any, rows: list[PersonRow] | None = None, force: bool = False) -> Merged:
    """Merge a later export into what an earlier one left."""
    return merge(merged.rows if rows is None else rows, answers, merged.remembered, force=force)


def test_new_people_get_a_handle_from_their_name() -> None:
    """Letters of every script are kept, and a second one of a name gets a number."""
    merged = merge([], [answer("Zoë Fäke-Person", "z@example.org"), answer("테스트", "t@example.org"),
                        answer("Zoe Fake Person", "y@example.org"), answer("???", "q@example.org")],
                   {})  # fmt: skip
    assert [one.id for one in merged.rows] == ["zoe-fake-person", "테스트", "zoe-fake-person-2", "person"]
    assert merged.new == merged.rows
    assert merged.changed == merged.kept == ()


def test_nobody_gets_the_handle_of_somebody_before() -> None:
    """Neither one of the table, nor one that an earlier import gave."""
    first = merge([], [answer("Bo", "b@example.org")], {})
    merged = merge([ANA], [answer("Ana", "other@example.org"), answer("Bo", "new@example.org"),
                           answer("Cem", "c@example.org"), answer("Ana", "ana@example.org")],
                   first.remembered)  # fmt: skip
    assert [one.id for one in merged.new] == ["ana-2", "bo-2", "cem"]


def test_an_address_finds_somebody_under_another_name() -> None:
    """The case of an address does not matter; a new name is a change like any other."""
    first = merge([], [answer("Ana", "Ana@Example.org")], {})
    merged = again(first, answer("Ana Maria", "ana@example.org"))
    assert merged.changed == (Change("ana", "Ana", "name", "Ana", "Ana Maria"),)
    assert values(merged) == {"ana": {"name": "Ana Maria", "email": "Ana@Example.org"}}


def test_a_name_that_one_person_has_finds_them_with_a_new_address() -> None:
    """That the address changed is said, without the address."""
    first = merge([], [answer("Ana", "ana@example.org")], {})
    merged = again(first, answer("ana", "ana@new.example.org"))
    assert [change.field for change in merged.changed] == ["name", "email"]
    assert said(merged) == ["«ana» has another address than in the table; taken for the same person"]
    assert merged.new == merged.absent == ()


def test_a_name_that_two_people_have_is_asked_about() -> None:
    """Neither of them is changed, and nobody is added."""
    rows = [row("ana", email="a@example.org"), row("ana-2", name="Ana", email="b@example.org")]
    merged = merge(rows, [answer("Ana", lead="yes")], {})
    assert [note.severity for note in merged.notes] == ["error"]
    assert "2 people in the table are called «Ana»" in said(merged)[0]
    assert merged.rows == tuple(rows)


def test_two_answers_under_the_name_of_one_row_are_asked_about() -> None:
    """One of them is somebody new; which, nobody can know."""
    merged = merge([ANA], [answer("Ana", "x@example.org"), answer("Ana", "y@example.org", line=3)], {})
    assert [note.path for note in merged.notes] == [("form.csv", 2), ("form.csv", 3)]
    assert merged.rows == (ANA,)


def test_what_nobody_edited_follows_the_answers() -> None:
    """Values, and also an answer that was taken back."""
    first = merge([], [answer("Ana", "a@example.org", country="France", needs=("a",))], {})
    merged = again(first, answer("Ana", "a@example.org", country="Spain", needs=()))
    assert values(merged)["ana"] == {"name": "Ana", "email": "a@example.org", "country": "Spain", "needs": ()}
    assert [change.field for change in merged.changed] == ["country", "needs"]


def test_an_edit_by_hand_stays_while_the_answer_is_the_same() -> None:
    """Nothing is said about it either, however often the form is imported."""
    first = merge([], [answer("Ana", "a@example.org", country="France")], {})
    edited = [row("ana", email="a@example.org", country="FR")]
    second = again(first, answer("Ana", "a@example.org", country="France"), rows=edited)
    third = again(second, answer("Ana", "a@example.org", country="France"))
    for merged in (second, third):
        assert merged.rows == tuple(edited)
        assert (merged.changed, merged.kept, merged.notes) == ((), (), ())


def test_an_edit_by_hand_stays_and_a_new_answer_is_told() -> None:
    """It is told each time, until one of them gives way; no value is in the message."""
    first = merge([], [answer("Ana", "a@example.org", country="France", region="N")], {})
    edited = [row("ana", email="a@example.org", country="FR", region="North")]
    moved = answer("Ana", "a@example.org", country="Spain", region="S")
    second = again(first, moved, rows=edited)
    assert again(second, moved).kept == second.kept == (
        Change("ana", "Ana", "country", "FR", "Spain"), Change("ana", "Ana", "region", "North", "S"),
    )  # fmt: skip
    assert second.rows == tuple(edited)
    assert said(second) == [
        "country and region of «Ana» were changed by hand, and answered otherwise since; yours stays"
    ]
    forced = again(second, moved, force=True)
    assert values(forced)["ana"]["country"] == "Spain"
    assert forced.kept == ()


def test_a_table_that_was_never_imported_keeps_what_it_says() -> None:
    """Only its gaps are filled without a question."""
    merged = merge([ANA], [answer("Ana", "ana@example.org", timezone="Europe/Rome", country="Italy")], {})
    assert values(merged)["ana"] == {**ANA.values, "country": "Italy"}
    assert [change.field for change in merged.kept] == ["timezone"]


def test_what_the_form_does_not_ask_and_who_did_not_answer_stays() -> None:
    """They are listed, and nothing of theirs is touched."""
    bo = row("bo", 3, email="bo@example.org", team="Blue")
    merged = merge([ANA, bo], [answer("Ana", "ana@example.org")], {})
    assert merged.rows == (ANA, bo)
    assert merged.absent == (bo,)


def test_an_address_or_name_is_never_emptied() -> None:
    """Somebody could not be found again."""
    merged = merge(
        [ANA],
        [
            answer("", "ana@example.org"),
        ],
        {},
    )
    merged = again(merged, answer("Ana"))
    assert values(merged)["ana"] == ANA.values


def test_many_answers_without_a_name_are_told_of_at_once() -> None:
    """A form that does not ask for names has a thousand of them."""
    merged = merge([ANA], [answer(email=f"{n}@example.org", line=n) for n in range(2, 9)], {})
    assert said(merged) == ["7 answers have an address but no name, and are left out"]
    assert merged.notes[0].path == ("form.csv", 2)


def test_an_answer_without_a_name_is_told_of_and_left_out() -> None:
    """The message does not have the address."""
    merged = merge([], [answer("", "ana@example.org", line=7)], {})
    assert merged.rows == ()
    assert [(note.path, note.severity) for note in merged.notes] == [(("form.csv", 7), "warning")]
    assert "ana" not in said(merged)[0]


def test_whoever_was_taken_out_by_hand_stays_out() -> None:
    """Unless the answers are to win; then they have their handle back."""
    first = merge([], [answer("Ana", "a@example.org"), answer("Bo", "b@example.org")], {})
    both = (answer("Ana", "a@example.org"), answer("Bo Sample", "b@example.org"))
    merged = again(first, *both, rows=[first.rows[0]])
    assert [one.id for one in merged.rows] == ["ana"]
    assert said(merged) == ["«Bo Sample» was taken out of the table by hand, and stays out"]
    assert [one.id for one in again(first, *both, rows=[first.rows[0]], force=True).new] == ["bo"]


def test_a_table_that_was_lost_is_filled_again_with_the_same_handles() -> None:
    """Nobody takes everybody out by hand."""
    twice = [answer("Ana", "a@example.org"), answer("Ana", "b@example.org")]
    first = merge([], twice, {})
    merged = again(first, *twice[::-1], rows=[])
    assert {one.values["email"]: one.id for one in merged.new} == {
        "a@example.org": "ana",
        "b@example.org": "ana-2",
    }


def test_whoever_declines_is_listed_and_not_changed() -> None:
    """Their row stays for a person to take out; they are not among those who are absent."""
    merged = merge([ANA], [], {}, declined=[answer("Ana", "ana@example.org", consent="")])
    assert merged.declined == (ANA,)
    assert merged.rows == (ANA,)
    assert merged.absent == ()


def test_a_handle_in_the_export_finds_its_row() -> None:
    """Our own table can come back as an export; whoever is new there keeps the handle they have."""
    merged = merge([ANA], [answer("A. Diallo", id="ana"), answer("Cem", id="c")], {})
    assert [one.id for one in merged.rows] == ["ana", "c"]


def test_a_second_import_changes_nothing() -> None:
    """Neither the table nor what is remembered."""
    answers = [answer("Ana", "a@example.org", lead="no", available=("Tue 16:00-19:00",), needs=())]
    first = merge([], answers, {})
    second = again(first, *answers)
    assert (second.rows, second.remembered) == (first.rows, first.remembered)
    assert (second.new, second.changed, second.kept, second.notes) == ((), (), (), ())


def test_what_is_remembered_has_no_text_of_anybody_and_can_be_forgotten() -> None:
    """Only handles and names of fields are in it, and a handle goes with everything under it."""
    merged = merge([], [answer("Ana Secret", "hidden@example.org", needs=("help with debts",)),
                        answer("Bo", "bo@example.org")], {})  # fmt: skip
    text = json.dumps(merged.remembered)
    assert [word for word in ("Ana", "hidden", "example.org", "debts") if word in text] == []
    assert list(forgotten({"intake": merged.remembered}, frozenset({"bo"}))["intake"]["people"]) == [
        "ana-secret"
    ]


def test_a_damaged_memory_counts_as_none() -> None:
    """The table is then taken for the work of people's hands."""
    assert merge([ANA], [answer("Ana", "ana@example.org", timezone="Asia/Tokyo")],
                 {"salt": 3, "people": {"ana": [1], "bo": None}}).rows == (ANA,)  # fmt: skip


def test_the_same_answers_give_the_same_memory_on_every_machine() -> None:
    """And other people another one, so that two folders cannot be compared."""
    one, same = (merge([], [answer("Ana", "a@example.org")], {}) for _ in range(2))
    other = merge([], [answer("Ana", "a@example.org"), answer("Bo", "b@example.org")], {})
    assert one.remembered == same.remembered
    assert one.remembered["people"]["ana"]["name"] != other.remembered["people"]["ana"]["name"]


def test_an_older_export_does_not_take_back_a_newer_answer() -> None:
    """What came by the poll page stays; a mended answer to what only the form asks counts."""
    form = answer("Ana", "a@example.org", when="2026-10-11T09:00:00", country="France", region="N")
    page = answer("Ana", "a@example.org", when="2026-10-20T09:00:00+02:00", country="Spain")
    merged = again(again(merge([], [form], {}), page), form)
    assert values(merged)["ana"]["country"] == "Spain"
    corrected = answer("Ana", "a@example.org", when="2026-10-11T09:00:00", country="Italy", region="North")
    assert values(again(merged, corrected))["ana"] == {**values(merged)["ana"], "region": "North"}


def test_an_answer_corrected_in_the_sheet_counts_though_its_moment_is_the_same() -> None:
    """Whoever owns a form mends cells in its sheet."""
    form = answer("Ana", "a@example.org", when="2026-10-11T09:00:00", country="Frnace")
    mended = answer("Ana", "a@example.org", when="2026-10-11T09:00:00", country="France")
    assert values(again(merge([], [form], {}), mended))["ana"]["country"] == "France"


def test_a_form_without_moments_does_not_undo_the_page_nor_the_page_the_form() -> None:
    """Read again in turn, neither is news; what changes in one of them is."""
    form = answer("Ana", "a@example.org", country="France", region="N")
    page = answer("Ana", "a@example.org", when="2026-10-20T09:00:00", country="Spain")
    merged = again(again(merge([], [form], {}), page), form)
    assert values(merged)["ana"]["country"] == "Spain"
    moved = again(merged, answer("Ana", "a@example.org", country="Italy"))
    assert values(moved)["ana"]["country"] == "Italy"
    assert values(again(moved, page))["ana"]["country"] == "Italy"
    later = answer("Ana", "a@example.org", when="2026-10-21T09:00:00", country="Spain")
    assert values(again(moved, later))["ana"]["country"] == "Spain"
    older = answer("Ana", "a@example.org", when="2026-10-19T09:00:00", country="Peru")
    assert values(again(moved, older))["ana"]["country"] == "Italy"


WORDS = st.sampled_from(["", "a", "b", "c"])
SAID = st.fixed_dictionaries({}, optional={"country": WORDS, "region": WORDS})


@given(st.lists(SAID, min_size=3, max_size=3), st.dictionaries(st.sampled_from(["country", "region"]), WORDS))
def test_an_edit_by_hand_is_never_lost(exports: list[dict[str, str]], edit: dict[str, str]) -> None:
    """Whatever was answered before and after it, and however often the same export comes."""
    first, *later = ([Answer(("f", 2), {"name": "Ana", **said})] for said in exports)
    merged = merge([], first, {})
    by_hand = {key: value for key, value in edit.items() if merged.rows[0].values.get(key, "") != value}
    rows = [PersonRow("ana", {**merged.rows[0].values, **edit}, 2)]
    for export in later:
        merged = merge(rows, export, merged.remembered)
        again_ = merge(merged.rows, export, merged.remembered)
        assert (again_.rows, again_.remembered) == (merged.rows, merged.remembered)
        rows = list(merged.rows)
        settled = {key for key in by_hand if export[0].values.get(key, "") == by_hand[key]}
        for key in [key for key in by_hand if key in settled and key in export[0].values]:
            del by_hand[key]  # the answer says the same now, and is no edit any more
        assert {key: rows[0].values.get(key, "") for key in by_hand} == by_hand
