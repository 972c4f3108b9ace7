"""The next cohort's folder: read back as the cohort it was written from, with nothing of those who left."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import circlekit
from circlekit.core.log import Log, Role, Turn
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.going_on.following import Term, cohort_after, next_cohort
from circlekit.core.waiting import waits
from circlekit.files.following import cohort_folder, history_name
from circlekit.files.people import read_people
from circlekit.files.reading import read_cohort

pytestmark = pytest.mark.long

TERM = Term("Autumn 2027", "autumn-2027", date(2027, 9, 6), date(2028, 3, 4))

OLD = """\
matching: {apart: [amina, ben], prefer: [[cem, eve], [cem, dia]], avoid: [[eve, ben]], mix: {team: 2},
  complement: {needs: offers}}
participants:
  amina: {name: Amina, email: amina@example.org, knows: [eve], team: x}
  ben: {name: Ben, needs: [law]}
  cem: {name: Cem, team: [y, z]}
  dia: {name: Dia}
  eve: {name: Evelyn, email: evelyn@example.org, needs: [something private]}
ends: 2027-07-09
starts: 2027-01-11
purpose: >-
  To think aloud,
  together: and well.
principles: [no, "Yes: all of it", '0712']
readings:
history: [../autumn/circles.yaml]
cohort: Spring 2027
holidays: {dates: [2027-04-05, 2027-12-27]}
links: {Notes: 'https://example.org/#notes'}
size: 2-4
timezone: Africa/Dakar
"""

PAST = """\
cohort: autumn-2026
circles:
  c1: {name: North, lead: ben, members: [ben, dia, zed]}
  c2: {name: South, members: [amina, cem]}
"""

CIRCLES = (
    Circle(id="c1", name="One", lead="amina", members=("amina", "ben", "eve")),
    Circle(id="c2", name="Two", members=("cem", "dia")),
)

EXPECTED = """\
# yaml-language-server: $schema=.circlekit/cohort.schema.json
# Made by «circlekit rotate» from the cohort before; yours to read and change.
cohort: "Autumn 2027"
id: autumn-2027
starts: 2027-09-06
ends: 2028-03-04
size: 2-4
matching:
  apart:
    - [amina, ben]
  prefer:
    - [cem, dia]
  mix:
    team: 2
  complement:
    needs: offers
purpose: "To think aloud, together: and well."
principles:
  - "no"
  - "Yes: all of it"
  - "0712"
holidays:
  dates:
    - 2027-12-27
links:
  Notes: "https://example.org/#notes"
timezone: Africa/Dakar
history:
  - history/01-autumn-2026.yaml
  - history/02-spring-2027.yaml
