"""The language in which somebody reads messages, from its name in a few languages to its code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from circlekit.core.intake.headers import plain

_NAMES = {
    "ar": "arabic arabe arabisch arabo العربية",
    "de": "german deutsch allemand aleman alemao tedesco duits",
    "en": "english anglais ingles englisch inglese engels",
    "es": "spanish espanol espagnol espanhol spanisch spagnolo spaans castellano",
    "fr": "french francais frances franzosisch francese frans",
    "hi": "hindi",
    "id": "indonesian indonesien indonesio indonesisch",
    "it": "italian italiano italien italienisch italiaans",
    "ja": "japanese japonais japones japanisch 日本語",
    "nl": "dutch nederlands neerlandais neerlandes holandes niederlandisch olandese",
    "pl": "polish polski polonais polaco polones polnisch polacco",
    "pt": "portuguese portugues portugais portugiesisch portoghese portugees",
    "ru": "russian russe ruso russo russisch русский",
    "sw": "swahili kiswahili suaheli",
    "tr": "turkish turkce turc turco turkisch",
    "uk": "ukrainian ukrainien ucraniano ukrainisch українська",
    "zh": "chinese chinois chino chines chinesisch cinese 中文",
}
_CODES: Mapping[str, str] = MappingProxyType(
    {plain(name): code for code, names in _NAMES.items() for name in names.split()}
)


def language_code(text: str) -> str:
    """Return the code of a language that was named; anything else as it is."""
    return _CODES.get(plain(text), text)
