"""What cannot be right about answers, and what of them says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.problems import Path, Problem
from circlekit.core.rotation.going_on.answers import PAUSE, REQUESTS, STATES, Answers, Asked, states_of
from circlekit.core.rotation.going_on.look import Look
from circlekit.core.rotation.going_on.newcomers import about_newcomers
from circlekit.core.text import counted, did_you_mean, listed, quoted, same


def find_problems(answers: Answers, asked: Asked) -> Iterator[Problem]:
    """Yield what is wrong with answers, or says nothing; paths are those of the answers file."""
    look = Look(answers, asked)
    yield from _states(look)
    yield from _pauses(look)
    yield from _roles(look)
    yield from _former_members(look)
    yield from _one_more(look)
    yield from _requests(look)
    yield from about_newcomers(look)


def settled(answers: Answers, asked: Asked) -> Answers:
    """Return sound answers without what says nothing, and with a state for everybody, silent or not.

    Circles that ask for one more cohort are under their handles, and have at least two who go on.
    """
    look = Look(answers, asked)
    found = look.outcome
    leaving = {person.id for person in found.leaves}
    update = {
        "stay": tuple(person.id for person in (*found.stays, *found.returns)),
        "leave": tuple(person.id for person in found.leaves),
        "defer": tuple(person.id for person in found.defers),
        "pause": {person.id: person.pause_until for person in found.pauses if person.id in look.here},
        "lead_again": tuple(handle for handle in answers.lead_again if handle in look.on),
        "rest": tuple(handle for handle in answers.rest if handle in look.on),
        "one_more": tuple(dict.fromkeys(circle for _, circle, _ in look.asking() if circle)),
        "alumni": tuple(handle for handle in answers.alumni if handle in leaving),
    }
    return answers.model_copy(update=update)


def _states(look: Look) -> Iterator[Problem]:
    """Everybody who answers takes part or waits, and gives one answer."""
    given: dict[str, str] = {}
    for state in STATES:
        for index, handle in enumerate(getattr(look.answers, state)):
            path: Path = (state, handle if state == PAUSE else index)
            if handle not in look.here:
                yield look.stranger(path, handle, on_key=state == PAUSE)
            elif handle in given:
                message = f"{look.name(handle)} is down to {given[handle]} and to {state}"
                yield Problem(path, message, "keep one of the two", on_key=state == PAUSE)
            given.setdefault(handle, state)


def _pauses(look: Look) -> Iterator[Problem]:
    """A pause goes on after the next cohort has started."""
    starts, state = look.asked.starts, states_of(look.answers)
    for handle, until in look.answers.pause.items():
        if handle in look.here and until <= starts and state[handle] == PAUSE:
            message = f"{look.name(handle)} pauses until {until}, and the next cohort starts on {starts}"
            hint = "so they stay; to pause longer, write a later day"
            yield Problem((PAUSE, handle), message, hint, "warning")


def _roles(look: Look) -> Iterator[Problem]:
    """Nobody both leads again and rests; wishes for a role are of those who go on."""
    both = set(look.answers.lead_again) & set(look.answers.rest)
    for key in ("lead_again", "rest"):
        for index, handle in enumerate(getattr(look.answers, key)):
            path: Path = (key, index)
            if handle not in look.here and handle not in look.joining:
                yield look.stranger(path, handle)
            elif handle in both and key == "rest":
                message = f"{look.name(handle)} wishes to lead again, and to rest"
                yield Problem(path, message, "keep one of the two")
            elif handle not in look.on and key == "lead_again":
                message = f"{look.name(handle)} wishes to lead again, but does not go on"
                yield Problem(
                    path, message, "ask what they meant; as it stands, nobody waits for them", "warning"
                )


def _former_members(look: Look) -> Iterator[Problem]:
    """Those who agree to be on the list of former members leave; who does not is asked when they do."""
    early: list[int] = []
    leaving = {person.id for person in look.outcome.leaves}
    for index, handle in enumerate(look.answers.alumni):
        if handle not in look.here and handle not in look.joining:
            yield look.stranger(("alumni", index), handle)
        elif handle not in leaving:
            early.append(index)
    if early:
        message = f"{counted(len(early), 'person', 'people')} under «alumni» will be back or stay"
        hint = "nothing is kept of it; they are asked again when they leave"
        yield Problem(("alumni", early[0]), message, hint, "warning")


def _one_more(look: Look) -> Iterator[Problem]:
    """Circles that ask for one more cohort exist, and somebody of them is left."""
    circles = look.asked.circles
    words = [*(one.id for one in circles), *(one.name for one in circles)]
    known = {same(word) for word in words}
    for index, circle, left in look.asking():
        word, path = look.answers.one_more[index], ("one_more", index)
        if same(word) not in known:
            otherwise = f"the circles are {listed(one.id for one in circles)}" if circles else ""
            yield Problem(path, f"no circle is called {quoted(word)}", did_you_mean(word, words, otherwise))
        elif not circle:
            goes = "1 person goes" if left else "nobody goes"
            message = f"{quoted(word)} asks for one more cohort together, but {goes} on"
            yield Problem(path, message, "so there is nothing to keep together", "warning")


def _requests(look: Look) -> Iterator[Problem]:
    """Whoever would like to be with somebody, or rather not, names people who are there."""
    leaving = {person.id for person in look.outcome.leaves}
    for key in REQUESTS:
        for index, group in enumerate(getattr(look.answers, key)):
            for place, handle in enumerate(group):
                path: Path = (key, index, place)
                if handle not in look.here and handle not in look.joining:
                    yield look.stranger(path, handle)
                elif handle in leaving:
                    message = f"{look.name(handle)} is under «{key}», but leaves"
                    yield Problem(path, message, "so this says nothing of them", "warning")
