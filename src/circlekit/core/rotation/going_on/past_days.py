"""What an agreement says of single days, which the next cohort cannot keep."""

from __future__ import annotations

from circlekit.core.model import Cohort, Participant
from circlekit.core.sections import AlumniMeetings, RhythmChange, ShareOuts


def without_past_days(cohort: Cohort) -> Cohort:
    """Return a cohort without the holidays, share-outs and change of rhythm that lie outside its own dates.

    Former members may meet after its end as well. Whoever joins by its first day is simply there.
    """
    meeting, share_outs, holidays = cohort.meeting, cohort.share_outs, cohort.holidays
    then = meeting.then
    if then.starts is not None and not cohort.starts < then.starts <= cohort.ends:
        meeting = meeting.model_copy(update={"then": RhythmChange()})
    if share_outs.at:
        at = tuple(moment for moment in share_outs.at if cohort.starts <= moment.date() <= cohort.ends)
        share_outs = share_outs.model_copy(update={"at": at}) if at else ShareOuts()
    dates = tuple(day for day in holidays.dates if cohort.starts <= day <= cohort.ends)
    update = {
        "meeting": meeting,
        "share_outs": share_outs,
        "alumni": _ahead(cohort),
        "holidays": holidays.model_copy(update={"dates": dates}),
        "participants": tuple(_there(person, cohort) for person in cohort.participants),
    }
    return cohort.model_copy(update=update)


def _ahead(cohort: Cohort) -> AlumniMeetings:
    if not cohort.alumni.at:
        return cohort.alumni
    at = tuple(moment for moment in cohort.alumni.at if moment.date() >= cohort.starts)
    return cohort.alumni.model_copy(update={"at": at}) if at else AlumniMeetings()


def _there(person: Participant, cohort: Cohort) -> Participant:
    late = person.joins is not None and person.joins > cohort.starts
    return person if late or person.joins is None else person.model_copy(update={"joins": None})
