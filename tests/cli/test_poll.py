"""``circlekit poll``: a page beside the cohort, before anybody takes part."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

PLAN = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
coordinator: {name: Noor, email: noor@example.org}
matching: {share: [languages]}
poll: {until: 2026-12-20}
participants: people.csv
"""
DAY = ("--today", "2026-12-01")
NEXT = """\
Send poll.html to everyone who may take part: attached to a message, or as a link to a copy of it.
They open it, paint their week, and send you a short text or file. Nothing is sent by itself.
Answers are due by 2026-12-20.
When answers are here: circlekit collect ANSWERS, a folder or file with what came.
"""


@pytest.fixture
def planned(command: Command) -> Command:
    """Run circlekit in a folder with a cohort file that names people who are not there yet."""
    Path("cohort.yaml").write_text(PLAN, encoding="utf-8")
    return command


def test_a_page_needs_nobody(planned: Command) -> None:
    """It is written before there are people, and what to do next is said."""
    done = planned("poll", *DAY)
    assert (done.code, done.out, done.err) == (0, NEXT, "new  poll.html\n")
    page = Path("poll.html").read_text(encoding="utf-8")
    assert "<h1>Spring 2027</h1>" in page
    assert "mailto:" in page


def test_what_init_makes_has_a_page(begun: Command) -> None:
    """Without a word of its own about the poll."""
    assert begun("poll", *DAY).code == 0
    assert begun("poll", *DAY).err == "Nothing changed; 1 file is up to date.\n"


def test_the_result_as_json(planned: Command) -> None:
    """What is asked, where answers go and until when; the page is written all the same."""
    done = planned("poll", "--json", *DAY)
    several, lines = "several", "lines"
    assert json.loads(done.out) == {
        "schema": 1,
        "page": "poll.html",
        "language": "en",
        "send_to": "noor@example.org",
        "until": "2026-12-20",
        "keep_until": "2027-10-07",
        "asked": [
            {"field": "languages", "shape": several, "options": ["en", "fr", "es", "pt", "de"]},
            {"field": "needs", "shape": lines, "options": []},
            {"field": "offers", "shape": lines, "options": []},
        ],
        "files": [{"path": "poll.html", "status": "new"}],
    }
    assert Path("poll.html").exists()


def test_a_dry_run_writes_nothing(planned: Command) -> None:
    """It says what would be new."""
    done = planned("poll", "--dry-run", *DAY)
    assert (done.code, done.out) == (0, "")
    assert done.err == "new  poll.html\nThis was a dry run: nothing was written.\n"
    assert [path.name for path in Path().iterdir()] == ["cohort.yaml"]


def test_pages_in_several_languages_stand_side_by_side(planned: Command) -> None:
    """Each under a name of its own."""
    assert planned("poll", *DAY).code == 0
    assert planned("poll", "--language", "fr", "--to", "pages/sondage.html", *DAY).code == 0
    assert '<html lang="en"' in Path("poll.html").read_text(encoding="utf-8")
    assert '<html lang="fr"' in Path("pages/sondage.html").read_text(encoding="utf-8")


def test_a_page_in_another_language_has_a_name_of_its_own(planned: Command) -> None:
    """It does not take the place of the first."""
    assert planned("poll", "--language", "en", *DAY).err == "new  poll.html\n"
    assert planned("poll", "--language", "fr", *DAY).err == "new  poll-fr.html\n"


def test_a_language_without_words_is_said(planned: Command) -> None:
    """The page is in English, and where words can be put."""
    done = planned("poll", "--language", "nl", *DAY)
    assert done.code == 0
    assert done.err.startswith(
        "warning: there is no poll page in «nl» yet: it is in «en»\n"
        "  hint: put words of your own into library/poll/nl.yaml beside the cohort\n"
    )


def test_a_page_that_was_changed_is_kept(planned: Command) -> None:
    """Unless it is told otherwise."""
    planned("poll", *DAY)
    Path("poll.html").write_text("mine", encoding="utf-8")
    assert planned("poll", *DAY).code == 4
    assert Path("poll.html").read_text(encoding="utf-8") == "mine"
    assert planned("poll", "--force", *DAY).code == 0


@pytest.mark.parametrize(
    "to", ["../poll.html", "poll.txt", "/tmp/poll.html", "nudges/poll.html", "status.html", "cohort.yaml"]
)
def test_a_page_has_its_place(planned: Command, to: str) -> None:
    """In the cohort's folder, under a name that no other command writes."""
    done = planned("poll", "--to", to, *DAY)
    assert done.code == 2
    assert f"«{to}» is no place for the page" in done.err
    assert not Path("poll.html").exists()


def test_a_language_must_be_one(planned: Command) -> None:
    """A code, as in the cohort file."""
    done = planned("poll", "--language", "French, please", *DAY)
    assert done.code == 2
    assert "is not a language code" in done.err


def test_what_stands_in_the_way_is_said(planned: Command) -> None:
    """A day that is over, with its place, and the page is made; a mistake in the file, and it is not."""
    done = planned("poll", "--today", "2026-12-21")
    assert done.code == 0
    assert done.err.startswith(
        "cohort.yaml:6:15: warning: the page asks for answers by 2026-12-20, which is over\n"
    )
    Path("cohort.yaml").write_text(PLAN.replace("until: 2026-12-20", "ask: [knows]"), encoding="utf-8")
    done = planned("poll", *DAY)
    assert done.code == 1
    assert "cohort.yaml:6:13: poll.ask: «knows» is not for people to say on a page" in done.err


def test_nobodys_address_is_said_aloud(planned: Command) -> None:
    """The messages name no address, though the page has one."""
    done = planned("poll", *DAY)
    assert "@" not in done.out + done.err
