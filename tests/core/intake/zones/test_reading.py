from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.intake.zones import tables as zone_tables
from circlekit.core.intake.zones.microsoft import LABELS, WINDOWS
from circlekit.core.intake.zones.reading import resolve
from circlekit.core.intake.zones.tables import codes, places
from circlekit.core.parse.wrong import Wrong
from circlekit.core.zone_names import canonical

CERTAIN = [
    # names of the database
    ("Europe/Berlin", "Europe/Berlin"),
    ("europe/berlin", "Europe/Berlin"),
    ("EUROPE/BERLIN", "Europe/Berlin"),
    (" Europe/Berlin ", "Europe/Berlin"),
    ("Europe / Berlin", "Europe/Berlin"),
    ("America/New York", "America/New_York"),
    ("America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
    ("Asia/Calcutta", "Asia/Calcutta"),
    ("Europe/Kiev", "Europe/Kiev"),
    ("US/Eastern", "US/Eastern"),
    ("Etc/UTC", "Etc/UTC"),
    ("Europe/Berlin (CET)", "Europe/Berlin"),
    ("Europe/Berlin, Germany", "Europe/Berlin"),
    ("Asia/Calcutta (IST)", "Asia/Calcutta"),
    ("(UTC+01:00) Europe/Berlin", "Europe/Berlin"),
    ("Time zone: Europe/Berlin", "Europe/Berlin"),
    # cities
    ("Berlin", "Europe/Berlin"),
    ("berlin", "Europe/Berlin"),
    ("Berlin.", "Europe/Berlin"),
    ("São Paulo", "America/Sao_Paulo"),
    ("Sao Paulo", "America/Sao_Paulo"),
    ("SÃO PAULO", "America/Sao_Paulo"),
    ("Sa\u0303o Paulo", "America/Sao_Paulo"),
    ("New York", "America/New_York"),
    ("new york city", "America/New_York"),
    ("Mumbai", "Asia/Kolkata"),
    ("Calcutta", "Asia/Kolkata"),
    ("Kiev", "Europe/Kyiv"),
    ("Zürich", "Europe/Zurich"),
    ("Wien", "Europe/Vienna"),
    ("München", "Europe/Berlin"),
    ("Addis Abeba", "Africa/Addis_Ababa"),
    ("Ho Chi Minh City", "Asia/Ho_Chi_Minh"),
    ("Buenos Aires", "America/Argentina/Buenos_Aires"),
    ("Istanbul", "Europe/Istanbul"),
    ("Bogotá D.C.", "America/Bogota"),
    ("Panama", "America/Panama"),
    ("🇩🇪 Berlin", "Europe/Berlin"),
    ("Nairobi 🌍", "Africa/Nairobi"),
    ("Time zone: Berlin", "Europe/Berlin"),
    ("My timezone is Nairobi", "Africa/Nairobi"),
    ("I live in Nairobi", "Africa/Nairobi"),
    ("London time", "Europe/London"),
    ("Berlin local time", "Europe/Berlin"),
    # cities with their country
    ("Paris, France", "Europe/Paris"),
    ("Mumbai, India", "Asia/Kolkata"),
    ("mumbai india", "Asia/Kolkata"),
    ("Toronto Canada", "America/Toronto"),
    ("Kolkata/India", "Asia/Kolkata"),
    ("madrid, spain", "Europe/Madrid"),
    ("Melbourne, Australia", "Australia/Melbourne"),
    ("Mexico City, Mexico", "America/Mexico_City"),
    ("Berlin, Brandenburg, Germany", "Europe/Berlin"),
    ("Clermont-Ferrand, France", "Europe/Paris"),
    ("Salt Lake City, UT", "America/Denver"),
    ("New York, NY, USA", "America/New_York"),
    ("London, England", "Europe/London"),
    ("Birmingham, UK", "Europe/London"),
    ("Birmingham, Alabama", "America/Chicago"),
    ("Birmingham, AL", "America/Chicago"),
    ("Portland, Oregon", "America/Los_Angeles"),
    ("Portland, OR", "America/Los_Angeles"),
    ("Portland ME", "America/New_York"),
    ("San José, Costa Rica", "America/Costa_Rica"),
    ("San Jose, California", "America/Los_Angeles"),
    ("San Jose, CA", "America/Los_Angeles"),
    ("Santiago, Chile", "America/Santiago"),
    ("Cambridge, MA", "America/New_York"),
    ("Cambridge, England", "Europe/London"),
    ("Tbilisi, Georgia", "Asia/Tbilisi"),
    ("Atlanta, Georgia", "America/New_York"),
    ("Georgia, USA", "America/New_York"),
    ("St. John's, Newfoundland", "America/St_Johns"),
    ("Hyderabad, India", "Asia/Kolkata"),
    ("Washington, DC", "America/New_York"),
    ("St. Petersburg, Russia", "Europe/Moscow"),
    ("Valencia, Spain", "Europe/Madrid"),
    ("CST China", "Asia/Shanghai"),
    # countries whose zones all show the same time
    ("Germany", "Europe/Berlin"),
    ("Deutschland", "Europe/Berlin"),
    ("Cologne, Germany", "Europe/Berlin"),
    ("Argentina", "America/Argentina/Buenos_Aires"),
    ("Ushuaia, Argentina", "America/Argentina/Ushuaia"),
    ("Cyprus", "Asia/Nicosia"),
    ("Malaysia", "Asia/Kuala_Lumpur"),
    # countries with one zone, parts of countries with one
    ("France", "Europe/Paris"),
    ("India", "Asia/Kolkata"),
    ("Kenya", "Africa/Nairobi"),
    ("Nigeria", "Africa/Lagos"),
    ("UK", "Europe/London"),
    ("United Kingdom", "Europe/London"),
    ("Scotland", "Europe/London"),
    ("Japan", "Asia/Tokyo"),
    ("Turkey", "Europe/Istanbul"),
    ("Jordan", "Asia/Amman"),
    ("Ireland", "Europe/Dublin"),
    ("South Korea", "Asia/Seoul"),
    ("Schweiz", "Europe/Zurich"),
    ("Côte d'Ivoire", "Africa/Abidjan"),
    ("California", "America/Los_Angeles"),
    ("Hawaii", "Pacific/Honolulu"),
    ("India time", "Asia/Kolkata"),
    # beside offsets and abbreviations that fit
    ("Berlin (GMT+2)", "Europe/Berlin"),
    ("Berlin (UTC+1/UTC+2)", "Europe/Berlin"),
    ("New Delhi (UTC+5:30)", "Asia/Kolkata"),
    ("New Delhi UTC+5.5", "Asia/Kolkata"),
    ("GMT+2 Johannesburg", "Africa/Johannesburg"),
    ("UTC-3 Buenos Aires", "America/Argentina/Buenos_Aires"),
    ("UTC−3:30, St. John's", "America/St_Johns"),
    ("Berlin CET", "Europe/Berlin"),
    ("Berlin (MEZ)", "Europe/Berlin"),
    ("New York EST", "America/New_York"),
    ("EST (New York)", "America/New_York"),
    ("Los Angeles (PT)", "America/Los_Angeles"),
    ("London (GMT)", "Europe/London"),
    ("London (BST)", "Europe/London"),
    ("IST (India)", "Asia/Kolkata"),
    ("Nairobi, EAT", "Africa/Nairobi"),
    ("São Paulo (BRT)", "America/Sao_Paulo"),
    ("Portland (PST)", "America/Los_Angeles"),
    ("Birmingham (GMT)", "Europe/London"),
    # labels of programs
    ("(UTC+01:00) Berlin, Rome", "Europe/Berlin"),
    ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
    ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
    ("(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", "Asia/Shanghai"),
    ("(UTC-04:00) Santiago", "America/Santiago"),
    ("(UTC-07:00) Arizona", "America/Phoenix"),
    ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "Europe/Dublin"),
    ("(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", "Europe/Dublin"),
    ("(GMT-05:00) Eastern Time (US & Canada)", "America/New_York"),
    ("Eastern Time (US & Canada)", "America/New_York"),
    ("(GMT-05:00) Eastern Time - New York", "America/New_York"),
    ("GMT+01:00 Central European Time - Berlin", "Europe/Berlin"),
    ("(GMT+05:30) India Standard Time - Kolkata", "Asia/Kolkata"),
    ("Eastern Standard Time", "America/New_York"),
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("GMT Standard Time", "Europe/London"),
    ("India Standard Time", "Asia/Kolkata"),
    ("Indian Standard Time", "Asia/Kolkata"),
    ("British Summer Time", "Europe/London"),
]


