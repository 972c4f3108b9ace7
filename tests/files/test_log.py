"""log.yaml: turns, collaborations and answers, each mistake with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from circlekit.core.log import Collaboration, Log, Role, Turn
from circlekit.core.model import Circle, Cohort, Participant, PastCohort
from circlekit.core.problems import InputProblems
from circlekit.files.log import Read, read_log

COHORT = Cohort(
    cohort="Spring 2027", id="spring-2027", starts="2027-01-11", ends="2027-07-09", timezone="Europe/London",
    participants=[
        Participant(id=handle, name=handle.title(), timezone="UTC")
        for handle in ("amina", "ben", "cem", "dia")
    ],
)  # fmt: skip
CIRCLES = [
    Circle(id="c1", name="Ash", members=["amina", "ben"]),
    Circle(id="c2", name="Oak", members=["cem"]),
]

SKELETON = """\
cohort: spring-2027
commitments:
  c1:
  c2:
rsvps: {c1: {1: {amina: }}}
attendance:
  c1:
    1:
    2: {}
    3: {present: [], apologies: }
  gone:
turns: {c1: {1: {opener: }}}
pulse: {c1: {1: {amina: }}}
next: {c1: }
"""

BELONGS = "this file belongs to «autumn», the cohort beside it is «spring-2027»"


def read(folder: Path, text: str) -> Read:
    path = folder / "log.yaml"
    path.write_text(text, encoding="utf-8")
    return read_log(path, "log.yaml", COHORT, CIRCLES, date(2027, 7, 12))


def said(folder: Path, text: str) -> list[str]:
    with pytest.raises(InputProblems) as wrong:
        read(folder, text)
    return [f"{problem.place}: {problem.message}" for problem in wrong.value.problems]


def test_turns_are_by_circle_and_meeting(tmp_path: Path) -> None:
    """One person or several; a role's name may have a hyphen or a space."""
    text = (
        "cohort: spring-2027\nturns:\n  c1:\n    1: {case_giver: amina, opener: ben}\n"
        "    2: {case_giver: [ben, amina], note-taker: ben}\n  c2: {1: {Note taker: cem}}\n"
    )
    assert read(tmp_path, text) == Read(
        Log(
            turns=(
                Turn(circle="c1", meeting=1, role=Role.CASE_GIVER, people=["amina"]),
                Turn(circle="c1", meeting=1, role=Role.OPENER, people=["ben"]),
                Turn(circle="c1", meeting=2, role=Role.CASE_GIVER, people=["ben", "amina"]),
                Turn(circle="c1", meeting=2, role=Role.NOTE_TAKER, people=["ben"]),
                Turn(circle="c2", meeting=1, role=Role.NOTE_TAKER, people=["cem"]),
            )
        ),
        None,
        (),
    )


def test_collaborations_say_who_and_what(tmp_path: Path) -> None:
    """Since when, if it is known."""
    text = (
        "collaborations:\n- {who: [amina, ben], what: a reading group, since: 2027-03-01}\n"
        "- {who: cem, what: a fund}\n"
    )
    assert read(tmp_path, text).log == Log(
        collaborations=(
            Collaboration(who=["amina", "ben"], what="a reading group", since=date(2027, 3, 1)),
            Collaboration(who=["cem"], what="a fund"),
        )
    )


def test_answers_stand_here_as_in_a_file_of_their_own(tmp_path: Path) -> None:
    """All their keys, newcomers too, also from a table beside the log."""
    (tmp_path / "new.csv").write_text("name\nZoë\n", encoding="utf-8")
    found = read(
        tmp_path, "answers: {leave: [amina], pause: {ben: 2027-09-01}, one_more: [oak], join: new.csv}\n"
    )
    assert found.answers is not None
    assert (found.answers.leave, dict(found.answers.pause)) == (("amina",), {"ben": date(2027, 9, 1)})
    assert [one.id for one in found.answers.join] == ["zoë"] or [one.id for one in found.answers.join] == [
        "zoe"
    ]


@pytest.mark.parametrize("text", ["cohort: spring-2027\n", "turns:\nanswers:\ncollaborations:\n", SKELETON])
def test_an_empty_log_says_nothing(tmp_path: Path, text: str) -> None:
    """Without answers in it, nobody has been asked there."""
    assert read(tmp_path, text) == Read(Log(), None, ())


