"""Which entries each calendar of a cohort holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from circlekit.core.calendars.series import Series
from circlekit.core.calendars.stamps import Entry
from circlekit.core.joining import for_member
from circlekit.core.model import Circle, Cohort


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The entries of all calendars; ``circles`` are pairs of a circle and its own entries.

    ``leads`` are such pairs of the circles that leads make among themselves.
    ``alumni`` are the meetings of former members, for them and for the coordinator alone.
    ``members`` has the entries of each person by their handle, where each is to have a file of their own.
    ``coordinator`` is what only the coordinator's calendar holds.
    """

    circles: tuple[tuple[Circle, tuple[Series, ...]], ...]
    share_outs: tuple[Series, ...] = ()
    leads: tuple[tuple[Circle, tuple[Series, ...]], ...] = ()
    alumni: tuple[Series, ...] = ()
    coordinator: tuple[Entry, ...] = ()
    members: Mapping[str, tuple[Series, ...]] = field(default_factory=dict)

    @property
    def community(self) -> tuple[Series, ...]:
        """The entries that everybody may see: the meetings of all circles, and the share-outs."""
        return (*(entry for _, own in self.circles for entry in own), *self.share_outs)

    @property
    def of_coordinator(self) -> tuple[Entry, ...]:
        """The entries of the coordinator's calendar."""
        return (*self._of_leads, *self.share_outs, *self.alumni, *self.coordinator)

    @property
    def every(self) -> tuple[Entry, ...]:
        """Every entry once, but for those of single members, which have the UID of their circle's."""
        return (*self.community, *self._of_leads, *self.alumni, *self.coordinator)

    @property
    def _of_leads(self) -> tuple[Series, ...]:
        return tuple(entry for _, own in self.leads for entry in own)


def of_members(
    circles: Iterable[tuple[Circle, Sequence[Series]]],
    share_outs: Sequence[Series],
    leads: Iterable[tuple[Circle, Sequence[Series]]],
    cohort: Cohort,
) -> Iterator[tuple[str, tuple[Series, ...]]]:
    """Yield every member of a circle with what concerns them: their circle, share-outs, and leads' meetings.

    Nothing before the day they join is there (practice 76).
    """
    people = {person.id: person for person in cohort.participants}
    of_leads = {handle: own for circle, own in leads for handle in circle.members}
    for circle, own in circles:
        for handle in circle.members:
            entries = (*own, *share_outs, *(of_leads.get(handle, ()) if handle == circle.lead else ()))
            yield handle, for_member(entries, people[handle])