participants: people.csv
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a cohort file with keys in any order, flow style, people inline and history of its own."""
    folder = tmp_path / "spring"
    folder.mkdir()
    (tmp_path / "autumn").mkdir()
    (tmp_path / "autumn" / "circles.yaml").write_text(PAST, encoding="utf-8")
    (folder / "cohort.yaml").write_text(OLD, encoding="utf-8")
    return folder / "cohort.yaml"


def followed(old: Path, leave: str = "eve") -> tuple[Cohort, dict[str, bytes]]:
    """Return the cohort after the one in a file, and its folder."""
    loaded = read_cohort(old)
    staying = [one for one in loaded.cohort.participants if one.id != leave]
    following = next_cohort(loaded.cohort, CIRCLES, staying, TERM)
    assert isinstance(loaded.document.data, dict)
    return following, cohort_folder(following, loaded.document.data, b"circles: {}\n", b"# note\n")


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder / "cohort.yaml"


def as_read(following: Cohort) -> Cohort:
    """Return what reading gives: the same cohort, which names its history by files of its own."""
    names = [history_name(number, past) for number, past in enumerate(following.past, 1)]
    return following.model_copy(update={"history": tuple(names)})


def test_the_agreement_goes_on_in_the_words_it_was_typed_in(old: Path) -> None:
    """The whole file: what is new first, then every key in its order; rules forget who left."""
    _, files = followed(old)
    assert files["cohort.yaml"].decode("utf-8") == EXPECTED


def test_earlier_circles_go_along_as_handles(old: Path) -> None:
    """Both earlier cohorts, whoever took part, with who led."""
    _, files = followed(old)
    head = "# Who was with whom; circlekit keeps pairs from meeting again.\n"
    assert files["history/01-autumn-2026.yaml"].decode() == (
        f"{head}cohort: autumn-2026\ncircles:\n"
        '  c1: {name: "Circle 1", lead: ben, members: [ben, dia, zed]}\n'
        '  c2: {name: "Circle 2", members: [amina, cem]}\n'
    )
    assert files["history/02-spring-2027.yaml"].decode() == (
        f"{head}cohort: spring-2027\ncircles:\n"
        '  c1: {name: "Circle 1", lead: amina, members: [amina, ben, eve]}\n'
        '  c2: {name: "Circle 2", members: [cem, dia]}\n'
    )


def test_the_folder_is_read_back_as_the_cohort_it_was_written_from(old: Path, tmp_path: Path) -> None:
    """People, rules, dates and history, anywhere on the disk."""
    following, files = followed(old)
    place = written(tmp_path / "elsewhere" / "deep", files)
    assert circlekit.load(place) == as_read(following)


def test_nobody_who_left_is_in_it_but_as_a_handle(old: Path) -> None:
    """Name, address and needs of somebody who left stay behind."""
    _, files = followed(old)
    everything = b"\n".join(files.values())
    for private in (b"Evelyn", b"evelyn@example.org", b"something private"):
        assert private not in everything
    assert {name for name, content in files.items() if b"eve," in content or b"eve]" in content} == {
        "history/02-spring-2027.yaml"
    }


def test_what_a_table_cannot_hold_stands_in_the_cohort_file(old: Path, tmp_path: Path) -> None:
    """A need with a semicolon in it would become two; in YAML it stays one."""
    text = OLD.replace("needs: [law]", 'needs: ["law; and tax"], "Name": [Benjamin]')
    old.write_text(text, encoding="utf-8")
    following, files = followed(old)
    assert "people.csv" not in files
    assert '  ben:\n    name: Ben\n    lead: "no"\n    needs: "law; and tax"\n    Name: Benjamin\n' in (
        files["cohort.yaml"].decode()
    )
    assert circlekit.load(written(tmp_path / "next", files)) == as_read(following)


def test_a_history_without_circles_is_still_a_file(tmp_path: Path) -> None:
    """A cohort whose circles were all dissolved has none, and says so."""
    people = [Participant(id="amina", name="Amina", timezone="UTC", assumed=("available",))]
    ended = Cohort(cohort="x", id="x", starts="2027-01-04", ends="2027-02-05", participants=people)
    following = next_cohort(ended, (), people, TERM)
    files = cohort_folder(following, {"cohort": "x"}, b"", b"")
    assert circlekit.load(written(tmp_path, files)) == as_read(following)


def test_the_same_cohort_gives_the_same_bytes(old: Path) -> None:
    """Nothing depends on chance or on the order of a set."""
    assert followed(old)[1] == followed(old)[1]


LINES = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"),
    min_size=1, max_size=12,
).map(str.strip).filter(bool)  # fmt: skip
HOSTILE = st.sampled_from(
    [
        "=1+1", "-x", "@y", '"', 'a","b', "a,b", "'", "'=x", "a;b", "a; b", "None", "07", "no", "~", "[a]",
        "{b: c}", "# x", "a: b", "N/A", "٣", "e\u0301", "x\u200by", "\\n", "&a", "*a", "!!int 3", "Name",
        "id", "If needed", "a (2)", "sep=;", "%x",
    ]
)  # fmt: skip
ITEM = st.one_of(LINES, HOSTILE)
WINDOWS = st.lists(
    st.sampled_from(["Mon 09:00-12:00", "Tue 22:00-01:00", "Sun 00:00-24:00", "Fri-Sun 00:00-24:00"]),
    max_size=3,
)  # fmt: skip
OWN = ITEM.filter(lambda name: name != "id")


@st.composite
def somebody(draw: st.DrawFn, old: str) -> dict[str, object]:
    """Return what a file may say of a person, who may have been called ``old``."""
    return {
        **draw(st.dictionaries(OWN, st.lists(ITEM, min_size=1, max_size=2), max_size=2)),
        "name": draw(ITEM),
        "timezone": draw(st.sampled_from(["", "Africa/Dakar", "Asia/Kolkata"])),
        "available": draw(WINDOWS),
        "if_needed": draw(WINDOWS),
        "lead": draw(st.sampled_from(["", "yes", "if needed"])),
        "needs": draw(st.lists(ITEM, max_size=3)),
        "pronouns": draw(st.one_of(st.just(""), ITEM)),
        "country": draw(st.one_of(st.just(""), ITEM)),
        "share_email": draw(st.sampled_from(["", "yes", "no"])),
        "joins": draw(st.sampled_from(["", "2027-03-01", "2027-10-01"])),
        "pause_until": draw(st.sampled_from(["", "2027-09-06", "2027-09-07", "2030-01-01"])),
        "lead_again": draw(st.sampled_from(["", "yes", "no"])),
        "was": draw(st.sampled_from([[], [old], [old, f"{old}-2"]])),
        "channel": draw(st.one_of(st.just(""), ITEM)),
        "consent": draw(st.one_of(st.just(""), ITEM)),
        "language": draw(st.sampled_from(["", "en", "pt-BR"])),
        "email": draw(st.sampled_from(["", f"{old}@example.org"])),
    }


@settings(max_examples=100, deadline=None)
@given(somebody("ann"), somebody("bob"))
def test_whatever_people_say_comes_back(one: dict[str, object], other: dict[str, object]) -> None:
    """Hostile names, lists and columns: in a table or in YAML, the same people are read again.

    Whoever waits is among those who wait again.
    """
    found = read_people({"amina": one, "ben": other}, "Europe/London")
    if found.problems:  # such as a name that turns the reading direction: no sound cohort has it
        return
    ended = Cohort(
        cohort="x", id="x", starts="2027-01-04", ends="2027-02-05", timezone="Europe/London", participants=[],
    )  # fmt: skip
    resting = [person for person in found.sound if waits(person, TERM.starts)]
    here = [person for person in found.sound if person not in resting]
    following = next_cohort(ended, (), here, TERM, waiting=resting)
    files = cohort_folder(following, {"cohort": "x", "timezone": "Europe/London"}, b"", b"")
    with tempfile.TemporaryDirectory() as folder:
        again = circlekit.load(written(Path(folder), files))
    assert (again.participants, again.waiting) == (following.participants, following.waiting)


def test_what_people_asked_for_stands_behind_the_rules(old: Path, tmp_path: Path) -> None:
    """Requests are added to the rules as they were typed, also where there were none."""
    loaded = read_cohort(old)
    answers = Answers(avoid=[["cem", "dia"], ["eve", "ben"]], prefer=[["amina", "cem"]])
    following = cohort_after(loaded.cohort, CIRCLES, answers, TERM)
    bare = {key: value for key, value in loaded.document.data.items() if key != "matching"}
    for raw, name in ((loaded.document.data, "typed"), (bare, "bare")):
        rules = circlekit.load(written(tmp_path / name, cohort_folder(following, raw, b"", b""))).matching
        assert rules.avoid == (("eve", "ben"), ("cem", "dia"))
        assert rules.prefer == (("cem", "eve"), ("cem", "dia"), ("amina", "cem"))
        assert dict(rules.mix) == ({"team": 2} if name == "typed" else {})


def test_rules_outlast_a_pause(old: Path, tmp_path: Path) -> None:
    """Amina and Ben are apart, also when Ben is back."""
    loaded = read_cohort(old)
    following = cohort_after(loaded.cohort, CIRCLES, Answers(defer=["ben"]), TERM)
    files = cohort_folder(following, loaded.document.data, b"", b"")
    again = circlekit.load(written(tmp_path / "next", files))
    assert again.matching.apart == (("amina", "ben"),)
    assert [(person.id, str(person.pause_until)) for person in again.waiting] == [("ben", "2028-03-05")]


def test_roles_are_in_the_history(old: Path, tmp_path: Path) -> None:
    """Who led, who stood in, and who had which turn, by handle alone."""
    log = Log(turns=(Turn(circle="c1", meeting=1, role=Role.CASE_GIVER, people=["amina", "eve"]),))
    loaded = read_cohort(old)
    following = cohort_after(loaded.cohort, CIRCLES, Answers(leave=["eve"]), TERM, log)
    files = cohort_folder(following, loaded.document.data, b"", b"")
    (_, past) = circlekit.load(written(tmp_path / "next", files)).past
    assert past.roles == {"amina": {"case giver": 1}, "eve": {"case giver": 1}}
    assert past.leads == ("amina",)