def test_somebody_who_left_may_have_had_a_turn(tmp_path: Path) -> None:
    """A handle like nobody's is theirs, perhaps; one that is nearly somebody's is a slip."""
    found = read(tmp_path, "turns: {c1: {1: {opener: zebedee}}}\n")
    assert [(str(one.place), one.severity, one.message) for one in found.warnings] == [
        ("log.yaml:1:26", "warning", "«zebedee» does not take part in «Spring 2027»")
    ]
    assert found.log.turns[0].people == ("zebedee",)


def test_somebody_of_an_earlier_cohort_did_leave(tmp_path: Path) -> None:
    """A handle of then is no slip, however like somebody's it is, unless they have another one today."""
    then = PastCohort(cohort="autumn", circles=[["bena", "amia"]])
    amina = COHORT.participants[0].model_copy(update={"was": ("amia",)})
    after = COHORT.model_copy(update={"past": (then,), "participants": (amina, *COHORT.participants[1:])})
    path = tmp_path / "log.yaml"
    path.write_text("collaborations: [{who: [ben, bena], what: a fund}]\n", encoding="utf-8")
    found = read_log(path, "log.yaml", after, CIRCLES)
    assert (found.log.collaborations[0].who, found.warnings) == (("ben", "bena"), ())
    path.write_text("collaborations: [{who: [ben, amia], what: a fund}]\n", encoding="utf-8")
    with pytest.raises(InputProblems) as wrong:
        read_log(path, "log.yaml", after, CIRCLES)
    assert [problem.hint for problem in wrong.value.problems] == ["did you mean amina?"]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("turn: {}\n", ["log.yaml:1:1: «turn» is not a key that circlekit knows"]),
        ("turns: [a]\n", ["log.yaml:1:8: turns: this must be a mapping of keys"]),
        ("turns: {c3: {1: {opener: ben}}}\n", ["log.yaml:1:9: no circle is called «c3»"]),
        ("turns: {c1: amina}\n", ["log.yaml:1:13: turns of «c1» must be a mapping of meetings"]),
        (
            "turns: {c1: {0: {opener: ben}, first: {opener: ben}}}\n",
            [
                "log.yaml:1:14: meeting of «c1»: 0 is out of range",
                "log.yaml:1:32: meeting of «c1»: «first» is not a whole number",
            ],
        ),
        ("turns: {c1: {1: ben}}\n", ["log.yaml:1:17: meeting 1 of «c1» must be a mapping of roles"]),
        ("turns: {c1: {1: {host: ben}}}\n", ["log.yaml:1:18: «host» is not a key that circlekit knows"]),
        (
            "turns: {c1: {1: {opener: [ben, amnia]}}}\n",
            ["log.yaml:1:32: «amnia» does not take part in «Spring 2027»"],
        ),
        ("turns: {c1: {1: {opener: {ben: yes}}}}\n", ["log.yaml:1:26: opener of «c1»: this must be text"]),
        ("collaborations: {who: [ben]}\n", ["log.yaml:1:17: collaborations must be a list"]),
        ("collaborations: [a fund]\n", ["log.yaml:1:18: each collaboration must be a mapping of keys"]),
        (
            "collaborations:\n- {who: [ben]}\n- {who: [ben], what: it, since: soon}\n- {who: [], what: x}\n",
            [
                "log.yaml:2:3: what is missing",
                "log.yaml:3:33: since: «soon» is not a date",
                "log.yaml:4:3: this collaboration does not say whose it is",
            ],
        ),
        (
            "answers: {leave: [bne], stays: [ben]}\nturns: {c9: {}}\n",
            [
                "log.yaml:1:19: «bne» does not take part in «Spring 2027»",
                "log.yaml:1:25: «stays» is not a key that circlekit knows",
                "log.yaml:2:9: no circle is called «c9»",
            ],
        ),
        ("answers: [ben]\n", ["log.yaml:1:10: answers: this must be a mapping of keys"]),
        ("cohort: autumn\n", ["log.yaml:1:9: " + BELONGS]),
    ],
)  # fmt: skip
def test_every_mistake_has_its_place(tmp_path: Path, text: str, problems: list[str]) -> None:
    """All at once, in the order of the file."""
    assert said(tmp_path, text) == problems


def test_the_nearest_circle_is_offered(tmp_path: Path) -> None:
    """A name in the place of a handle is recognised; else all handles are listed."""
    with pytest.raises(InputProblems) as wrong:
        read(tmp_path, "turns: {Oak: {1: {opener: cem}}, zebra: {1: {opener: cem}}}\n")
    assert [problem.hint for problem in wrong.value.problems] == [
        "did you mean c2?",
        "the circles are c1 and c2",
    ]
