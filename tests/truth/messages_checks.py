"""What a run wrote beside the plain count: which messages, to whom, and in all how many."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, unquote, urlsplit

from .messages_count import BEFORE, THREE, TO_LEAD, TO_MEMBERS, Key, Message, could_have_had, due, to_come
from .messages_reader import Drafted, Run, plain
from .messages_world import COORDINATOR, World, secret

Check = Callable[[Run], Iterator[str]]

OF_ONES_OWN = {"rsvp", "day_before", "after", "missed", "commitment_again", "step_back"}
"""What members read by themselves, and in which nobody else's turn stands."""


def what_is_due(run: Run) -> Iterator[str]:
    """The drafts are those that are due, from and until the day that is counted, about whom it says."""
    yield from _unlike(run, due(run.world, run.today))


def all_to_come(run: Run) -> Iterator[str]:
    """With ``--all`` they are those to come."""
    yield from _unlike(run, to_come(run.world, run.today))


def _unlike(run: Run, messages: Mapping[Key, Message]) -> Iterator[str]:
    wanted = {key: (str(one.day), str(one.until), one.about) for key, one in messages.items()}
    for key in wanted.keys() | run.drafts.keys():
        one = run.drafts.get(key)
        found = (one.due, one.until, one.about) if one else None
        if found != wanted.get(key):
            yield f"due: {key} {found} and not {wanted.get(key)}"


def who_gets_it(run: Run) -> Iterator[str]:
    """Everybody for whom a message is has a file, or is named as without an address, or has had three."""
    for key, one in _pairs(run):
        message, drafted = one
        held, without = set(drafted.held_back), set(drafted.without_address)
        people = run.world.people
        wanted = set(message.wanted)
        unreached = {handle for handle in wanted - held if not people[handle].way}
        if without != unreached:
            yield f"address: {key} names {sorted(without)} and not {sorted(unreached)}"
        if set(drafted.letters) != wanted - held - unreached:
            left, extra = wanted - held - unreached - set(drafted.letters), set(drafted.letters) - wanted
            yield f"who: {key} leaves out {sorted(left)}, and writes to {sorted(extra)}"
        for handle in wanted | held:
            most = could_have_had(run.world, message)
            if handle in held and (most < 3 or handle not in wanted):
                yield f"held back: {handle} in {key}, who had {most} at most"
        if (drafted.circle is not None) != message.circle:
            yield f"circle: {key} has {'no' if message.circle else 'a'} message to the circle"


def _pairs(run: Run) -> Iterator[tuple[Key, tuple[Message, Drafted]]]:
    wanted = due(run.world, run.today)
    yield from ((key, (wanted[key], one)) for key, one in run.drafts.items() if key in wanted)


def one_recipient_each(run: Run) -> Iterator[str]:
    """An e-mail goes to its reader alone; a file has the channel of whoever reads it."""
    for key, one in run.drafts.items():
        for handle, letter in one.letters.items():
            person = run.world.people[handle]
            if letter.way != person.way:
                yield f"channel: {key} reaches {handle} by {letter.way} and not {person.way}"
            if letter.way == "email" and letter.addresses != (person.email,):
                yield f"recipient: {letter.path} goes to {letter.addresses}"
            if letter.way == "email" and not letter.subject.strip():
                yield f"subject: {letter.path} has none"


def nothing_private(run: Run) -> Iterator[str]:
    """No message holds the address of another member, or what anybody needs."""
    addresses = {one.email: one.handle for one in run.world.people.values() if one.email}
    for key, one in run.drafts.items():
        texts = [(None, one.circle or ""), *((to, it.subject + it.text) for to, it in one.letters.items())]
        for to, text in texts:
            found = {word.strip(".,;:<>()") for word in text.split() if "@" in word}
            others = {word for word in found if addresses.get(word, to) != to}
            if others or (to is None and found - {COORDINATOR}):
                yield f"address: {key} to {to or 'the circle'} holds {sorted(others or found)}"
            if any(secret(handle) in text for handle in run.world.people):
                yield f"private: {key} to {to or 'the circle'} tells a need"


@dataclass
class Walk:
    """What reached whom so far, by what was found on the disk after each run."""

    paths: dict[tuple[str, Key], set[str]] = field(default_factory=dict)

    def takes(self, run: Run) -> Iterator[str]:
        """Note what a run wrote; yield whoever gets one message twice, or more than three for a meeting."""
        rsvps = run.world.log(run.today).get("rsvps", {})
        for key, one in run.drafts.items():
            said = rsvps.get(key[0], {}).get(key[2], {})
            for handle in one.held_back:
                if said.get(handle) == "no" and (handle, (key[0], "day_before", key[2])) not in self.paths:
                    yield f"held back: {handle} in {key}, who was never reminded"
            for handle, letter in one.letters.items():
                paths = self.paths.setdefault((handle, key), set())
                paths.add(letter.path)
                if len(paths) > 1:
                    yield f"twice: {handle} gets {key} as {sorted(paths)}"
        count = Counter((handle, key[0], key[2]) for handle, key in self.paths if key[1] in THREE)
        for (handle, circle, number), most in count.items():
            if most > 3:
                moments = [key[1] for who, key in self.paths if who == handle and key[2] == number]
                yield f"fourth: {handle} gets {most} about meeting {number} of {circle}: {moments}"


