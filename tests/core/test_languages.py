import pytest

from circlekit.core.languages import fallbacks, read_by
from circlekit.core.model import Participant
from circlekit.core.sections import Tone


@pytest.mark.parametrize(
    ("language", "tone", "names"),
    [
        ("fr-CA", Tone.FORMAL, ("fr-CA-formal", "fr-formal", "fr-CA", "fr", "en")),
        ("fr-ca", Tone.INFORMAL, ("fr-CA", "fr", "en")),
        ("EN", Tone.INFORMAL, ("en",)),
        ("zh-Hant-TW", Tone.INFORMAL, ("zh-Hant-TW", "zh-Hant", "zh", "en")),
    ],
)
def test_a_text_is_looked_for_in_the_nearest_language_first(language, tone, names):
    """The tone goes before the region, and English comes last."""
    assert fallbacks(language, tone) == names


def people(*languages: str | None) -> list[Participant]:
    return [
        Participant(id=f"p{index}", name="P", timezone="Europe/London", language=language)
        for index, language in enumerate(languages)
    ]


def test_the_language_of_most_comes_first():
    """Whoever says none reads the cohort's; of equals, the first who reads it decides."""
    assert read_by(people("es", None, "es", "fr"), "fr") == ("es", "fr")
    assert read_by(people("pt", "es"), "fr") == ("pt", "es")
    assert read_by([], "fr") == ("fr",)
