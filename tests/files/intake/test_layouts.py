"""Layouts and words as files that people can write themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.intake.applying.words import is_nothing, willing
from circlekit.core.intake.columns.headers import GridStyle
from circlekit.core.intake.columns.proposing import propose
from circlekit.core.intake.columns.recognising import form_of
from circlekit.core.intake.form import Grid, Row
from circlekit.core.intake.mapping import Said
from circlekit.core.problems import InputProblems
from circlekit.files.intake.layouts import layouts, question_words
from circlekit.files.library import shelves

OURS = [
    "airtable", "google-forms", "google-sheets", "microsoft-forms", "nextcloud-forms", "plain", "plain-hours",
    "surveymonkey", "tally", "typeform", "typeform-before-2024", "typeform-sheet",
]  # fmt: skip


@pytest.fixture
def where(tmp_path):
    """The shelves of a folder."""
    return shelves(tmp_path / "spring", tmp_path / "own")


def put(tmp_path: Path, name: str, text: str) -> None:
    """Write a file of the cohort's own library."""
    path = tmp_path / "spring" / "library" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def test_every_tool_has_a_file(where):
    """Their names are those of the files; each says how to get an export."""
    found = layouts(where)
    assert [one.id for one in found] == OURS
    assert all(one.how for one in found)


def test_a_new_layout_needs_no_code(where, tmp_path):
    """A file beside the cohort is enough for a tool that nobody knew."""
    put(tmp_path, "layouts/kobo.yaml", (
        "name: KoboToolbox\nhow: Data > Downloads > CSV\nknown_by: [[_uuid], [_submission_time]]\n"
        "key: [_uuid]\nwhen: [_submission_time]\njoiners: ['; ']\n"
        "dropped: {it belongs to the tool: [\"_index\", \"_tag*\"]}\n"
    ))  # fmt: skip
    known, words = layouts(where), question_words(where)
    rows = (("Name", "_uuid", "_index", "_submission_time"), ("Ana", "u-1", "1", "2026-10-11T09:00:00"))
    form = form_of((Grid("x.csv", tuple(Row(line, row) for line, row in enumerate(rows, 1))),), known, Said())
    assert form.layout == "kobo"
    mapping, _ = propose(form, next(one for one in known if one.id == "kobo"), words, Said())
    assert [str(use.kind) for use in mapping.columns] == ["text", "key", "dropped", "when"]


def test_ones_own_file_takes_the_place_of_ours(where, tmp_path):
    """The first shelf that has a file of this name counts, whole."""
    put(tmp_path, "layouts/plain.yaml", "name: Ours\njoiners: ['|']\ngrid: [question.row]\n")
    (found,) = [one for one in layouts(where) if one.id == "plain"]
    assert (found.name, found.joiners, found.grid) == ("Ours", ("|",), (GridStyle.DOT,))


def test_each_mistake_has_its_place(where, tmp_path):
    """A wrong key is named with the one that was meant, and all are told at once."""
    put(tmp_path, "layouts/mine.yaml", (
        "name: Mine\nknwon_by: [[A]]\ngrid: [question/row]\nheader_rows: 9\njoiners: ['']\nid: x\n"
    ))  # fmt: skip
    with pytest.raises(InputProblems) as caught:
        layouts(where)
    found = {(one.place.line, one.message) for one in caught.value.problems}
    assert {line for line, _ in found} == {2, 3, 4, 5, 6}
    assert (2, "«knwon_by» is not a key that circlekit knows") in found
    assert (6, "«id» is not a key that circlekit knows") in found
    assert any("is no way to write the rows of a grid" in message for _, message in found)
    assert all("mine.yaml" in one.place.file for one in caught.value.problems)


def test_a_layout_needs_a_name(where, tmp_path):
    """It is what people call the tool."""
    put(tmp_path, "layouts/mine.yaml", "known_by: [[A]]\n")
    with pytest.raises(InputProblems) as caught:
        layouts(where)
    assert [one.message for one in caught.value.problems] == ["name is missing"]


def test_ones_own_words_are_read(where, tmp_path):
    """A file beside the cohort takes the place of ours."""
    put(tmp_path, "intake/words.yaml", "fields: {email: {eo: [retadreso]}}\n")
    words = question_words(where)
    found = words.meaning("Via retadreso?")
    assert found is not None
    assert found.name == "email"
    assert words.meaning("Email") is None


def test_a_language_is_added_without_code(where, tmp_path):
    """How people agree, refuse and hesitate in it, and what it is called."""
    put(tmp_path, "intake/words.yaml", (
        "fields: {}\nagreeing: {eo: [jes]}\ndeclining: {eo: [ne]}\nperhaps: {eo: [eble]}\n"
        "nothing: {eo: [nenio]}\nlanguages: {eo: [Esperanto]}\n"
    ))  # fmt: skip
    words = question_words(where)
    assert [willing(text, words) for text in ("Jes, volonte", "Ne!", "Eble jes", "yes")] == [
        "yes", "no", "if needed", "",
    ]  # fmt: skip
    assert is_nothing("Nenio", words)
    assert words.languages == {"esperanto": "eo"}


def test_wrong_words_have_a_place(where, tmp_path):
    """Phrases stand under a field and a language."""
    put(tmp_path, "intake/words.yaml", "fields: {email: [retadreso]}\ndaze: {}\n")
    with pytest.raises(InputProblems) as caught:
        question_words(where)
    assert {one.place.line for one in caught.value.problems} == {1, 2}
