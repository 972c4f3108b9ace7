"""A rotation as one JSON document: circles, everybody's way, figures and the ledger of roles."""

from __future__ import annotations

from circlekit.cli.matching.view import as_json
from circlekit.core.log import Collaboration
from circlekit.core.rotation.ledger import ROLES, Account
from circlekit.core.rotation.telling.leading import Leading, how, leading
from circlekit.core.rotation.telling.mixes import Mix
from circlekit.core.rotation.telling.moves import Move
from circlekit.core.rotation.telling.proof import proof
from circlekit.core.rotation.telling.told import Told

DIGITS = 4
"""Shares are rounded to so many decimals."""


def document(told: Told) -> dict[str, object]:
    """Return what ``--json`` prints of a rotation, but for the files."""
    rotation = told.switch.rotation
    matching = as_json(rotation.matching)
    circles = [circle.model_dump(mode="json") for circle in told.switch.circles]
    known = leading(told.switch.cohort)
    return {
        **matching,
        "circles": [{**circle, **_mix(mix, known)} for circle, mix in zip(circles, told.mixes, strict=True)],
        "cohort": rotation.cohort.id,
        "again": [pair._asdict() for pair in told.again],
        "least": rotation.least,
        "pairs": rotation.pairs,
        "moves": [_move(move) for move in told.moves],
        "figures": _figures(told),
        "ledger": [{"id": handle, **_account(account)} for handle, account in told.ledger.items()],
        "collaborations": [_collaboration(one, told) for one in told.switch.log.collaborations],
    }


def _mix(mix: Mix, known: Leading) -> dict[str, object]:
    lead = mix.circle.lead
    return {
        "leads": str(how(lead, known)) if lead else None,
        "from": [{"id": old.id, "name": old.name, "members": list(members)} for old, members in mix.old],
        "newcomers": list(mix.newcomers),
        "returning": list(mix.returning),
    }


def _move(move: Move) -> dict[str, object]:
    return {
        "id": move.id,
        "from": move.old.id if move.old else None,
        "to": move.new.id if move.new else None,
        "met_again": [met._asdict() for met in move.met_again],
        "new_people": move.new_people,
        "role_before": move.role_before or None,
        "role": move.role or None,
    }


def _figures(told: Told) -> dict[str, object]:
    pairs = told.figures.pairs
    return {
        "met_before_share": _share(told.figures.before, pairs),
        "met_after_share": _share(told.figures.after, pairs),
        "repeated_pairs": len(told.switch.rotation.again),
        "least": told.switch.rotation.least,
        "proof": proof(told.switch),
        **told.tally._asdict(),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, DIGITS) if whole else None


def _account(account: Account) -> dict[str, object]:
    """Return the turns that somebody had, and the credit they came in with; every role is named."""
    return {
        "had": {_key(role): account.had.get(role, 0) for role in ROLES},
        "credit": {_key(role): account.credit.get(role, 0) for role in ROLES},
    }


def _key(role: str) -> str:
    """Return a role as keys have it: ``case_giver``."""
    return role.replace(" ", "_").replace("-", "_")


def _collaboration(one: Collaboration, told: Told) -> dict[str, object]:
    """Return what was begun together; who takes part no more is counted."""
    here = [handle for handle in one.who if handle in told.names]
    since = one.since.isoformat() if one.since else None
    return {"who": here, "others": len(one.who) - len(here), "what": one.what, "since": since}
