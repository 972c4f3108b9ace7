"""``circlekit library``."""

import json

import pytest

from tests.cli.conftest import Command


def test_the_list_has_one_line_for_each_title_with_its_translations(command: Command):
    """A pipe gets tab-separated lines; the message to a circle is listed once for all languages."""
    done = command("library", "list")
    assert done.code == 0
    header, *lines = (line.split("\t") for line in done.out.splitlines())
    assert header == ["name", "about", "languages", "from"]
    (rsvp,) = (line for line in lines if line[0] == "nudges/rsvp.md")
    assert rsvp[1:2] + rsvp[3:] == ["$circle on $day: who can come?", "circlekit"]
    assert "en" in rsvp[2].split()
    assert len({line[0] for line in lines}) == len(lines)


def test_the_list_can_be_of_one_kind(command: Command):
    """Of processes there are the four that everybody starts from, among others."""
    done = command("library", "list", "processes", "--json")
    names = [item["name"] for item in json.loads(done.out)["items"]]
    assert all(name.startswith("processes/") for name in names)
    assert {"processes/peer-assist.yaml", "processes/troika-consulting.yaml"} <= set(names)


def test_an_unknown_kind_is_answered_with_the_one_meant(command: Command):
    """«nudge» is none."""
    done = command("library", "list", "nudge")
    assert (done.code, done.out) == (2, "")
    assert "«nudge» is not a kind of library file" in done.err
    assert "did you mean nudges?" in done.err


def test_a_process_is_shown_with_the_run_sheet_of_seven_people(command: Command):
    """Who chooses a process sees what an hour of it looks like."""
    done = command("library", "show", "peer-assist")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "Peer assist"
    assert "A meeting of 7 people and 60 minutes:" in lines
    assert lines[-1].startswith("- 58–60 min:") or "–60 min:" in lines[-1]


def test_a_text_is_shown_as_it_is(command: Command):
    """What is shown can be copied into a file of one's own."""
    text = json.loads(command("library", "show", "rsvp.md", "--json").out)["text"]
    assert command("library", "show", "rsvp.md").out == text.rstrip("\n") + "\n"


def test_a_copy_stands_beside_the_cohort_and_is_used(begun: Command, tmp_path):
    """After copying, the list says that one's own is taken."""
    done = begun("library", "copy", "nudges/rsvp.md")
    assert done.code == 0
    assert "library/nudges/en/rsvp.md" in done.out
    copied = (tmp_path / "library" / "nudges" / "en" / "rsvp.md").read_text(encoding="utf-8")
    assert copied == json.loads(begun("library", "show", "rsvp.md", "--json").out)["text"]
    listed = begun("library", "list", "nudges").out
    assert "nudges/rsvp.md\t$circle on $day: who can come?\ten\tbeside the cohort" in listed


def test_a_copy_never_goes_over_somebodys_words_unasked(begun: Command, tmp_path):
    """An edited copy stays; with --force it is as circlekit's again."""
    begun("library", "copy", "rsvp.md")
    path = tmp_path / "library" / "nudges" / "en" / "rsvp.md"
    before = path.read_bytes()
    path.write_text("Mine\n", encoding="utf-8")
    refused = begun("library", "copy", "rsvp.md")
    assert refused.code == 4
    assert path.read_text(encoding="utf-8") == "Mine\n"
    assert begun("library", "copy", "rsvp.md", "--force").code == 0
    assert path.read_bytes() == before


def test_a_copy_can_go_elsewhere_or_only_be_tried(command: Command, tmp_path):
    """--to names a folder that exists; --dry-run writes nothing."""
    (tmp_path / "other").mkdir()
    tried = command("library", "copy", "leads/card", "--to", "other", "--dry-run")
    assert tried.code == 0
    assert "dry run" in tried.err
    assert list((tmp_path / "other").iterdir()) == []
    assert command("library", "copy", "leads/card", "--to", "other").code == 0
    assert (tmp_path / "other" / "library" / "leads" / "en" / "card.md").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("copy", "rsvp.md"), "cohort.yaml does not exist"),
        (("copy", "rsvp.md", "--to", "nowhere"), "there is no folder nowhere"),
    ],
)
def test_a_copy_without_a_folder_to_go_to_is_refused(command: Command, tmp_path, words, says):
    """A slip makes no new places."""
    done = command("library", *words)
    assert done.code == 4
    assert says in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "nudges/../../../etc/passwd"])
@pytest.mark.parametrize("action", ["show", "copy"])
def test_no_name_leads_out_of_the_library(begun: Command, tmp_path, action, name):
    """Only names of the list are known."""
    done = begun("library", action, name)
    assert (done.code, done.out) == (2, "")
    assert "in the library" in done.err
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize("action", ["show", "copy"])
def test_a_name_is_asked_for_where_one_is_needed(command: Command, action):
    """The sentence says how to see them all."""
    done = command("library", action)
    assert done.code == 2
    assert f"library {action} needs the name of a file" in done.err


@pytest.mark.parametrize("option", [("--to", "there"), ("--force",), ("--dry-run",)])
@pytest.mark.parametrize("words", [("list",), ("show", "peer-assist")])
def test_what_a_copy_may_be_asked_for_is_refused_where_nothing_is_copied(command: Command, words, option):
    """An option that would do nothing is said, not passed over."""
    done = command("library", *words, *option)
    assert (done.code, done.out) == (2, "")
    assert f"{option[0]} goes with library copy" in done.err


def test_a_process_of_ones_own_with_a_mistake_is_shown_with_its_place(begun: Command, tmp_path):
    """The same reader serves it, with the same errors."""
    path = tmp_path / "library" / "processes" / "ours.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("name: Ours\nstep: {We talk: 5}\n", encoding="utf-8")
    done = begun("library", "show", "ours")
    assert done.code == 1
    assert "library/processes/ours.yaml:2:1: «step» is not a key" in done.err


def test_on_a_terminal_what_is_yours_is_marked(begun: Command, tmp_path, monkeypatch):
    """Each kind is a block of its own, and a file of one's own says where it stands."""
    assert begun("library", "copy", "peer-assist").code == 0
    monkeypatch.setattr("circlekit.cli.terminal.on_terminal", lambda stream: True)
    monkeypatch.setenv("COLUMNS", "80")
    shown = begun("library", "list").out
    blocks = dict(block.split(": ", 1) for block in shown.strip().split("\n\n") if "/: " in block)
    assert set(blocks) == {
        "processes/", "poll/", "agenda/", "nudges/", "leads/", "coordinator/", "rotation/", "invitations/",
        "layouts/", "intake/",
    }  # fmt: skip
    own = [line.split(maxsplit=1) for line in blocks["processes/"].splitlines() if "(beside" in line]
    assert [(name, told[:42]) for name, told in own] == [
        ("peer-assist", "(beside the cohort) The whole circle helps")
    ]
    assert "beside the cohort" not in blocks["nudges/"]
    assert max(len(line) for line in shown.splitlines()) <= 80
