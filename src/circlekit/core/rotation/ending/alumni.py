"""The list of former members (practice 48): only who said yes is on it, and who comes back is taken off."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from circlekit.core import fields as f
from circlekit.core.model import Cohort, Participant
from circlekit.core.text import same
from circlekit.core.value import Value


class Alumnus(Value):
    """A former member: ``cohorts`` are the ids of those they took part in, ``since`` is when they left."""

    id: f.Handle
    name: f.Label
    email: f.Address = None
    cohorts: f.Several = ()
    since: f.DayIfAny = None


def alumni_after(
    before: Sequence[Alumnus], cohort: Cohort, leaving: Collection[str], agreed: Collection[str]
) -> tuple[Alumnus, ...]:
    """Return the list with those who leave ``cohort`` and agreed to be on it, in its order and then theirs.

    Somebody who left before and leaves again has one entry, with their newest name and address.
    """
    people = {person.id: person for person in (*cohort.participants, *cohort.waiting)}
    new = {
        handle: _alumnus(person, cohort)
        for handle, person in people.items()
        if handle in leaving and handle in agreed
    }
    kept = [new.pop(one.id, one) for one in before]
    return (*kept, *new.values())


def _alumnus(person: Participant, cohort: Cohort) -> Alumnus:
    earlier = [past.cohort for past in cohort.past if any(person.id in circle for circle in past.circles)]
    known = {
        "id": person.id,
        "name": person.name,
        "cohorts": tuple(dict.fromkeys((*earlier, cohort.id))),
        "since": cohort.ends,
    }
    return Alumnus.model_validate({**known, "email": person.email} if person.email else known)


def without(alumni: Sequence[Alumnus], people: Sequence[Participant]) -> tuple[Alumnus, ...]:
    """Return the list without those who take part again, by their handle now or before, or their address."""
    handles = {handle for person in people for handle in (person.id, *person.was)}
    addresses = {same(person.email) for person in people if person.email}
    return tuple(
        one for one in alumni if one.id not in handles and not (one.email and same(one.email) in addresses)
    )
