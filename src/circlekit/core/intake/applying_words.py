"""Yes, no, perhaps and nothing, as people tick and type them.

What is here begins an answer, «Yes, gladly»; single ticks and refusals are words of the library. All are
compared as ``headers.plain`` makes them: without case, accents and punctuation.
"""

from __future__ import annotations

from circlekit.core.intake.headers import plain
from circlekit.core.intake.words import Words

_YES = (
    "yes", "yeah", "yep", "sure", "of course", "please do", "i agree", "i accept", "i consent",
    "i give my consent", "i confirm", "i am happy", "agree", "agreed", "accept", "accepted",
    "oui", "bien sur", "d accord", "j accepte", "je consens", "je suis d accord", "j autorise",
    "si", "claro", "acepto", "de acuerdo", "estoy de acuerdo", "doy mi consentimiento", "autorizo",
    "sim", "aceito", "concordo", "estou de acordo",
    "ja", "gerne", "einverstanden", "ich stimme zu", "ich bin einverstanden", "ich willige ein",
    "accetto", "acconsento", "sono d accordo", "akkoord", "ik ga akkoord", "ik ben het eens",
    "tak", "zgadzam sie", "wyrazam zgode", "evet", "kabul ediyorum", "onayliyorum", "ya", "setuju",
    "saya setuju", "да", "согласен", "согласна", "はい", "同意", "نعم", "أوافق",
)  # fmt: skip
_NO = (
    "no", "nope", "not", "never", "i do not", "i don t", "i am not", "i disagree", "i decline", "i refuse",
    "i would rather not", "i d rather not", "disagree", "decline",
    "non", "pas", "je n accepte pas", "je ne", "je refuse", "no acepto", "no estoy", "nao", "recuso",
    "nein", "nicht", "ich stimme nicht", "ich bin nicht", "ich willige nicht", "lieber nicht",
    "non accetto", "non acconsento", "nee", "ik ga niet", "nie", "hayir", "tidak", "нет", "いいえ", "لا",
)  # fmt: skip
_PERHAPS = (
    "if needed", "if need be", "if necessary", "if required", "only if", "maybe", "perhaps", "possibly",
    "si besoin", "si necessaire", "s il le faut", "peut etre", "si hace falta", "si es necesario", "quizas",
    "tal vez", "talvez", "se necessario", "se for preciso", "vielleicht", "wenn notig", "falls notig",
    "bei bedarf", "notfalls", "zur not", "forse", "misschien", "indien nodig", "als het moet", "moze",
    "jesli trzeba", "belki", "gerekirse", "mungkin", "jika perlu", "возможно", "если нужно",
)  # fmt: skip
_NOTHING = frozenset(
    {"n a", "na", "none", "nan", "nil", "not applicable", "nothing", "rien", "aucun", "aucune", "sans objet",
     "nada", "ninguno", "ninguna", "no aplica", "nenhum", "nenhuma", "nao se aplica", "keine", "keiner",
     "keines", "nichts", "k a", "nessuno", "nessuna", "niente", "geen", "n v t", "brak", "yok", "tidak ada"}
)  # fmt: skip
_LONGEST_NOTHING = 24


def is_nothing(text: str) -> bool:
    """Tell whether somebody filled a field that they wanted to leave empty: ``N/A``, ``-``, ``- none -``."""
    if len(text) > _LONGEST_NOTHING or "@" in text:
        return False
    return not any(c.isalnum() for c in text) or plain(text) in _NOTHING


def says_yes(text: str, words: Words) -> bool | None:
    """Return whether an answer says yes or no; None where it says neither."""
    said = plain(text)
    if said in words.ticks:
        return True
    if said in words.refusals:
        return False
    yes, no, perhaps = (_begins(said, phrases) for phrases in (_YES, _NO, _PERHAPS))
    return None if yes == no or perhaps > max(yes, no) else yes > no


def is_bare(text: str, words: Words) -> bool:
    """Tell whether an answer is a tick or «I agree», and says nothing of what somebody agrees to."""
    said = plain(text)
    return said in words.ticks or said in _YES


def willing(text: str, words: Words) -> str:
    """Return ``yes``, ``no`` or ``if needed``; empty where an answer says none of them."""
    said = plain(text)
    if any(f" {phrase} " in f" {said} " for phrase in _PERHAPS):
        return "if needed"
    yes = says_yes(text, words)
    return "" if yes is None else "yes" if yes else "no"


def _begins(said: str, phrases: tuple[str, ...]) -> int:
    """Return how much of an answer is the longest phrase that begins it."""
    return max((len(phrase) for phrase in phrases if f"{said} ".startswith(f"{phrase} ")), default=0)