@pytest.mark.parametrize(("text", "zone"), CERTAIN)
def test_what_means_one_zone_is_resolved(text, zone):
    """Names, cities, countries with one zone and labels of programs need no question."""
    assert resolve(text, {}).zone == zone


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("europe/berlin", "a time zone"),
        ("Mumbai", "the city Mumbai"),
        ("Paris, France", "the city Paris"),
        ("Clermont-Ferrand, France", "the country France"),
        ("UK", "the country UK"),
        ("California", "the region California"),
        ("Birmingham, UK", "the place Birmingham"),
        ("Eastern Standard Time", "the label «Eastern Standard Time» of other programs"),
    ],
)
def test_what_was_understood_is_said_in_words(text, how):
    """A certain resolution is still listed, with its reason."""
    assert resolve(text, {}).how == how


def _asked(text, said=None):
    with pytest.raises(Wrong) as caught:
        resolve(text, said or {})
    return caught.value.message, caught.value.hint


OFFSET = "is an offset, which does not say when clocks change"
LETTERS = "is an abbreviation, which does not say when clocks change"
SEVERAL = "may be in several time zones"
APART = "names things that do not go together"
UNKNOWN = "is not known as a time zone, a city or a country"


@pytest.mark.parametrize(
    ("text", "why", "first"),
    [
        # offsets: ahead of UTC is «+»
        ("UTC+2", OFFSET, "Europe/Berlin"),
        ("UTC +2", OFFSET, "Europe/Berlin"),
        ("GMT+5:30", OFFSET, "Asia/Kolkata"),
        ("GMT +0530", OFFSET, "Asia/Kolkata"),
        ("+0530", OFFSET, "Asia/Kolkata"),
        ("+5:30", OFFSET, "Asia/Kolkata"),
        ("UTC+5.5", OFFSET, "Asia/Kolkata"),
        ("UTC−03:30", OFFSET, "America/St_Johns"),
        ("UTC±0", OFFSET, "Europe/London"),
        ("Z", OFFSET, "Europe/London"),
        ("UTC", OFFSET, "Europe/London"),
        ("GMT", OFFSET, "Europe/London"),
        ("Zulu", OFFSET, "Europe/London"),
        ("Etc/GMT+5", OFFSET, "Asia/Karachi"),
        ("(UTC) Coordinated Universal Time", OFFSET, "Europe/London"),
        # abbreviations and kinds of time
        ("EST", LETTERS, "America/New_York"),
        ("CET", LETTERS, "Europe/Berlin"),
        ("IST", LETTERS, "Europe/Dublin"),
        ("CST", LETTERS, "America/Chicago"),
        ("EAT", LETTERS, "Africa/Nairobi"),
        ("MEZ", LETTERS, "Europe/Berlin"),
        ("PST8PDT", LETTERS, "America/Los_Angeles"),
        ("Eastern", LETTERS, "America/New_York"),
        ("Eastern Time", LETTERS, "America/New_York"),
        ("Central European Time", LETTERS, "Europe/Berlin"),
        # several zones
        ("Spain", SEVERAL, "Europe/Madrid"),
        ("España", SEVERAL, "Europe/Madrid"),
        ("Portugal", SEVERAL, "Europe/Lisbon"),
        ("New Zealand", SEVERAL, "Pacific/Auckland"),
        ("China", SEVERAL, "Asia/Shanghai"),
        ("USA", SEVERAL, "America/New_York"),
        ("Brazil", SEVERAL, "America/Sao_Paulo"),
        ("Texas", SEVERAL, "America/Chicago"),
        ("Georgia", SEVERAL, "America/New_York"),
        ("Birmingham", SEVERAL, "Europe/London"),
        ("Portland", SEVERAL, "America/New_York"),
        ("Portland, USA", SEVERAL, "America/New_York"),
        ("San Jose", SEVERAL, "America/Los_Angeles"),
        ("Santiago", SEVERAL, "Europe/Madrid"),
        ("Cambridge", SEVERAL, "Europe/London"),
        ("Washington", SEVERAL, "America/New_York"),
        ("Korea", SEVERAL, "Asia/Seoul"),
        ("St. Petersburg", SEVERAL, "Europe/Moscow"),
        # contradictions
        ("London, Ontario", APART, "Europe/London"),
        ("Paris, Texas", APART, "Europe/Paris"),
        ("Athens, GA", APART, "Europe/Athens"),
        ("London ON", APART, "Europe/London"),
        ("Melbourne, FL", APART, "America/New_York"),
        ("Lagos, Portugal", APART, "Europe/Lisbon"),
        ("Perth, Scotland", APART, "Europe/London"),
        ("EST, Australia", APART, "Australia/Perth"),
        ("Berlin (GMT+5)", APART, "Europe/Berlin"),
        ("Europe/Berlin (EST)", APART, "Europe/Berlin"),
        ("(UTC+05:00) Eastern Standard Time", APART, "America/New_York"),
        ("London or Athens", APART, "Europe/London"),
        ("Europe/London, Europe/Berlin", APART, "Europe/London"),
        # not known, in whole or in part
        ("Europe/Berln", UNKNOWN, "Europe/Berlin"),
        ("Berlinn", UNKNOWN, "Europe/Berlin"),
        ("Lodnon", UNKNOWN, "Europe/London"),
        ("Johanesburg", UNKNOWN, "Africa/Johannesburg"),
        ("Germny", UNKNOWN, "Europe/Berlin"),
        ("America/NewYork", UNKNOWN, "America/New_York"),
    ],
)
def test_what_may_mean_several_zones_is_asked(text, why, first):
    """The hint begins with the option to copy, and the likeliest zone."""
    message, hint = _asked(text)
    assert message == f"«{text}» {why}"
    assert hint.startswith(f'--zone "{text}={first}"')


