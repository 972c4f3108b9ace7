"""The words of the form that leads fill in, and of their answers, in five languages.

A form is sent in one language; an answer is understood in any of them, because people answer as they speak.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from circlekit.core.log import Presence, Role

BEGIN = "circlekit log"
END = "[end]"


class Field(StrEnum):
    """A line of the form that is not about one member."""

    MET = "met"
    CASE_GIVER = Role.CASE_GIVER
    OPENER = Role.OPENER
    FACILITATOR = Role.FACILITATOR
    TIMEKEEPER = Role.TIMEKEEPER
    NOTE_TAKER = Role.NOTE_TAKER
    NEXT = "next"
    PULSE = "pulse"


class FormWords(NamedTuple):
    """The form in one language: its instruction, and a label for each field; ``labels`` follow ``Field``."""

    intro: str
    labels: tuple[str, str, str, str, str, str, str, str]


FORMS = {
    "en": FormWords(
        "After each name: yes (was there), excused (had told us) or no (no word). Leave empty what you do "
        "not know.",
        (
            "Did you meet? (yes or no)",
            "Case giver", "Opener", "Facilitator", "Timekeeper", "Note-taker",
            "Next date (such as 2027-03-09, or none)",
            "How was it? (1 to 5)",
        ),
    ),
    "fr": FormWords(
        "Après chaque nom : oui (présence), excusé (nous avait prévenus) ou non (sans nouvelles). Ce "
        "qui n'est pas connu reste vide.",
        (
            "La rencontre a-t-elle eu lieu ? (oui ou non)",
            "Cas présenté par", "Ouverture", "Animation", "Gestion du temps", "Notes",
            "Prochaine date (par exemple 2027-03-09, ou aucune)",
            "Comment était-ce ? (de 1 à 5)",
        ),
    ),
    "es": FormWords(
        "Después de cada nombre: sí (estuvo), avisó (no pudo venir) o no (sin noticias). Lo que no se "
        "sabe queda vacío.",
        (
            "¿Se reunieron? (sí o no)",
            "Presentó un caso", "Apertura", "Facilitación", "Control del tiempo", "Notas",
            "Próxima fecha (por ejemplo 2027-03-09, o ninguna)",
            "¿Qué tal fue? (de 1 a 5)",
        ),
    ),
    "pt": FormWords(
        "Depois de cada nome: sim (esteve), avisou (não pôde vir) ou não (sem notícias). O que não se "
        "sabe fica vazio.",
        (
            "Houve encontro? (sim ou não)",
            "Trouxe um caso", "Abertura", "Facilitação", "Controlo do tempo", "Notas",
            "Próxima data (por exemplo 2027-03-09, ou nenhuma)",
            "Como foi? (de 1 a 5)",
        ),
    ),
    "de": FormWords(
        "Hinter jedem Namen: ja (war da), entschuldigt (hatte Bescheid gesagt) oder nein (ohne Nachricht). "
        "Was nicht bekannt ist, bleibt leer.",
        (
            "Fand das Treffen statt? (ja oder nein)",
            "Fall eingebracht von", "Einstieg", "Moderation", "Zeit", "Notizen",
            "Nächster Termin (etwa 2027-03-09, oder keiner)",
            "Wie war es? (1 bis 5)",
        ),
    ),
}  # fmt: skip
"""The form by language (BCP 47, without a region)."""

YES = frozenset({
    "yes", "y", "oui", "sí", "si", "s", "sim", "ja", "j", "x", "✓", "✔", "☑", "✅", "present", "here",
    "there", "came", "présent", "présente", "presente", "anwesend", "da",
})  # fmt: skip
NO = frozenset({"no", "n", "non", "não", "nao", "nein", "absent", "absente", "ausente", "abwesend"})
EXCUSED = frozenset({
    "excused", "apologies", "apologised", "apologized", "sent apologies", "excusé", "excusée", "excuse",
    "excusee", "avisó", "aviso", "avisou", "disculpas", "justificado", "justificada", "entschuldigt",
})  # fmt: skip
NO_WORD = frozenset({
    "no word", "no news", "sans nouvelles", "sin noticias", "sem notícias", "sem noticias", "ohne nachricht",
})  # fmt: skip
MAYBE = frozenset({
    "maybe", "perhaps", "peut-être", "peut être", "quizás", "quizá", "tal vez", "talvez", "vielleicht",
})  # fmt: skip
NONE = frozenset({
    "none", "no date", "aucune", "aucun", "ninguna", "ninguno", "nenhuma", "nenhum", "keine", "keiner",
})  # fmt: skip

PRESENCES = {
    **dict.fromkeys(YES, Presence.PRESENT),
    **dict.fromkeys(EXCUSED, Presence.APOLOGIES),
    **dict.fromkeys(NO | NO_WORD, Presence.NO_WORD),
}
"""What an answer behind a name says, by the word in small letters."""
