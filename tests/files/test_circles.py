"""circles.yaml: what is written is read back equal, and an edit's mistake has its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.model import Circle, Cohort, Matching, Measure, Participant, Unplaced
from circlekit.core.problems import FileTrouble, InputProblems, Problem
from circlekit.files.circles import Leaving, read_circles, write_circles

NAMES = {
    "amina": "Amina Diallo", "ben": "Ben Hall", "cem": "Cem Kaya", "no": "No Yes", "dana": "Dana # Lee",
    "zed": "Zed O'Brien",
}  # fmt: skip
COHORT = Cohort(
    cohort="Spring 2027", id="spring-2027", starts="2027-01-11", ends="2027-07-09",
    participants=[
        Participant(id=handle, name=name, timezone="Europe/London", lead="yes" if handle == "amina" else "no")
        for handle, name in NAMES.items()
    ],
)  # fmt: skip
MATCHING = Matching(
    circles=[
        Circle(
            id="c1", name="Circle 1", lead="amina", deputy="ben", members=["amina", "ben", "no"],
            because=["Tuesday: all 3 can come", "no pair has met"],
        ),
        Circle(id="c2", name="Circle: «2»", members=["cem", "dana"], lead="cem"),
    ],
    unplaced=[Unplaced(id="zed", reason="No hour with five others; Tue 16:00 would help.")],
    quality={"well_served": Measure(value=3, best=5, says="3 of 5 can always come")},
)  # fmt: skip

EXPECTED = """\
# Who is with whom in Spring 2027. Yours to edit: move a line to move a person.
# Names behind # are there for reading. After an edit, run: circlekit check
cohort: spring-2027
circles:
  c1:
    name: "Circle 1"
    lead: amina
    deputy: ben
    members:
      - amina  # Amina Diallo
      - ben  # Ben Hall
      - "no"  # No Yes
    because:
      - "Tuesday: all 3 can come"
      - "no pair has met"
  c2:
    name: "Circle: «2»"
    lead: cem
    members:
      - cem  # Cem Kaya
      - dana  # Dana # Lee
unplaced:
  zed: "No hour with five others; Tue 16:00 would help."  # Zed O'Brien
quality:
  well_served: {value: 3, best: 5, says: "3 of 5 can always come"}
made_by: {circlekit: "0.1.0", seed: 0, tzdata: "2026f"}
"""


def written(matching: Matching = MATCHING) -> bytes:
    return write_circles(matching, COHORT, {"circlekit": "0.1.0", "seed": 0, "tzdata": "2026f"})


def problems(tmp_path: Path, text: str) -> list[Problem]:
    """Return everything that is said about a file, as errors or as warnings."""
    path = tmp_path / "circles.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        return list(read_circles(path, "circles.yaml", COHORT).warnings)
    except InputProblems as wrong:
        return list(wrong.problems)


def said(found: list[Problem]) -> list[str]:
    return [f"{one.place} {one.severity}: {one.message}" for one in found]


def test_the_file_is_laid_out_for_people() -> None:
    """One member per line with the name behind it, and every doubtful word in quotes."""
    assert written().decode() == EXPECTED


def test_what_is_written_is_read_back_equal(tmp_path: Path) -> None:
    """Circles, reasons, the unplaced and the quality, with nothing but one warning about a lead."""
    path = tmp_path / "circles.yaml"
    path.write_bytes(written())
    found = read_circles(path, "circles.yaml", COHORT)
    assert found.matching == MATCHING
    assert said(list(found.warnings)) == [
        "circles.yaml:18:11 warning: «cem» leads c2, but is not marked as willing to"
    ]


def test_a_matching_without_anything_is_read_back_equal(tmp_path: Path) -> None:
    """No circles, nobody unplaced and no quality are empty mappings; all are then in no circle."""
    path = tmp_path / "circles.yaml"
    path.write_bytes(written(Matching(circles=[])))
    found = read_circles(path, "circles.yaml", COHORT)
    assert found.matching == Matching(circles=[])
    assert len(found.warnings) == len(NAMES)


def edited(*changes: tuple[str, str]) -> str:
    text = EXPECTED
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return text


LEAD = "circles.yaml:18:11 warning: «cem» leads c2, but is not marked as willing to"


@pytest.mark.parametrize(
    ("before", "after", "expected", "hint"),
    [
        ("- ben  ", "- bem  ", "11:9 error: c1 names «bem», who does not take part", ""),
        (
            "- amina  ",
            "- aminah  ",
            "10:9 error: c1 names «aminah», who does not take part",
            "did you mean amina?",
        ),
        (
            "- dana  # Dana # Lee",
            "- Ben Hall",
            "21:9 error: c2 names «Ben Hall», who does not take part",
            "did you mean ben?",
        ),
        ("- dana  ", "- ben  ", "21:9 error: «ben» is in c1 and in c2", "keep one of the two"),
        ('- "no"  ', "- ben  ", "12:9 error: «ben» is twice in c1", "keep one"),
        ("- dana  ", "- zed  ", "23:3 error: «zed» is in c2 and unplaced as well", "keep one of the two"),
        (
            "lead: cem",
            "lead: ben",
            "18:11 error: the lead of c2, «ben», is not a member",
            "add them to the members, or name another lead",
        ),
        (
            "deputy: ben",
            "deputy: cem",
            "8:13 error: the deputy of c1, «cem», is not a member",
            "add them to the members, or name another deputy",
        ),
        ("  zed:", "  zod:", "23:3 error: unplaced names «zod», who does not take part", ""),
        ('name: "Circle 1"', "name:", "6:10 error: name of «c1»: this is empty", "write a name"),
        ('    name: "Circle 1"\n', "", "6:5 error: name of «c1» is missing", ""),
        ("value: 3", "value: x", "25:24 error: value of", ""),
        ("cohort: spring-2027", "cohort: autumn", "3:9 error: this file belongs to «autumn»", ""),
        (
            "quality:",
            "qualty:",
            "24:1 error: «qualty» is not a key that circlekit knows",
            "did you mean quality?",
        ),
        (
            "lead: amina",
            "leed: amina",
            "7:5 error: «leed» is not a key that circlekit knows",
            "did you mean lead?",
        ),
        ("lead: amina", "id: x", "7:5 error: «id» is not a key that circlekit knows", ""),
        (
            "  c2:",
            "  c2: [a]\n  c3:",
            "16:7 error: «c2» must be a mapping of keys",
            "write it as {name: ...}",
        ),
    ],
)
def test_a_mistake_in_an_edit_has_its_place_and_a_way_out(
    tmp_path: Path, before: str, after: str, expected: str, hint: str
) -> None:
    """Each is said once, where it stands, and named after what was typed."""
    found = [one for one in problems(tmp_path, edited((before, after))) if one.severity == "error"]
    matching = [
        one for one in found if f"{one.place} error: {one.message}".startswith(f"circles.yaml:{expected}")
    ]
    assert len(matching) == 1, said(found)
    assert hint in matching[0].hint


def test_all_mistakes_are_said_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Two wrong members and a wrong lead in one run."""
    found = problems(
        tmp_path, edited(("- ben  ", "- bem  "), ("lead: cem", "lead: ben"), ("- dana  ", "- dan  "))
    )
    lines = [one.place.line for one in found if one.place and one.severity == "error"]
    assert lines == [8, 11, 18, 21]