@pytest.mark.parametrize(("text", "same"), [("est", "EST"), ("utc+2", "UTC+2"), (" gmt ", "GMT")])
def test_small_letters_are_the_same_question(text, same):
    """One answer serves «est» and «EST», so they are asked about in the same words."""
    assert _asked(text) == _asked(same)


def test_several_choices_are_named():
    """Up to four zones stand in a hint."""
    assert _asked("CET")[1] == '--zone "CET=Europe/Berlin", or Europe/Paris, Europe/Madrid or Africa/Algiers'


@pytest.mark.parametrize(
    "text",
    ["xyz", "Atlantis", "near Berlin", "12:00", "localtime", "posixrules", "Factory", "?", "1", "Tuesday",
     "Berlin, Xyz"],
)  # fmt: skip
def test_what_is_not_known_is_asked(text):
    """A word that nobody knows is no zone, even beside one that is known."""
    message, hint = _asked(text)
    assert message in {f"«{text}» {UNKNOWN}", f"«{text}» is understood in part only"}
    assert f'"{text}=' in hint


@pytest.mark.parametrize(
    "text",
    [
        "write to ana@example.org",
        "+44 20 7946 0958",
        "Nairobi, +254712345678",
        "I live near the old mill by the river and " * 3,
        "Berlin " * 40,
        "",
        " ",
    ],
)
def test_a_longer_text_or_an_address_is_not_repeated(text):
    """A cell of another column may be private."""
    message, hint = _asked(text)
    assert message in {f"this cell {UNKNOWN}", "this cell is understood in part only"}
    assert hint == "correct it in the file, or leave the column out with --map"


