"""Where everybody was before."""

from __future__ import annotations

from circlekit.core.rotation.telling.switch import homes
from tests.core.rotation.switches import NEW, switch


def test_everybody_comes_from_the_circle_that_ends() -> None:
    """Fay was in none of those, and Zoë in none at all."""
    assert homes(switch()).last == {"amina": 0, "ben": 0, "cem": 0, "dia": 1, "eve": 1}


def test_earlier_circles_count_as_well() -> None:
    """Amina was with Fay in the first cohort, and with Ben in the second; Ben and Dia met in the first."""
    where = homes(switch())
    assert where.every["amina"] == {(0, 0), (1, 0)}
    assert [where.times("amina", other) for other in ("fay", "ben", "dia", "zoe")] == [1, 1, 0, 0]
    assert where.times("ben", "dia") == 1


def test_the_new_circles_are_at_hand() -> None:
    """With the cohort that begins, in which Evelyn is not."""
    made = switch()
    assert made.circles == NEW
    assert [person.id for person in made.cohort.participants] == ["amina", "ben", "cem", "dia", "fay", "zoe"]
