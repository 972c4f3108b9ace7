"""The invitation of former members to their meetings (practice 48)."""

from __future__ import annotations

from circlekit.core.alumni_meetings import alumni_link
from circlekit.core.model import Cohort
from circlekit.core.nudging.styles import PLAIN, Style
from circlekit.core.rotation.ending.alumni import Alumnus
from circlekit.core.rotation.ending.wording import ENGLISH, alumni_dates
from circlekit.core.speech import Speech

IN_INVITATIONS = frozenset(["alumni_dates", "alumni_place", "alumni_video", "cohort", "coordinator", "name"])
"""The placeholders of an invitation of former members."""


def invitation_values(
    alumnus: Alumnus, cohort: Cohort, style: Style = PLAIN, speech: Speech = ENGLISH
) -> dict[str, str]:
    """Return the value of every placeholder, with times in the cohort's zone: theirs is not known any more.

    Without a date from the cohort's start on, ``alumni_dates`` is empty.
    """
    video = alumni_link(cohort)
    texts = {
        "alumni_place": cohort.alumni.place,
        "cohort": cohort.cohort,
        "coordinator": cohort.coordinator.name,
        "name": alumnus.name,
    }
    return {name: style.text(text) for name, text in texts.items()} | {
        "alumni_dates": alumni_dates(cohort, cohort.timezone or "UTC", style, speech),
        "alumni_video": style.link(video) if video else "",
    }