SAID = {"EST": "america/new_york", " utc+2": "Africa/Johannesburg", "UTC": "UTC", "Georgia": "Asia/Tbilisi"}


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("EST", "America/New_York"),
        ("est ", "America/New_York"),
        ("UTC+2", "Africa/Johannesburg"),
        ("utc", "UTC"),
        ("GEORGIA", "Asia/Tbilisi"),
    ],
)
def test_what_a_person_said_counts_in_any_case(text, zone):
    """The answer to a question holds for all who wrote the same."""
    assert resolve(text, SAID) == (zone, "as you said")


def test_what_a_person_said_has_to_be_a_zone():
    """A slip in an option is told, with the zone that was probably meant."""
    assert _asked("EST", {"EST": "America/New_Yrok"}) == (
        "«America/New_Yrok», said of «EST», is no time zone",
        '--zone "EST=America/New_York"',
    )


@pytest.mark.parametrize("table", [WINDOWS, LABELS])
def test_every_label_leads_to_a_zone_of_the_database(table):
    """A table of names is of use only while its zones exist."""
    assert all(canonical(zone) == zone for zone in table.values())


def test_every_place_has_zones_of_the_database():
    """A slip in a table would make a zone that nobody can use."""
    zones = {zone for place in places().values() for zone in place.zones} | set().union(*codes().values())
    assert {zone for zone in zones if canonical(zone) != zone} == set()
    assert [name for name, place in places().items() if not place.zones] == []


