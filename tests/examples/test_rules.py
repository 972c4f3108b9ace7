"""The separate checker: it finds nothing wrong with the examples, and something with each broken plan."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from tests.examples.rules import broken, circles, people


@pytest.mark.parametrize("name", ["first", "volunteers", "second", "following", "rivers", "sign_up"])
def test_no_hard_rule_is_broken(name, request):
    """Sizes, pairs, shared values and leads are as cohort.yaml asks."""
    assert broken(request.getfixturevalue(name)) == []


@pytest.fixture
def plan(first: Path, volunteers: Path, tmp_path: Path):
    """Give a copy of an example's cohort with other circles, and what the checker says of it."""

    def checked(example: str, change) -> list[str]:
        source = {"first": first, "volunteers": volunteers}[example]
        folder = tmp_path / example
        folder.mkdir()
        for name in ("cohort.yaml", "people.csv"):
            if (source / name).exists():
                shutil.copyfile(source / name, folder / name)
        found = {name: dict(circle) for name, circle in circles(source).items()}
        change(found)
        text = yaml.safe_dump({"circles": found}, allow_unicode=True)
        (folder / "circles.yaml").write_text(text, encoding="utf-8")
        return broken(folder)

    return checked


def move(found, handle, to):
    """Move somebody into another circle, or into none."""
    for circle in found.values():
        circle["members"] = [member for member in circle["members"] if member != handle]
    if to:
        found[to]["members"].append(handle)


def home(found, handle):
    return next(name for name, circle in found.items() if handle in circle["members"])


def test_an_unchanged_plan_is_sound(plan):
    """The copy that the other tests break is not broken to begin with."""
    assert plan("volunteers", lambda found: None) == []


def test_somebody_forgotten_is_seen(plan):
    assert "omar is in 0 places" in plan("volunteers", lambda found: move(found, "omar", None))


def test_somebody_in_two_circles_is_seen(plan):
    def double(found):
        away = next(name for name in found if name != home(found, "omar"))
        found[away]["members"].append("omar")

    assert "omar is in 2 places" in plan("volunteers", double)


def test_a_circle_too_small_or_too_large_is_seen(plan):
    def lopsided(found):
        one, other, _ = found
        for member in [m for m in found[one]["members"] if m != found[one]["lead"]][:2]:
            move(found, member, other)

    said = plan("volunteers", lopsided)
    assert any(problem.endswith("6 members") for problem in said)
    assert any(problem.endswith("10 members") for problem in said)


def test_a_pair_that_must_be_apart_is_seen(plan):
    said = plan("volunteers", lambda found: move(found, "karim", home(found, "lina")))
    assert any("karim and lina are not apart" in problem for problem in said)


def test_a_pair_torn_apart_is_seen(plan):
    def tear(found):
        away = next(name for name in found if name != home(found, "huda"))
        move(found, "huda", away)

    assert any("samira and huda are not together" in problem for problem in plan("volunteers", tear))


def test_levels_too_far_apart_are_seen(plan):
    said = plan("first", lambda found: move(found, "jomar", home(found, "lakshmi")))
    assert any("level from 1 to 4" in problem for problem in said)


def test_an_unwilling_lead_is_seen(plan):
    def depose(found):
        circle = found[home(found, "layla")]
        circle["lead"] = next(m for m in circle["members"] if m != "layla")

    assert any("less willing" in problem for problem in plan("volunteers", depose))


def test_a_circle_without_a_lead_is_seen(plan):
    assert "c1 has no willing lead" in plan("volunteers", lambda found: found["c1"].pop("lead"))


def test_a_deputy_from_elsewhere_is_seen(plan):
    def stray(found):
        away = next(name for name in found if name != home(found, "omar"))
        found[away]["deputy"] = "omar"

    assert any("has omar as deputy" in problem for problem in plan("volunteers", stray))


def test_both_ways_to_list_people_are_read(first, volunteers):
    """A table and a mapping give the same kind of people."""
    assert people(first)["achieng"]["languages"] == ["en", "sw"]
    assert people(volunteers)["omar"]["name"] == "Omar Khatib"