def test_an_empty_circle_is_refused(tmp_path: Path) -> None:
    """A circle that everybody was moved out of has to go."""
    found = problems(tmp_path, edited(("      - cem  # Cem Kaya\n      - dana  # Dana # Lee\n", "")))
    assert "circles.yaml:16:3 error: nobody is in c2" in said(found)


def test_a_circle_without_a_lead_and_somebody_forgotten_are_warnings(tmp_path: Path) -> None:
    """Both may be meant for a while, so the file can be used."""
    found = problems(tmp_path, edited(("    lead: cem\n", ""), ("      - dana  # Dana # Lee\n", "")))
    assert said(found) == [
        "circles.yaml:4:1 warning: «dana» takes part, but is in no circle",
        "circles.yaml:16:3 warning: c2 has no lead",
    ]


def test_one_person_cannot_stand_in_for_themselves(tmp_path: Path) -> None:
    """A lead who is the deputy too is worth a word."""
    found = problems(tmp_path, edited(("deputy: ben", "deputy: amina")))
    assert "circles.yaml:8:13 warning: «amina» is the lead of c1 and the deputy too" in said(found)


def test_members_on_one_line_are_read_as_well(tmp_path: Path) -> None:
    """People may write a list as they like; a text with commas is no list, and the hint says so."""
    block = "    members:\n      - cem  # Cem Kaya\n      - dana  # Dana # Lee\n"
    assert said(problems(tmp_path, edited((block, "    members: [cem, dana]\n")))) == [LEAD]
    wrong = [
        one
        for one in problems(tmp_path, edited((block, "    members: cem, dana\n")))
        if "names" in one.message
    ]
    assert wrong[0].hint.endswith("in a list: [ana, ben]")


def test_a_file_without_circles_says_so(tmp_path: Path) -> None:
    """The key is missing, or is no mapping."""
    assert "circles is missing" in [one.message for one in problems(tmp_path, "cohort: spring-2027\n")]
    found = problems(tmp_path, "cohort: spring-2027\ncircles: [a]\n")
    assert "circles: this must be a mapping of keys" in [one.message for one in found]