PIECES = st.sampled_from(
    ["Berlin", "Paris", "UTC", "GMT", "+2", "-03:30", "EST", "/", ",", "(", ")", " - ", "Europe/Berlin",
     "Germany", "Georgia", "time", "Etc/GMT+5", "..", "\x00", "🇩🇪", "ME", "or", "Texas", "±0", "٣", "Zone:",
     "İ", "ß"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=9).map(" ".join), st.lists(PIECES).map("".join)
)


def _zone_or_question(text):
    try:
        return resolve(text, {}).zone, ""
    except Wrong as wrong:
        return None, f"{wrong.message} {wrong.hint}"


@given(TEXTS)
def test_any_text_is_a_zone_or_a_question(text):
    """Nothing but a zone of the database or a question can come of a text."""
    zone, question = _zone_or_question(text)
    assert (canonical(zone) == zone) if zone else question


@pytest.mark.parametrize(
    "text",
    ["../../etc/passwd", "/etc/passwd", "tzdata.zi", "right/UTC", "Europe/../../x", "posix/Europe/Berlin",
     "a\0b", "Berlin/xyz/..", "Berlin (posix/UTC)", "London, ../x"],
)  # fmt: skip
def test_no_text_is_opened_as_a_file(text, monkeypatch):
    """``ZoneInfo`` opens files by the name it is given: it gets names of the database and nothing else."""
    opened = []

    def noting(name):
        opened.append(name)
        return ZoneInfo(name)

    monkeypatch.setattr(zone_tables, "ZoneInfo", noting)
    zone_tables.year_of.cache_clear()
    assert _zone_or_question(text)[0] is None
    assert resolve("Portland, OR (PST)", {}).zone == "America/Los_Angeles"
    assert opened
    assert [name for name in opened if canonical(name) != name] == []
