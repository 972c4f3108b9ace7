"""What a rotation wrote and told beside the plain count; each check yields what disagrees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from . import rotation_count as count
from . import rotation_reader as reader
from .rotation_chain import Step
from .rotation_private import kept_private
from .rotation_words import plans_keep_their_word, proofs_are_true

Check = Callable[[Step], Iterator[str]]


def everybody_is_there(one: Step) -> Iterator[str]:
    """Who goes on is in the table and in one circle; who waits has their day there; nobody else."""
    rows = {one.key_of[handle]: row for handle, row in one.folder.people.items()}
    wanted = dict.fromkeys(one.found.going, "") | {key: str(day) for key, day in one.found.waits.items()}
    days = {key: row.get("pause_until") or "" for key, row in rows.items()}
    if days != wanted:
        yield f"people {_unlike(days, wanted)}"
    if {one.people[key].handle for key in rows} != set(one.folder.people):
        yield "somebody has another handle than was said"
    placed = sorted(key for circle in one.circles for key in circle)
    if placed != sorted(set(one.found.going) - {one.key_of[handle] for handle in one.folder.unplaced}):
        yield f"circles {placed} and not {sorted(one.found.going)}"
    least, most = one.style.size
    if not all(least <= len(circle) <= most for circle in one.circles):
        yield f"sizes {[len(circle) for circle in one.circles]}"
    if any(set(pair) <= set(circle) for pair in one.apart for circle in one.circles):
        yield "two people who are apart are together"
    if not one.style.plain:
        managers = {(key, one.key_of.get(one.people[key].manager)) for key in one.found.going}
        if any({*pair} <= set(circle) for pair in managers for circle in one.circles):
            yield "somebody is with their manager"
    for key, row in rows.items():
        person = one.people[key]
        said = (row["name"], row.get("email") or "", row["lead"], _hours(row["available"]))
        if said != (person.name, person.email, person.lead, _hours(person.available)):
            yield f"row of {person.handle} says {said}"


def _hours(text: str) -> set[str]:
    return set(text.split("; "))


def wishes_count_once(one: Step) -> Iterator[str]:
    """``lead_again`` in the new table is what was said now, and nothing of the time before."""
    wanted = dict.fromkeys(one.found.going, "")
    wanted |= dict.fromkeys(one.said.lead_again, "yes") | dict.fromkeys(one.said.rest, "no")
    for key, wish in wanted.items():
        found = one.folder.people[one.people[key].handle].get("lead_again") or ""
        if found != wish:
            yield f"lead_again of {one.people[key].handle} is «{found}» and not «{wish}»"


def told_states(one: Step) -> Iterator[str]:
    """What --json says of everybody's answer."""
    told, found = one.told["answers"], one.found
    key_of = one.key_of
    going = {key_of[handle] for handle in told["stay"]}
    if going != {*found.stays, *found.returns}:
        yield f"stay {going ^ {*found.stays, *found.returns}}"
    if {key_of[handle] for handle in told["leave"]} != set(found.leaves):
        yield f"leave {told['leave']}"


def _asked(one: Step) -> list[set[int]]:
    """Return those of circles that asked for one more cohort; their pairs are told apart from repeats."""
    going = set(one.found.going)
    return [{key for key, own in one.old_circle.items() if own == name} & going for name in one.said.one_more]


def _repeats(one: Step) -> set[count.Pair]:
    """Return the pairs who meet again though nobody asked for it."""
    before = count.meetings(one.past, one.found.going)
    return {pair for pair in count.pairs(one.circles) if pair in before} - count.pairs(_asked(one))


