"""Who looks after a circle, and who stands in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from circlekit.core.model import Participant

WILLING = {"yes": 0, "if needed": 1}


def choose_leads(
    people: Sequence[Participant], comes: Sequence[bool], led_before: Collection[str]
) -> tuple[str | None, str | None]:
    """Return the handles of lead and deputy; None for whom nobody is willing.

    ``yes`` goes before ``if needed``; then who can come to the circle's best hour; then who has not just led
    (practice 66: a lead may rest); then who stands first in the file.
    """
    willing = [
        (WILLING[person.lead], not can, person.id in led_before, index)
        for index, (person, can) in enumerate(zip(people, comes, strict=True))
        if person.lead in WILLING
    ]
    chosen = [people[index].id for *_, index in sorted(willing)[:2]]
    return (chosen[0] if chosen else None), (chosen[1] if len(chosen) > 1 else None)
