"""What can be wrong across a cohort: a visible list of small checks, each a function to problems.

A check runs only when the keys it needs could be read, so that one mistake is not reported twice.
"""

from __future__ import annotations

from circlekit.core.checks.alumni import alumni_meetings_have_times
from circlekit.core.checks.clashes import (
    apart_has_room,
    shared_by_enough,
    together_fits,
    together_keeps_rules,
    together_or_apart,
)
from circlekit.core.checks.dates import (
    countries_are_known,
    in_person_can_be,
    joiners_come_in_time,
    listed_days_matter,
    rhythm_changes_inside,
    some_day_is_free,
)
from circlekit.core.checks.draft import Check, Draft, Related
from circlekit.core.checks.gatherings import (
    leads_meetings_have_a_rhythm,
    share_outs_can_be,
    share_outs_have_times,
)
from circlekit.core.checks.hours import clock_changes, signs_of_zones, windows_hold_a_meeting
from circlekit.core.checks.inputs import inputs_can_be
from circlekit.core.checks.pausing import somebody_takes_part
from circlekit.core.checks.people import friends_take_part, keys_meant, lookalikes, one_address_each
from circlekit.core.checks.polling import (
    poll_asks_what_it_can,
    poll_days_can_be_meant,
    questions_are_asked,
)
from circlekit.core.checks.renamed import nobody_was_in_two_circles, old_handles_are_free
from circlekit.core.checks.rules import dates_in_order, fields_exist, known_people
from circlekit.core.checks.served import kept_for_later
from circlekit.core.checks.wishes import (
    fields_pull_one_way,
    history_is_of_these_people,
    hunches_agree,
    limits_leave_room,
    ordinals_are_numbers,
    weights_are_known,
)
from circlekit.core.problems import Problem

CHECKS: tuple[tuple[tuple[str, ...], Check], ...] = (
    (("starts", "ends"), dates_in_order),
    (("holidays",), countries_are_known),
    (("starts", "ends", "holidays"), listed_days_matter),
    (("starts", "ends", "holidays"), some_day_is_free),
    (("starts", "ends", "meeting"), rhythm_changes_inside),
    (("starts", "ends", "holidays", "meeting"), in_person_can_be),
    (("starts", "ends", "holidays", "meeting"), inputs_can_be),
    (("ends", "participants"), joiners_come_in_time),
    (("timezone", "share_outs"), share_outs_have_times),
    (("starts", "ends", "holidays", "share_outs"), share_outs_can_be),
    (("leads_meetings",), leads_meetings_have_a_rhythm),
    (("timezone", "alumni"), alumni_meetings_have_times),
    (("poll",), poll_asks_what_it_can),
    (("poll", "matching"), questions_are_asked),
    (("poll", "starts"), poll_days_can_be_meant),
    (("starts", "participants"), somebody_takes_part),
    (("participants",), known_people),
    (("participants",), friends_take_part),
    (("participants",), one_address_each),
    (("participants",), old_handles_are_free),
    (("participants", "history"), nobody_was_in_two_circles),
    ((), together_or_apart),
    (("size",), together_fits),
    (("participants", "size"), apart_has_room),
    (("participants",), together_keeps_rules),
    (("size",), shared_by_enough),
    ((), hunches_agree),
    ((), fields_pull_one_way),
    ((), weights_are_known),
    (("participants",), ordinals_are_numbers),
    ((), limits_leave_room),
    (("participants", "history"), history_is_of_these_people),
    (("participants",), fields_exist),
    (("participants",), lookalikes),
    (("participants",), keys_meant),
    ((), signs_of_zones),
    (("starts", "ends"), clock_changes),
    (("meeting",), windows_hold_a_meeting),
    ((), kept_for_later),
)
"""Each check with the keys it needs."""


def find_problems(draft: Draft, skip: frozenset[str] = frozenset()) -> list[Problem]:
    """Return the problems of every check none of whose keys is in ``skip``."""
    return [problem for needs, check in CHECKS if not skip & set(needs) for problem in check(draft)]


__all__ = ["CHECKS", "Check", "Draft", "Related", "find_problems"]
