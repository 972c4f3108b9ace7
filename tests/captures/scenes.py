"""The scenes: commands that are looked at, in folders prepared for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

TODAY = "2026-12-22"
INIT = ("init", "--today", TODAY)
SCHEDULE = ("schedule", "--ics", "--today", TODAY)
CAME = ("--present", "amina,chloe,elif", "--apologies", "joao", "--pulse", "4")
HELD = ("log", "c1", "1", *CAME, "--today", "2027-01-20")

BROKEN = """\
cohort: Spring 2027
starts: 2027-02-30
ends: 2027-07-09
sise: 6-8
timezone: Europe/Berln
meeting: {every: fortnight, minutes: 60, video: "meet.example.org/a-room-with-a-very-long-name-indeed-it-is"}
coordinator: {email: "robin at example.org", name: "\\e[31mRobin"}
matching: {mix: [organisation], apart: [[ana, zoe]]}
participants:
  ana: {name: Ana, lead: perhaps}
"""

BARE = """\
cohort: First try
starts: 2027-01-11
ends: 2027-02-20
timezone: Europe/London
principles: [One, Two, Three, Four, Five, Six, Seven, Eight]
meeting: {minutes: 45}
participants: people.csv
"""

NAMES = """\
id,name,timezone,available,lead
a,Ana [she/her],UTC,Tue 09:00-12:00,yes
b,[red]Ben[/red],UTC,Tue 09:00-12:00,if needed
c,Cem :smile: [link=https://example.org]x[/link],UTC,Tue 09:00-12:00,no
d,ليلى حداد,UTC,Tue 09:00-12:00,no
e,山本 さくら,UTC,Tue 09:00-12:00,no
f,दीपा शर्मा,UTC,Tue 09:00-12:00,no
g,Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh of the Northern Riverside,UTC,Tue 09:00-12:00,no
"""


FORM = """\
Timestamp,Email Address,Your name,Time zone,When can you meet? [Tuesday],IP Address
11/20/2026 9:00:30,ana@example.org,Ana [she/her],Lisbon,"9:00-10:00, 10:00-11:00",192.0.2.1
11/20/2026 9:10:00,ben@example.org,[red]Ben[/red],EST,Evening,192.0.2.2
11/21/2026 8:00:00,layla@example.org,ليلى حداد,Cairo,9:00-10:00,192.0.2.3
"""
ANSWERED = ("--zone", "EST=America/New_York", "--hours", "Evening=18:00-21:00")
ANSWER = """\
circlekit answer: 1
cohort: spring-2027
name: Ana
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """A command in a folder: what files lie there, what was run before, and what is run now."""

    name: str
    argv: Sequence[str]
    before: Sequence[Sequence[str]] = ()
    files: Callable[[Path], None] | None = None


def _broken(folder: Path) -> None:
    (folder / "cohort.yaml").write_text(BROKEN, encoding="utf-8")


def _scattered(folder: Path) -> None:
    """Seventeen people: one is alone on Saturdays, some gave no hours, one no zone."""
    rows = [f"p{number},Person {number},Europe/London,Tue 09:00-12:00" for number in range(12)]
    rows += [f"q{number},Quiet {number},Africa/Nairobi," for number in range(3)]
    rows += ["sat,Sam Saturday,Asia/Tokyo,Sat 09:00-12:00", "zed,Zed Nowhere,,Tue 09:00-12:00"]
    (folder / "cohort.yaml").write_text(BARE, encoding="utf-8")
    (folder / "people.csv").write_text("\n".join(["id,name,timezone,available", *rows]), encoding="utf-8")


def _names(folder: Path) -> None:
    (folder / "cohort.yaml").write_text(BARE.replace("2027-02-20", "2027-07-09"), encoding="utf-8")
    (folder / "people.csv").write_text(NAMES, encoding="utf-8")


def _in_the_way(folder: Path) -> None:
    for name in ("cohort.yaml", "people.csv"):
        (folder / name).write_text("ours\n", encoding="utf-8")


def _edited(folder: Path) -> None:
    text = (folder / "circles.yaml").read_text(encoding="utf-8")
    (folder / "circles.yaml").write_text(text.replace("lead: amina", "lead: amnia"), encoding="utf-8")


def _form(folder: Path) -> None:
    (folder / "form.csv").write_text(FORM, encoding="utf-8")


def _cut_answer(folder: Path) -> None:
    (folder / "answer.txt").write_text(ANSWER, encoding="utf-8")


MATCHED = (INIT, ("match",))
SCHEDULED = (*MATCHED, SCHEDULE)

SCENES = (
    Scene("help", ("--help",)),
    Scene("help-init", ("init", "--help")),
    Scene("help-import", ("import", "--help")),
    Scene("help-poll", ("poll", "--help")),
    Scene("help-collect", ("collect", "--help")),
    Scene("help-check", ("check", "--help")),
    Scene("help-match", ("match", "--help")),
    Scene("help-schedule", ("schedule", "--help")),
    Scene("help-nudge", ("nudge", "--help")),
    Scene("help-log", ("log", "--help")),
    Scene("help-agenda", ("agenda", "--help")),
    Scene("help-library", ("library", "--help")),
    Scene("help-status", ("status", "--help")),
    Scene("help-rotate", ("rotate", "--help")),
    Scene("nothing", ()),
    Scene("wrong-command", ("chekc",)),
    Scene("wrong-option", ("check", "--jsn")),
    Scene("wrong-date", ("init", "--today", "tomorrow")),
    Scene("init", ("init", "spring", "--today", TODAY)),
    Scene("init-again", INIT, before=(INIT,)),
    Scene("init-in-the-way", INIT, files=_in_the_way),
    Scene("init-dry-run", (*INIT, "--dry-run")),
    Scene("import-asks", ("import", "form.csv", "--today", TODAY), files=_form),
    Scene("import-shows", ("import", "form.csv", *ANSWERED, "--today", TODAY), files=_form),
    Scene("import", ("import", "form.csv", *ANSWERED, "--yes", "--today", TODAY), files=_form),
    Scene("poll", ("poll", "--today", TODAY), before=(INIT,)),
    Scene("collect-cut", ("collect", "answer.txt", "--today", TODAY), before=(INIT,), files=_cut_answer),
    Scene("check-ready", ("check",), before=(INIT,)),
    Scene("check-broken", ("check",), files=_broken),
    Scene("check-broken-github", ("check", "--format", "github"), files=_broken),
    Scene("check-scattered", ("check",), files=_scattered),
    Scene("check-missing", ("check",)),
    Scene("check-edited", ("check",), before=MATCHED, files=_edited),
    Scene("match", ("match",), before=(INIT,)),
    Scene("match-again", ("match",), before=MATCHED),
    Scene("match-edited", ("match",), before=MATCHED, files=_edited),
    Scene("match-names", ("match",), files=_names),
    Scene("match-seventeen", ("match",), files=_scattered),
    Scene("schedule", SCHEDULE, before=MATCHED),
    Scene("schedule-too-early", SCHEDULE, before=(INIT,)),
    Scene("nudge", ("nudge", "--today", "2027-01-06"), before=SCHEDULED),
    Scene("nudge-nothing-due", ("nudge", "--today", TODAY), before=SCHEDULED),
    Scene("log", HELD, before=SCHEDULED),
    Scene("log-nobody", ("log", "c1", "1", "--present", "bob, amina"), before=SCHEDULED),
    Scene("agenda", ("agenda", "c1", "2"), before=SCHEDULED),
    Scene("agenda-does-not-fit", ("agenda", "c1", "2", "--minutes", "30"), before=SCHEDULED),
    Scene("library", ("library", "list"), before=(INIT,)),
    Scene("library-process", ("library", "show", "processes/troika-consulting"), before=(INIT,)),
    Scene("status", ("status", "--today", "2027-02-20"), before=(*SCHEDULED, HELD)),
    Scene("status-before", ("status", "--today", TODAY), before=SCHEDULED),
    Scene("rotate", ("rotate",), before=SCHEDULED),
)
