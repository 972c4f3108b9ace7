"""From rows to circles: who leads, why these people, and how good all of them are together."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.leading.above import may_not_lead
from circlekit.core.leading.asked import Leading, leading_of
from circlekit.core.matching.form import Formed
from circlekit.core.matching.leads import choose_leads
from circlekit.core.matching.quality import measure
from circlekit.core.matching.reasons.explain import best_hour, reasons
from circlekit.core.matching.reasons.standings import not_served, standings
from circlekit.core.model import Circle, Matching, Unplaced
from circlekit.core.willing import may_lead

UNLED = "Nobody here has offered to lead yet; ask one of them."
UNNAMED = "Nobody is named here to lead yet; ask one of them."
"""Said where those who have offered sit above another member, which is nobody's business."""

ALONE = " leads a second time running, because nobody else here has offered to."
ALL_HAVE_LED = " leads a second time running, because everybody here who has offered to has just led."
LEADS_TWICE = (ALONE, ALL_HAVE_LED)
"""How the reason ends that somebody leads who is due a rest."""


def circle_of(formed: Formed, number: int, group: Sequence[int], leading: Leading | None = None) -> Circle:
    """Return a circle with its lead, its deputy and its reasons; the first has number 1.

    ``leading`` is that of the cohort, for whoever needs many circles of one.
    """
    cohort = formed.facts.cohort
    people = [cohort.participants[row] for row in group]
    resting, led, lines = leading or leading_of(cohort)
    above = may_not_lead(people, lines)
    lead, deputy = choose_leads(people, best_hour(formed, group).tolist(), resting, led, above)
    others = any(may_lead(person) for person in people if person.id != lead)
    why = ALL_HAVE_LED if others else ALONE
    twice = tuple(f"{person.name}{why}" for person in people if person.id == lead in resting)
    on_leads = twice if lead else (UNNAMED if others else UNLED,)
    return Circle(
        id=f"c{number}",
        name=f"Circle {number}",
        lead=lead,
        deputy=deputy,
        members=tuple(person.id for person in people),
        because=(*reasons(formed, group), *on_leads),
    )


def as_before(found: Circle, before: Circle) -> Circle:
    """Return a circle with the id, name, lead and deputy that it had before, where they still hold."""
    lead = before.lead if before.lead in found.members else found.lead
    others = [handle for handle in (before.deputy, found.lead, found.deputy) if handle != lead]
    deputy = next((handle for handle in others if handle in found.members), None)
    because = tuple(sentence for sentence in found.because if lead == found.lead or not _on_leads(sentence))
    return found.model_copy(
        update={"id": before.id, "name": before.name, "lead": lead, "deputy": deputy, "because": because}
    )


def _on_leads(sentence: str) -> bool:
    return sentence in {UNLED, UNNAMED} or sentence.endswith(LEADS_TWICE)


def matching_of(formed: Formed, circles: tuple[Circle, ...], unplaced: tuple[Unplaced, ...] = ()) -> Matching:
    """Return circles, which are those of ``formed`` in its order, with all that is said of them together."""
    return Matching(
        circles=circles,
        unplaced=unplaced,
        quality=measure(formed),
        standings=standings(formed, circles),
        not_served=not_served(formed, circles),
    )
