from pathlib import Path

import pytest
import yaml

from circlekit.core.intake.mapping import Kind
from circlekit.core.intake.saved.forms import SavedColumn, SavedForm
from circlekit.core.problems import FileTrouble, InputProblems
from circlekit.files.intake.mappings import mappings_text, read_mappings, with_form

FORM = SavedForm(
    layout="google-forms",
    file="sign-up.csv",
    columns={
        "Your name": SavedColumn(field="name"),
        "Preferred name\n": SavedColumn(kind=Kind.DROPPED),
        "Topics: which?": SavedColumn(
            field="needs", kind=Kind.SEVERAL, split=", ", options=("a, b", "no"), seen=("yes",)
        ),
    },
    zones={"EST": "America/New_York", "UTC+2": "Africa/Cairo"},
    hours={"Morning": "09:00-12:00"},
    date_order="mdy",
    zone="Europe/London",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where a mapping stands."""
    return tmp_path / "mapping.yaml"


def problems_in(file: Path, text: str) -> list[tuple[int, int, str, str]]:
    """Return line, column, message and hint of everything wrong with a mapping."""
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputProblems) as caught:
        read_mappings(file, "mapping.yaml")
    return [
        (problem.place.line, problem.place.column, problem.message, problem.hint)
        for problem in caught.value.problems
        if problem.place
    ]


def test_what_is_written_is_read_again(file: Path):
    """Every key comes back, with spaces, commas and line breaks."""
    file.write_bytes(mappings_text([FORM, SavedForm(layout="doodle", file="poll.csv")]))
    found = read_mappings(file, "mapping.yaml")
    assert found.forms == (FORM, SavedForm(layout="doodle", file="poll.csv"))
    assert found.warnings == ()


def test_a_question_of_a_page_is_read_again(file: Path):
    """A notice on privacy is longer than a key of YAML may be on the line of its colon."""
    long = FORM.model_copy(
        update={"columns": {"I agree. " * 300: SavedColumn(field="consent"), "Q" * 2_000: SavedColumn()}}
    )
    file.write_bytes(mappings_text([long]))
    assert read_mappings(file, "mapping.yaml").forms == (long,)
    assert yaml.safe_load(file.read_bytes())["forms"][0]["columns"].keys() == long.columns.keys()


def test_other_programs_read_the_same(file: Path):
    """YAML 1.1 takes no for a truth value and 9:00 for a number, where they are not quoted."""
    (form,) = yaml.safe_load(mappings_text([FORM]))["forms"]
    assert form["columns"]["Topics: which?"]["options"] == ["a, b", "no"]
    assert form["hours"] == {"Morning": "09:00-12:00"}
    assert form["columns"]["Your name"] == {"field": "name", "kind": "text"}


def test_a_person_may_write_little(file: Path):
    """A column needs no kind, a form no columns."""
    file.write_text("forms:\n- layout: plain\n  columns:\n    Name: {field: name}\n", encoding="utf-8")
    (form,) = read_mappings(file, "mapping.yaml").forms
    assert form.columns == {"Name": SavedColumn(field="name")}


def test_an_unknown_key_is_told_with_its_near_miss(file: Path):
    """The same at the top, in a form and in a column, all at once."""
    text = "form: x\nforms:\n- layout: plain\n  zone_s: {}\n  columns:\n    Name: {feild: name}\n"
    assert problems_in(file, text) == [
        (1, 1, "«form» is not a key that circlekit knows", "did you mean forms?"),
        (4, 3, "«zone_s» is not a key that circlekit knows", "did you mean zones?"),
        (6, 12, "«feild» is not a key that circlekit knows", "did you mean field?"),
    ]


def test_a_wrong_kind_order_and_split_are_told(file: Path):
    """Each with its place."""
    text = (
        "forms:\n- layout: plain\n  date_order: dym\n  columns:\n"
        "    Name: {kind: txt}\n    Topics: {split: [a]}\n"
    )
    assert problems_in(file, text) == [
        (3, 15, "date_order: «dym» is not an order of dates", "write one of dmy, mdy, ymd"),
        (5, 18, "kind: «txt» is not a kind of column", "did you mean text?"),
        (6, 21, "split: this is not what stands between options", 'write it in quotes: ", "'),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("forms: {a: b}\n", "forms: this must be a list"),
        ("forms: [plain]\n", "this must be a mapping of keys"),
        ("forms:\n- layout: plain\n  columns: [a]\n", "columns: this must be a mapping of columns"),
        ("forms:\n- file: a.csv\n", "layout is missing"),
    ],
)
def test_another_shape_is_told(file: Path, text: str, message: str):
    """No shape of a file ends in anything but a sentence."""
    assert [problem[2] for problem in problems_in(file, text)] == [message]


def test_a_missing_file_is_trouble(file: Path):
    """Whoever asks for it has looked first."""
    with pytest.raises(FileTrouble, match="does not exist"):
        read_mappings(file, "mapping.yaml")


def test_a_form_takes_the_place_of_what_was_known_of_it():
    """The order of the file stays; a new form comes last."""
    other = SavedForm(layout="doodle", file="poll.csv")
    now = FORM.model_copy(update={"file": "later.csv"})
    assert with_form((FORM, other), FORM, now) == (now, other)
    assert with_form((other,), None, FORM) == (other, FORM)
