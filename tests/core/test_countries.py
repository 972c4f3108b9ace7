"""What people write for a country, and what it is taken for."""

from __future__ import annotations

import pytest

from circlekit.core.countries import Region, region, region_problem


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("GB", "GB"), ("gb", "GB"), (" GB ", "GB"), ("UK", "GB"), ("GBR", "GB"), ("deu", "DE"),
        ("Germany", "DE"), ("germany", "DE"), ("Britain", "GB"), ("United Kingdom", "GB"), ("USA", "US"),
        ("Côte d'Ivoire", "CI"), ("cote d’ivoire", "CI"), ("Ivory Coast", "CI"), ("The Gambia", "GM"),
        ("Bosnia & Herzegovina", "BA"), ("Bosnia and Herzegovina", "BA"), ("Saint Lucia", "LC"),
        ("St Lucia", "LC"), ("Myanmar", "MM"), ("Burma", "MM"), ("Korea (South)", "KR"),
        ("South Korea", "KR"), ("Guinea-Bissau", "GW"), ("Timor-Leste", "TL"), ("Czechia", "CZ"),
        ("Czech Republic", "CZ"), ("Türkiye", "TR"), ("NO", "NO"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_its_codes_and_its_names(written: str, code: str) -> None:
    """Codes of two and three letters and English names, in any case and with or without accents."""
    assert region(written) == Region(code)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("GB-SCT", "GB-SCT"), ("gb-sct", "GB-SCT"), ("UK-SCT", "GB-SCT"), ("Scotland", "GB-SCT"),
        ("US-CA", "US-CA"), ("US-California", "US-CA"), ("USA-CA", "US-CA"), ("DE-BY", "DE-BY"),
        ("Germany-BY", "DE-BY"),
    ],
)  # fmt: skip
def test_a_part_of_a_country_is_known_by_its_code_or_name(written: str, code: str) -> None:
    """What stands behind the hyphen is looked for in that country only."""
    assert str(region(written)) == code


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("Germny", "no country is called «Germny»", "did you mean Germany (DE)?"),
        ("Englnd", "no country is called «Englnd»", "did you mean GB-ENG?"),
        ("Unted Kingdom", "no country is called «Unted Kingdom»", "did you mean Britain (UK) (GB)?"),
        ("Atlantis", "no country is called «Atlantis»", "write a code such as GB, DE or GB-SCT"),
        ("Korea", "no country is called «Korea»", "write a code such as GB, DE or GB-SCT"),
        ("ZZZ", "no country is called «ZZZ»", "write a code such as GB, DE or GB-SCT"),
        ("", "no country is called «»", "write a code such as GB, DE or GB-SCT"),
        ("DE-XX", "no part of DE is called «XX»",
         "write DE, or a part of it such as DE-BB, DE-BE, DE-BW, DE-BY, DE-HB or DE-HE"),
        ("US-Californa", "no part of US is called «Californa»", "did you mean US-CA?"),
        ("IE-D", "no part of IE is called «D»", "write IE"),
    ],
)  # fmt: skip
def test_another_word_gets_the_country_that_was_probably_meant(written: str, message: str, hint: str) -> None:
    """Without a near one the hint says how a country is written; Korea may be either of two."""
    assert (region(written), region_problem(written)) == (None, (message, hint))


def test_a_long_text_is_cut_in_the_message() -> None:
    """A column of remarks under the wrong head does not fill the screen."""
    message, _ = region_problem("x" * 500) or ("", "")
    assert message == f"no country is called «{'x' * 39}…»"


def test_nothing_is_wrong_with_a_country_that_is_known() -> None:
    """A sound country gives no sentence."""
    assert region_problem("GB-WLS") is None