def told_figures(one: Step) -> Iterator[str]:
    """The numbers of --json and of rotation.md."""
    numbers = count.figures(one.past, one.circles, one.found.going)
    told, met = one.told["figures"], one.told["met"]
    shares = [round(part / numbers.everybody, 4) for part in (numbers.before, numbers.after)]
    wanted = [len(_repeats(one)), numbers.sum_c2, numbers.most_often, *shares]
    names = ("repeated_pairs", "sum_c2", "most_often", "met_before_share", "met_after_share")
    if [told[name] for name in names] != wanted:
        yield f"figures {told} and not {wanted}"
    new = list(numbers.new.values())
    plain = {"least": min(new), "most": max(new), "total": sum(new), "people": len(new)}
    if not one.folder.unplaced and (met["before"], met["after"], met["new_people"]) != (
        numbers.before, numbers.after, plain,
    ):  # fmt: skip
        yield f"met {met} and not {numbers.before}, {numbers.after}, {plain}"
    fewest = min(numbers.known.values())
    if met["fewest"]["met"] != fewest or {one.key_of[handle] for handle in met["fewest"]["people"]} != {
        key for key, known in numbers.known.items() if known == fewest
    }:
        yield f"fewest {met['fewest']}"
    if one.told["quality"]["met_before"]["value"] != len(_repeats(one)):
        yield f"quality {one.told['quality']['met_before']}"
    yield from _page(one, numbers)


def _page(one: Step, numbers: count.Figures) -> Iterator[str]:
    page = (one.folder.path / "rotation.md").read_text(encoding="utf-8")
    again, least = len(_repeats(one)), one.told["least"]
    pairs = len(count.pairs(one.circles) - count.pairs(_asked(one)))
    found = re.search(
        r"^- ([\d,]+) of ([\d,]+) pairs? meets? again; ([\d,]+) is the least possible", page, re.M
    )
    if not found or tuple(int(part.replace(",", "")) for part in found.groups()) != (again, pairs, least):
        yield f"rotation.md says {found and found[0]}, not {again} of {pairs}, {least}"
    said = re.search(r"(\S+) % of all pairs have met; after this rotation (\S+) %", page)
    for part, text in zip((numbers.before, numbers.after), said.groups() if said else ("", ""), strict=True):
        if re.fullmatch(r"\d+|0\.\d", text) and abs(100 * part / numbers.everybody - float(text)) > 0.5:
            yield f"rotation.md says {text} % of {part} in {numbers.everybody}"
    sums = re.search(r"more than (\d+) times; counted by pairs, C\(meetings, 2\) adds up to ([\d,]+)\.", page)
    told = (int(sums[1]), int(sums[2].replace(",", ""))) if sums else (min(numbers.most_often, 1), 0)
    if told != (numbers.most_often, numbers.sum_c2):
        yield f"rotation.md says {told}, not {numbers.most_often} and {numbers.sum_c2}"
    cells = {
        line.split(" | ")[0].strip("| "): line.rstrip("| ").split(" | ")
        for line in page.splitlines()
        if line.startswith("| ")
    }
    for key, new in numbers.new.items():
        row = cells.get(one.people[key].name, [""])
        if row[-1] != str(new):
            yield f"rotation.md's row {row} of {one.people[key].name}: {new} new people"


def told_moves(one: Step) -> Iterator[str]:
    """Everybody's way from circle to circle, whom they meet again and how often they met."""
    before = count.meetings(one.past, one.found.going)
    now = {key: name for name, circle in zip(one.folder.circles, one.circles, strict=True) for key in circle}
    mates = {key: set(circle) - {key} for circle in one.circles for key in circle}
    numbers = count.figures(one.past, one.circles, one.found.going)
    for move in one.told["moves"]:
        key = one.key_of[move["id"]]
        again = {one.key_of[met["id"]]: met["times"] for met in move["met_again"]}
        wanted = {
            other: before[frozenset((key, other))]
            for other in mates.get(key, ())
            if before[frozenset((key, other))]
        }
        found = (move["from"], move["to"], move["new_people"])
        if again != wanted or found != (one.old_circle.get(key), now.get(key), numbers.new[key]):
            plain = (one.old_circle.get(key), now.get(key), numbers.new[key])
            yield f"move {move} and not {wanted}, {plain}"
    if {one.key_of[move["id"]] for move in one.told["moves"]} != set(one.found.going):
        yield "moves are not everybody's"


