"""What the library holds, and how a file of it is named."""

import pytest

from circlekit.core.problems import WrongUse
from circlekit.files.library import shelves
from circlekit.files.listing import KINDS, about, items, meant


def put(folder, name, text="Hello $name\n"):
    """Put a file on the shelf beside a cohort."""
    path = folder / "library" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def known(tmp_path):
    """Every file of the library, seen from an empty folder."""
    return items(shelves(tmp_path, tmp_path / "none"))


def test_each_file_that_comes_with_circlekit_is_there(known):
    """Every kind has files of circlekit's own, and what people cannot replace is not listed."""
    assert {item.kind for item in known} == set(KINDS)
    assert {item.kind for item in known} <= set(KINDS)
    assert {item.origin for item in known} == {"circlekit"}


def test_a_file_beside_the_cohort_takes_the_place_of_circlekits(tmp_path):
    """Each name is there once, with where it is really taken from."""
    put(tmp_path, "nudges/en/rsvp.md")
    put(tmp_path, "processes/ours.yaml", "name: Ours\nsteps: {We talk: 5}\n")
    found = {item.name: item.origin for item in items(shelves(tmp_path, tmp_path / "none"))}
    assert found["nudges/en/rsvp.md"] == found["processes/ours.yaml"] == "beside the cohort"
    assert found["nudges/en/rsvp.email.txt"] == "circlekit"


def test_files_nobody_wrote_for_the_library_are_left_out(tmp_path, known):
    """A backup, a hidden file and a folder are no wording."""
    for name in ("nudges/en/.rsvp.md", "nudges/en/rsvp.md~", "nudges/en/old.md/notes", "other/en/a.md"):
        put(tmp_path, name)
    assert [item.name for item in items(shelves(tmp_path, tmp_path / "none"))] == [
        item.name for item in known
    ]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("processes/peer-assist.yaml", "processes/peer-assist.yaml"),
        ("processes/peer-assist", "processes/peer-assist.yaml"),
        ("peer-assist", "processes/peer-assist.yaml"),
        (" Peer-Assist ", "processes/peer-assist.yaml"),
        ("nudges/en/rsvp.md", "nudges/en/rsvp.md"),
        ("nudges/rsvp.md", "nudges/en/rsvp.md"),
        ("rsvp.md", "nudges/en/rsvp.md"),
        ("leads/card", "leads/en/card.md"),
        ("coordinator/en/check_in", "coordinator/en/check_in.md"),
    ],
)
def test_a_file_may_be_named_shortly(known, word, name):
    """Folder, language and ending may be left out where that says enough."""
    assert meant(word, known).name == name


def test_the_translation_asked_for_is_meant_and_else_the_nearest(tmp_path):
    """French of Canada falls back to French, and what has no French to English."""
    put(tmp_path, "leads/fr/card.md")
    known = items(shelves(tmp_path, tmp_path / "none"))
    assert meant("leads/card", known, "fr-CA").name == "leads/fr/card.md"
    assert meant("leads/card", known).name == "leads/en/card.md"
    assert meant("leads/card", known, "xx").name == "leads/en/card.md"


def test_a_word_for_several_files_is_asked_about(known):
    """«rsvp» is a message to the circle, an e-mail and a short one."""
    with pytest.raises(WrongUse) as found:
        meant("rsvp", known)
    (problem,) = found.value.problems
    assert problem.message == "«rsvp» could be several files"
    assert problem.hint.startswith("say which: nudges/en/rsvp.email.txt, nudges/en/rsvp.md")


def test_what_holds_all_languages_has_none_of_its_own(known):
    """The layouts of tools and the words of questions are one file each, whichever language is asked for."""
    assert meant("layouts/tally", known, "fr").name == "layouts/tally.yaml"
    assert meant("intake/words", known, "de").name == "intake/words.yaml"
    assert {item.language for item in known if item.kind in {"layouts", "intake"}} == {""}
    assert about(meant("layouts/tally", known)) == "Tally"
    assert about(meant("layouts/polls/words", known)) == KINDS["layouts"]
    with pytest.raises(WrongUse, match="«words» could be several files"):
        meant("words", known)


def test_a_slip_is_answered_with_what_was_meant(known):
    """Near misses are named."""
    with pytest.raises(WrongUse) as found:
        meant("case-clinc", known)
    assert found.value.problems[0].hint == "did you mean case-clinic?"


@pytest.mark.parametrize(
    "word", ["../../etc/passwd", "/etc/passwd", "nudges/../../x", "peer\0assist", "", ".", "processes"]
)
def test_no_word_leads_out_of_the_library(known, word):
    """Only what is listed can be named; everything else is refused with a sentence."""
    with pytest.raises(WrongUse) as found:
        meant(word, known)
    assert "in the library" in found.value.problems[0].message
    assert found.value.problems[0].message.isprintable()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("processes/ours.yaml", "name: Ours\nsummary: We talk.\n", "We talk."),
        ("processes/plain.yaml", "name: Plain\n", "Plain"),
        ("nudges/en/x.email.txt", "Subject: $circle meets\n\nHello\n", "$circle meets"),
        ("nudges/en/x.md", "\n**Hello $circle**\n", "Hello $circle"),
        ("coordinator/en/x.md", "Title: Talk\n", "Talk"),
        ("agenda/xx.yaml", "welcome: Hello\n", "the words of run sheets"),
        ("leads/en/x.md", "", ""),
        ("leads/en/y.md", "a" * 100, "a" * 79 + "…"),
    ],
)
def test_one_line_says_what_a_file_is_about(tmp_path, name, text, said):
    """A process by its summary, a message by its subject or first words."""
    put(tmp_path, name, text)
    found = {item.name: item for item in items(shelves(tmp_path, tmp_path / "none"))}
    assert about(found[name]) == said