def test_those_pinned_are_written_behind_the_members_and_read_back(tmp_path: Path) -> None:
    """In the order of the members, in one line; a circle without any has no such line."""
    path = tmp_path / "circles.yaml"
    made_by = {"circlekit": "0.1.0", "seed": 7}
    path.write_bytes(write_circles(MATCHING, COHORT, made_by, {"no", "amina"}))
    assert path.read_text(encoding="utf-8").count("pinned") == 1
    assert '      - "no"  # No Yes\n    pinned: [amina, "no"]\n    because:\n' in path.read_text(
        encoding="utf-8"
    )
    found = read_circles(path, "circles.yaml", COHORT)
    assert found.pinned == {"amina", "no"}
    assert found.made_by == {"circlekit": "0.1.0", "seed": "7"}
    assert found.matching == MATCHING


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("pinned: [bne]", "«bne» is pinned in c1, but is not a member", "did you mean ben?"),
        (
            "pinned: zed",
            "«zed» is pinned in c1, but is not a member",
            "add them to the members, or unpin them",
        ),
        ("pinned: {a: b}", "pinned in c1: this must be text", 'put it in quotes: "..."'),
    ],
)
def test_a_list_of_pinned_people_has_its_mistakes_shown(
    line: str, message: str, hint: str, tmp_path: Path
) -> None:
    """Only members can be pinned, and the place is that of the list."""
    found = problems(tmp_path, edited(("    because:", f"    {line}\n    because:")))
    assert said(found)[0] == f"circles.yaml:13:13 error: {message}"
    assert found[0].hint == hint


def people_without(*handles: str) -> Cohort:
    """Return the cohort after some people left it."""
    staying = [person for person in COHORT.participants if person.id not in handles]
    return COHORT.model_copy(update={"participants": tuple(staying)})


def test_those_who_left_are_no_problem_where_that_is_expected(tmp_path: Path) -> None:
    """They are still among the members, the lead or the unplaced; elsewhere they are strangers."""
    path = tmp_path / "circles.yaml"
    path.write_bytes(written())
    rest = people_without("ben", "cem", "zed")
    found = read_circles(path, "circles.yaml", rest, Leaving.FINE)
    assert found.matching == MATCHING
    assert found.warnings == ()
    with pytest.raises(InputProblems) as wrong:
        read_circles(path, "circles.yaml", rest)
    assert [one.message for one in wrong.value.problems] == [
        "c1 names «ben», who does not take part",
        "c2 names «cem», who does not take part",
        "unplaced names «zed», who does not take part",
    ]
    assert {one.hint for one in wrong.value.problems} == {
        "if they left, run circlekit match; else write the handle of somebody who takes part"
    }


def test_a_slip_in_an_edited_file_is_not_taken_for_somebody_who_left(tmp_path: Path) -> None:
    """«daan» is nearly Dana, who has no place otherwise; «cem» is like nobody without one, and left."""
    path = tmp_path / "circles.yaml"
    path.write_text(edited(("- dana  # Dana # Lee", "- daan")), encoding="utf-8")
    with pytest.raises(InputProblems) as wrong:
        read_circles(path, "circles.yaml", people_without("cem"), Leaving.FINE_UNLESS_A_SLIP)
    (slip,) = wrong.value.problems
    assert (slip.message, slip.hint) == ("c2 names «daan», who does not take part", "did you mean dana?")


def test_a_file_that_is_a_list_is_refused(tmp_path: Path) -> None:
    """A circles file is a mapping of keys."""
    assert said(problems(tmp_path, "- a\n")) == [
        "circles.yaml:1:1 error: this file must be a mapping of keys"
    ]


def test_a_missing_file_is_file_trouble(tmp_path: Path) -> None:
    """It is named as the caller wants."""
    with pytest.raises(FileTrouble, match=r"there/circles\.yaml does not exist"):
        read_circles(tmp_path / "circles.yaml", "there/circles.yaml", COHORT)


def test_somebody_who_pauses_is_in_no_circle(tmp_path: Path) -> None:
    """It is said that they pause, not that nobody knows them."""
    resting = Participant(id="max", name="Max", timezone="UTC", pause_until="2028-01-01")
    path = tmp_path / "circles.yaml"
    text = f"cohort: {COHORT.id}\ncircles:\n  c1: {{name: A, lead: amina, members: [amina, max]}}\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputProblems) as wrong:
        read_circles(path, "circles.yaml", COHORT.model_copy(update={"waiting": (resting,)}))
    (problem,) = wrong.value.problems
    assert (str(problem.place), problem.message) == (
        "circles.yaml:3:47", "c1 names «max», who pauses until 2028-01-01"
    )  # fmt: skip


@pytest.mark.parametrize("leaving", Leaving)
def test_an_old_handle_in_a_circle_is_recognised(tmp_path: Path, leaving: Leaving) -> None:
    """Whoever has another handle since is told it, and never taken for somebody who left."""
    renamed = Participant(id="lina", name="Lina", timezone="UTC", was=["q7"])
    path = tmp_path / "circles.yaml"
    text = f"cohort: {COHORT.id}\ncircles:\n  c1: {{name: A, lead: amina, members: [amina, q7]}}\n"
    path.write_text(text, encoding="utf-8")
    cohort = COHORT.model_copy(update={"participants": (*COHORT.participants, renamed)})
    with pytest.raises(InputProblems) as wrong:
        read_circles(path, "circles.yaml", cohort, leaving)
    assert [problem.hint for problem in wrong.value.problems] == ["did you mean lina?"]
