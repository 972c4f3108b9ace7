"""The page on which people say when they can meet: one HTML file that needs no server and no network."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from string import Template
from typing import Any

from circlekit.core.languages import fallbacks
from circlekit.core.pictures.svg import safe
from circlekit.core.polling.form import OWN_NAMES, Asked, PollForm, Shape
from circlekit.core.polling.words import PageWords
from circlekit.core.polling.zones import FORMER_NAMES, places
from circlekit.core.sections import Tone
from circlekit.core.speech import Speech, speech
from circlekit.core.tongues import Tongue
from circlekit.files.library import Shelf, find, first_there
from circlekit.files.names import POLL_PAGE
from circlekit.files.records import read_value
from circlekit.files.rendering import part, rendered

FROM_THE_RIGHT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from the right."""

IN_SCRIPT = (
    "cell", "copied", "cleared", "days", "free", "if_needed", "in_all", "mailed", "missing_consent",
    "missing_name", "missing_week", "missing_zone", "monday_copied", "not_copied", "not_free", "saved",
    "too_long_for_mail", "wrong_email", "zone_now", "zone_right", "zone_unknown", "zones_found",
)  # fmt: skip
"""Words that the page says only once somebody does something."""

SCRIPTS = ("answer", "page", "week", "zone", "questions", "sending", "start")
"""The parts of the script, in the order in which they stand on the page."""

_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def read_page_words(where: Sequence[Shelf], tongue: Tongue) -> tuple[PageWords, str]:
    """Return the words of a poll page in the nearest language that some shelf has, and that language.

    Raises:
        InputProblems: with every problem in the file, each with its place.
        FileTrouble: when it cannot be read.
    """
    codes = {f"poll/{code}.yaml": code for code in fallbacks(tongue.language, tongue.tone)}
    found = first_there(where, list(codes))
    return read_value(*find(where, found), PageWords), codes[found].removesuffix(f"-{Tone.FORMAL}")


def poll_page(form: PollForm, words: PageWords, language: str) -> bytes:
    """Return the page; its policy lets nothing run but the script that is in it, and nothing be fetched."""
    said = speech(language)
    named = {
        "coordinator": safe(form.coordinator) or words.coordinator,
        "cohort": safe(form.cohort),
        "date": said.long_date(form.keep_until),
    }
    if form.until:
        named["until"] = said.long_date(form.until)
    consent = safe(form.consent) or _filled(words.consent, named)
    style, script = part("poll/poll.css"), _script()
    return rendered(
        f"{POLL_PAGE}.j2",
        {
            "language": language,
            "direction": "rtl" if language.partition("-")[0] in FROM_THE_RIGHT else "ltr",
            "title": _filled(words.title, named),
            "cohort": form.cohort,
            "purpose": form.purpose,
            "words": words.model_copy(update={"needs_script": _filled(words.needs_script, named)}),
            "facts": list(_facts(form, words, named)),
            "asked": [_question(one, words, named) for one in form.asked],
            "consent": consent,
            "not_sent": _filled(words.not_sent, named),
            "send_to": form.send_to,
            "style": style,
            "style_hash": _hash(style),
            "script": script,
            "script_hash": _hash(script),
            "data": _json(_data(form, words, said, consent, _filled(words.subject, named))),
        },
    )


def _script() -> str:
    """Return the script as one function, whose names nothing else on the page can see."""
    parts = "\n".join(part(f"poll/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n\n{parts}}})();\n'


def _filled(text: str, values: Mapping[str, str]) -> str:
    return Template(text).substitute(values)


def _hash(text: str) -> str:
    """Return what a policy calls an inline script or style by (CSP 3, section 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _json(data: Mapping[str, Any]) -> str:
    """Return data as JSON in which nothing can end the element that it stands in."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _facts(form: PollForm, words: PageWords, named: Mapping[str, str]) -> Iterator[str]:
    """Yield what is asked, why, who reads it and until when."""
    offers = any(one.field == "offers" for one in form.asked)
    yield words.why
    yield _filled(words.who_reads, named)
    yield words.circle_sees_offers if offers else words.circle_sees
    if "until" in named:
        yield _filled(words.answer_by, {"date": named["until"]})
    yield _filled(words.kept_until, named)
    yield words.stays_here


def _question(one: Asked, words: PageWords, named: Mapping[str, str]) -> dict[str, Any]:
    hints = [words.one_per_line] if one.shape is Shape.LINES else []
    if one.private:
        hints.append(_filled(words.only_coordinator, named))
    return {
        "field": one.field,
        "label": one.question or words.questions.get(one.field) or one.field.replace("_", " "),
        "hint": " ".join(hints),
        "single": one.shape in {Shape.ONE, Shape.LINE},
        "options": [_option(one.field, option) for option in one.options],
    }


def _option(field: str, value: str) -> dict[str, str]:
    own_name = OWN_NAMES.get(value.lower(), "") if field == "languages" else ""
    return {"value": value, "label": own_name or value, "language": value.lower() if own_name else ""}


def _data(form: PollForm, words: PageWords, said: Speech, consent: str, subject: str) -> dict[str, Any]:
    """Return what the script works with."""
    texts = words.model_dump()
    return {
        "cohort": form.id,
        "language": said.language,
        "hours": list(form.hours),
        "step": form.step,
        "asked": [{"field": one.field, "shape": one.shape} for one in form.asked],
        "consent": consent,
        "send_to": form.send_to,
        "subject": subject,
        "zones": [list(place) if place.city else list(place)[:2] for place in places(said)],
        "former": dict(FORMER_NAMES),
        "words": {name: texts[name] for name in IN_SCRIPT},
    }