def the_least_is_proven(one: Step) -> Iterator[str]:
    """No arrangement with so many circles has fewer pairs than the printed least; every one is tried."""
    again, least, asked = len(_repeats(one)), one.told["least"], _asked(one)
    if least > again or least != one.told["figures"]["least"]:
        yield f"least {least} of {again}"
    if len(one.circles) != 2 or len(one.found.going) > 14:
        return
    met = count.ages(one.past, one.found.going)
    whole = [group for group in asked if group in map(set, one.circles)]
    allowed = [
        circles
        for circles in count.partitions(one.found.going, *one.style.size)
        if not any(set(pair) <= set(circle) for pair in one.apart for circle in circles)
        and all(any(group <= set(circle) for circle in circles) for group in asked)
        and all(any(group == set(circle) for circle in circles) for group in whole)
    ]
    if one.style.twos:
        lonely = [_alone(circles, one) for circles in allowed]
        allowed = [circles for circles, own in zip(allowed, lonely, strict=True) if own == min(lonely)]
    free = met.keys() - count.pairs(asked)
    best = min(len(free & count.pairs(circles)) for circles in allowed)
    if least > best:
        yield f"least {least}, but {best} is possible"


def _alone(circles: Sequence[Sequence[int]], one: Step) -> int:
    return sum(count.alone(circle, one.past[-1], one.found.going) for circle in circles)


def _willing(one: Step) -> count.Willing:
    return count.willing(one.offers, set(one.past[-1].leads), set(one.said.lead_again), set(one.said.rest))


def leads_rest(one: Step) -> Iterator[str]:
    """The most willing lead, nobody who rests has a role, and nobody leads again before another would."""
    lead = _willing(one)
    for circle, first, second in zip(one.circles, one.leads, one.deputies, strict=True):
        ranks = sorted((lead.rank(key) for key in circle), reverse=True)
        wanted = [rank for rank in ranks[:2] if rank]
        found = [lead.rank(key) for key in (first, second) if key is not None]
        if found != wanted or not {first, second} <= {*circle, None}:
            yield f"lead {first} and deputy {second} of ranks {found}, not {wanted}"
        if {first, second} & set(one.said.rest):
            yield f"{first} or {second} wanted to rest"


def nothing_better_is_possible(one: Step) -> Iterator[str]:
    """Where people differ only in their past, none has fewer pairs again and is worse in no part."""
    yield from _better(one, slice(count.Worth._fields.index("repeats") + 1))


def nobody_met_less_often(one: Step) -> Iterator[str]:
    """Nor one of as many pairs who met less often, or longer ago; a search may miss that by a little."""
    yield from _better(one, slice(None))


def _better(one: Step, parts: slice) -> Iterator[str]:
    people, said = one.found.going, one.said
    wishes = said.one_more or said.prefer or said.avoid or one.told.get("ahead", {}).get("by_seats")
    if not one.style.plain or len(one.circles) != 2 or len(people) > 14 or wishes:
        return
    met, new, lead = count.ages(one.past, people), count.newcomers(one.past, people), _willing(one)
    last = one.past[-1] if one.style.twos else None

    def worth(circles: Sequence[Sequence[int]]) -> tuple[int, ...]:
        return count.worth(circles, met, new, last, lead, people)[parts]

    own = worth(one.circles)
    for circles in count.partitions(people, *one.style.size):
        other = worth(circles)
        if other != own and all(theirs <= ours for theirs, ours in zip(other, own, strict=True)):
            yield f"{own} though {other} is possible: {circles}"
            return


def history_is_what_happened(one: Step) -> Iterator[str]:
    """Circles, leads, deputies and turns in the new folder's history, by whatever handle."""
    files = reader.history(one.folder.path)
    if len(files) != len(one.past):
        yield f"{len(files)} files of history for {len(one.past)} cohorts"
    for number, (file, past) in enumerate(zip(files, one.past, strict=False)):
        yield from (f"history {number}: {text}" for text in _history(file, past, one))


