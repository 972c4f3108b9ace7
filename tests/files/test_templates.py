"""The templates of messages: which file is taken, and what is said of those that cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from circlekit.core.nudging.draft import KINDS, Moment
from circlekit.core.nudging.messages import Form, Needed, Wording
from circlekit.core.problems import FileTrouble, InputProblems
from circlekit.core.sections import Tone
from circlekit.files.library import Shelf, shelves
from circlekit.files.templates import MOST_BYTES, read_templates

RSVP = Needed(Moment.RSVP, Form.CIRCLE, "en", Tone.INFORMAL)
REMINDER = Needed(Moment.DAY_BEFORE, Form.EMAIL, "en", Tone.INFORMAL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The cohort's folder."""
    (tmp_path / "spring").mkdir()
    return tmp_path / "spring"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's configuration folder."""
    return tmp_path / "config"


@pytest.fixture
def where(folder: Path, own: Path) -> Sequence[Shelf]:
    return shelves(folder, own)


def put(root: Path, name: str, text: str) -> Path:
    file = root / "library/nudges" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def one(where: Sequence[Shelf], needed: Needed) -> Wording:
    return read_templates(where, [needed])[needed]


def refused(where: Sequence[Shelf], *needed: Needed) -> list[tuple[str, int, str]]:
    """Return file, line and message of each problem."""
    with pytest.raises(InputProblems) as caught:
        read_templates(where, needed)
    found = [(problem.place, problem.message) for problem in caught.value.problems]
    return [(place.file, place.line, message) for place, message in found if place]


def forms_of(moment: Moment) -> tuple[Form, ...]:
    """Return the forms that a moment needs templates for."""
    kind = KINDS[moment]
    has = ((Form.CIRCLE, kind.circle), (Form.EMAIL, kind.people and kind.email), (Form.SHORT, kind.people))
    return tuple(form for form, is_there in has if is_there)


def test_every_moment_has_its_templates_in_english(where):
    """For circles, e-mails and short messages, as the moment has them."""
    needed = [Needed(moment, form, "en", Tone.INFORMAL) for moment in Moment for form in forms_of(moment)]
    found = read_templates(where, needed)
    assert [one for one in needed if not found[one].body] == []


def test_only_the_replaced_wording_changes(where, folder):
    """A cohort with its own RSVP keeps the package's other messages."""
    before = read_templates(where, [RSVP, REMINDER])
    put(folder, "en/rsvp.md", "Come, $circle!\n")
    after = read_templates(where, [RSVP, REMINDER])
    assert after == {RSVP: Wording("en", "Come, $circle!\n"), REMINDER: before[REMINDER]}


@pytest.mark.parametrize(
    ("there", "taken", "language"),
    [
        (["fr-CA-formal", "fr-formal", "fr-CA", "fr"], "fr-CA-formal", "fr-CA"),
        (["fr-formal", "fr-CA", "fr"], "fr-formal", "fr"),
        (["fr-CA", "fr"], "fr-CA", "fr-CA"),
        (["fr"], "fr", "fr"),
        ([], "en", "en"),
    ],
)
def test_the_nearest_language_and_tone_is_taken(tmp_path, there, taken, language):
    """And it is known which one that was, so that dates are in it too."""
    for code in [*there, "en"]:
        put(tmp_path, f"{code}/rsvp.md", code)
    shelf = Shelf(tmp_path / "library", "library")
    assert one([shelf], RSVP._replace(language="fr-CA", tone=Tone.FORMAL)) == Wording(language, taken)


def test_who_is_spoken_to_informally_reads_nothing_formal(tmp_path):
    """Where there is nothing else they read English."""
    put(tmp_path, "fr-formal/rsvp.md", "vous")
    put(tmp_path, "en/rsvp.md", "you")
    assert one([Shelf(tmp_path / "library", "")], RSVP._replace(language="fr")).body == "you"


def test_the_readers_language_counts_for_more_than_the_shelf(where, folder):
    """An English text beside the cohort does not replace the French one of the package."""
    put(folder, "en/rsvp.md", "ours")
    french = one(where, RSVP._replace(language="fr"))
    assert french.language == "fr"
    assert french.body != "ours"


def test_all_templates_are_checked_before_anything_is_said(where, folder):
    """Problems in two files come together, each with its place."""
    put(folder, "en/rsvp.md", "Hello\n$name,\n")
    put(folder, "en/day_before.email.txt", "Hello\n")
    assert refused(where, RSVP, REMINDER) == [
        ("library/nudges/en/rsvp.md", 2, "«$name» is not a placeholder"),
        ("library/nudges/en/day_before.email.txt", 1, "an e-mail needs a subject"),
    ]


def test_a_problem_of_a_file_that_two_need_is_said_once(where, folder):
    """French and Canadian French share it."""
    put(folder, "fr/rsvp.md", "$nom")
    french = RSVP._replace(language="fr")
    assert len(refused(where, french, french._replace(language="fr-CA"))) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("${circle", "a lone $ stands here"),
        ("${}", "a lone $ stands here"),
        ("${person.__class__}", "a lone $ stands here"),
        ("$5", "a lone $ stands here"),
        ("$circel", "«$circel» is not a placeholder"),
        ("${circel}", "«$circel» is not a placeholder"),
    ],
)
def test_what_stands_behind_a_dollar_must_be_known(where, folder, text, message):
    """Nothing is ever run or looked up but the names that are listed."""
    put(folder, "en/rsvp.md", text)
    assert [found for _, _, found in refused(where, RSVP)] == [message]


def test_braces_without_a_dollar_are_text(where, folder):
    """Nor is anything of other template languages."""
    put(folder, "en/rsvp.md", "{circle} {{ circle }} {% if x %} ${circle}s\n")
    assert one(where, RSVP).body.startswith("{circle} {{ circle }}")


def test_what_is_much_too_long_is_refused(where, folder):
    """A hundred kilobytes are no message; just as many bytes as allowed are read."""
    put(folder, "en/rsvp.md", "x" * MOST_BYTES)
    assert len(one(where, RSVP).body) == MOST_BYTES
    put(folder, "en/rsvp.md", "x" * (MOST_BYTES + 1))
    assert refused(where, RSVP) == [
        ("library/nudges/en/rsvp.md", 1, "this template has 100,001 bytes, and a message has 100,000 at most")
    ]


def test_a_template_that_is_not_utf8_is_refused_with_a_sentence(where, folder):
    """Bytes of another encoding are a problem of the input."""
    put(folder, "en/rsvp.md", "").write_bytes(b"Gr\xfc\xdfe\n")
    with pytest.raises(InputProblems, match="not UTF-8"):
        one(where, RSVP)


def test_a_folder_in_place_of_a_template_is_file_trouble(where, folder):
    """It is not skipped in silence for the next one of that name."""
    (folder / "library/nudges/en/rsvp.md").mkdir(parents=True)
    with pytest.raises(FileTrouble, match="is a folder"):
        one(where, RSVP)


def test_messages_never_say_where_somebodys_home_is(where, folder, own):
    """Files in an absolute folder are named from the library on."""
    put(own, "en/rsvp.md", "$zzz")
    put(folder, "en/day_before.email.txt", "Subject: $zzz")
    files = [file for file, _, _ in refused(where, RSVP, REMINDER)]
    assert files == ["your own library/nudges/en/rsvp.md", "library/nudges/en/day_before.email.txt"]


def test_every_moment_is_written_for_somebody():
    """With e-mail for all who are written to but half-way."""
    without = {moment for moment in Moment if KINDS[moment].people and Form.EMAIL not in forms_of(moment)}
    assert without == {Moment.HALF_WAY}