def only(run: Run, whole: Run, keeps: Callable[[Key, str | None], bool]) -> Iterator[str]:
    """What an option leaves is that part of all messages that it names, and no other."""
    for key in whole.drafts.keys() | run.drafts.keys():
        full, part = whole.drafts.get(key), run.drafts.get(key)
        wanted = {to for to in full.letters if keeps(key, to)} if full else set()
        circle = full is not None and full.circle is not None and keeps(key, None)
        found = set(part.letters) if part else set()
        if found != wanted or (part is not None and part.circle is not None) != circle:
            yield f"option: {key} to {sorted(found)} and not {sorted(wanted)}, circle {circle}"


def for_leads(key: Key, to: str | None) -> bool:
    """``--to leads``: only what leads alone read."""
    return to is not None and key[1] in TO_LEAD


def for_members(key: Key, to: str | None) -> bool:
    """``--to members``: only what members read each by themselves."""
    return to is not None and key[1] in TO_MEMBERS


def for_circles(key: Key, to: str | None) -> bool:
    """``--to circles``: only what is pasted for all."""
    return to is None


def for_no_reply(run: Run) -> Callable[[Key, str | None], bool]:
    """``--only no-reply``: what comes before a meeting, to those of whom nothing is known."""
    rsvps = run.world.log(run.today).get("rsvps", {})

    def keeps(key: Key, to: str | None) -> bool:
        return to is not None and key[1] in BEFORE and to not in rsvps.get(key[0], {}).get(key[2], {})

    return keeps


def named_aloud(run: Run, said: str) -> Iterator[str]:
    """Whoever gets no message is named, and so is a short one that is long; how many had three is said."""
    people, said = run.world.people, " ".join(said.split())
    for key, one in run.drafts.items():
        for handle in one.without_address:
            if people[handle].name not in said:
                yield f"aloud: nobody says that {handle} has no address for {key}"
        for letter in one.letters.values():
            is_long = (
                letter.way != "email" and len((run.folder / letter.path).read_text("utf-8").strip()) > 300
            )
            if is_long != (f"{letter.path} has " in said):
                yield f"aloud: {letter.path} is {'' if is_long else 'not '}long"
    held = sum(len(one.held_back) for one in run.drafts.values())
    if (re.findall(r"(\d+) (?:person has|people have) had", said) or ["0"]) != [str(held)] and held:
        yield f"aloud: {held} were held back, and it says «{said}»"


def without_pulse(world: World) -> World:
    """Return a world in which nobody said how a meeting was."""
    return replace(world, facts=[fact for fact in world.facts if fact.path[0] != "pulse"])


def without_presence(world: World, handle: str) -> World:
    """Return a world in which somebody was never there, and nothing is known of why."""
    return replace(world, facts=[fact._replace(value=_without(fact.value, handle)) for fact in world.facts])


def _without(value: object, handle: str) -> object:
    if not isinstance(value, dict) or "present" not in value:
        return value
    lists = {key: [one for one in people if one != handle] for key, people in value.items()}
    return {**lists, "no_word": [*lists["no_word"], handle]}


def same_words(run: Run, other: Run, about: str | None) -> Iterator[str]:
    """What members read is the same; where somebody was away, what others read of their own meetings."""
    for key, one in run.drafts.items():
        there = other.drafts.get(key)
        if about is None and (there is None or (there.circle, there.letters) != (one.circle, one.letters)):
            yield f"others: {key} is another with a pulse"
        for handle, letter in one.letters.items() if there and key[1] in OF_ONES_OWN else ():
            if handle != about and letter.text != there.letters.get(handle, letter).text:
                yield f"others: {letter.path} changes with whether {about} was there"


def merged(run: Run, table: bytes, moment: str) -> Iterator[str]:
    """A table for a mail merge has a row for each letter of a moment, with its words and its address."""
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    letters = {
        handle: it
        for key, one in run.drafts.items()
        if key[1] == moment
        for handle, it in one.letters.items()
    }
    if sorted(row["id"] for row in rows) != sorted(letters):
        yield f"merge: {moment} has rows for {[row['id'] for row in rows]}, letters for {sorted(letters)}"
        return
    for row in rows:
        letter, person = letters[row["id"]], run.world.people[row["id"]]
        found = (row["name"], row["email"], row["subject"])
        if found != (person.name, person.email or "", letter.subject):
            yield f"merge: {moment} says {found}"
        if _words(plain(row["text"]) if letter.way == "chat" else row["text"]) != _words(letter.text):
            yield f"merge: {moment} has other words for {row['id']}"


def linked(run: Run, page: str) -> Iterator[str]:
    """A page of links opens each e-mail once, to its reader alone, with its subject."""
    links = [unquote(urlsplit(link).path) for link in re.findall(r"<(mailto:[^>]*)>", page)]
    letters = [it for one in run.drafts.values() for it in one.letters.values() if it.way == "email"]
    if sorted(links) != sorted(address for it in letters for address in it.addresses):
        yield f"mailto: links to {sorted(links)}"
    for link in re.findall(r"<(mailto:[^>]*)>", page):
        asked = parse_qs(urlsplit(link).query)
        if set(asked) - {"subject", "body"} or len(link) > 2000:
            yield f"mailto: a link of {len(link)} characters asks for {sorted(asked)}"
    subjects = Counter(_words(parse_qs(urlsplit(link).query)["subject"][0]) for link in _links(page))
    if subjects != Counter(_words(it.subject) for it in letters):
        yield "mailto: other subjects than the letters have"


def _links(page: str) -> list[str]:
    return re.findall(r"<(mailto:[^>]*)>", page)


def _words(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split()).lstrip("'")


CHECKS: tuple[Check, ...] = (what_is_due, who_gets_it, one_recipient_each, nothing_private)