def _history(file: dict[str, Any], past: count.Past, one: Step) -> Iterator[str]:
    circles = file["circles"].values()
    found = Counter(frozenset(one.key_of[handle] for handle in circle["members"]) for circle in circles)
    wanted = Counter(frozenset(circle) for circle in past.circles if circle)
    if found != wanted:
        yield f"circles {found - wanted} and not {wanted - found}"
    for role, own in (("lead", past.leads), ("deputy", past.deputies)):
        if Counter(one.key_of[circle[role]] for circle in circles if circle.get(role)) != Counter(own):
            yield f"{role}s {[circle.get(role) for circle in circles]} and not {own}"
    roles = {
        one.key_of[handle]: {_role(role): int(times) for role, times in counts.items()}
        for handle, counts in (file.get("roles") or {}).items()
    }
    if roles != {key: dict(counts) for key, counts in past.roles.items()}:
        yield f"roles {roles} and not {past.roles}"


def _role(text: str) -> str:
    return text.replace(" ", "_").replace("-", "_")


def the_ledger_is_a_sum(one: Step) -> Iterator[str]:
    """What everybody had and came in with."""
    told = {one.key_of[own["id"]]: (own["had"], own["credit"]) for own in one.told["ledger"]}
    wanted = count.ledger(one.past, one.found.going)
    if told != wanted:
        yield f"ledger {_unlike(told, wanted)}"


def seats_keep_their_promise(one: Step) -> Iterator[str]:
    """No two seats share a group twice; in circles by seats nobody meets again in the rounds of one plan."""
    path = one.folder.path / "seats.yaml"
    ahead = one.told.get("ahead")
    by_seats = bool(ahead and ahead["by_seats"])
    if ahead and ahead["rounds"]:
        pairs = count.figures(one.past, one.circles, one.placed)
        first = ahead["rounds"][0]
        told = (first["pairs_again"], first["met"], first["pairs"])
        if told != (pairs.repeated, pairs.after, pairs.everybody):
            yield f"round 1 is told as {first}, and has {pairs.repeated} again"
    if not path.exists():
        if by_seats and ahead and len(ahead["rounds"]) > 1:
            yield "circles are by seats, but there is no plan"
        return
    plan = reader.load(path)
    met = Counter(
        frozenset(pair)
        for groups in plan["rounds"]
        for group in groups
        for pair in count.combinations(group, 2)
    )
    if met and max(met.values()) > 1:
        yield "two seats share a group twice"
    seats = list(plan["seats"].values())
    if len(set(seats)) < len(seats):
        yield "two people have one seat"
    if not {one.key_of[handle] for handle in plan["seats"]} <= one.around:
        yield "somebody who left has a seat"
    formed = int(plan["formed"])
    rounds = [past.circles for past in one.past[len(one.past) - formed + 1 :]] + [one.circles]
    again = [
        pair
        for pair, times in Counter(p for circles in rounds for p in count.pairs(circles)).items()
        if times > 1
    ]
    if by_seats and again:
        yield f"{len(again)} pairs meet twice in {formed} rounds of one plan"


def circles_ask_for_one_more(one: Step) -> Iterator[str]:
    """Those of such a circle who go on are in one circle."""
    for group in _asked(one):
        if not any(group <= set(circle) for circle in one.circles):
            yield f"{group} asked for one more cohort together"


def former_members(one: Step) -> Iterator[str]:
    """Those who left and said yes, and nobody else."""
    path = one.folder.path / "alumni.csv"
    found = {one.key_of[handle] for handle in reader.table(path)} if path.exists() else set()
    if found != one.alumni:
        yield f"alumni {found} and not {one.alumni}"


def _unlike(found: dict[int, Any], wanted: dict[int, Any]) -> str:
    keys = [key for key in {*found, *wanted} if found.get(key) != wanted.get(key)]
    return "; ".join(f"{key}: {found.get(key)} and not {wanted.get(key)}" for key in keys[:4])


CHECKS: tuple[Check, ...] = (
    everybody_is_there, wishes_count_once, told_states, told_figures, told_moves, the_least_is_proven,
    leads_rest, nothing_better_is_possible, history_is_what_happened, the_ledger_is_a_sum,
    seats_keep_their_promise, circles_ask_for_one_more, former_members, kept_private, proofs_are_true,
    plans_keep_their_word,
)  # fmt: skip


def disagreements(step: Step, checks: Sequence[Check] = CHECKS) -> Iterator[str]:
    """Yield what disagrees about a rotation, each with the name of its check."""
    for check in checks:
        yield from (f"{check.__name__}: {text}" for text in check(step))
