"""Names that several places share, and codes that tell places of one name apart."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

AMBIGUOUS: Mapping[str, str] = MappingProxyType(
    {
        "Birmingham": "Europe/London America/Chicago",
        "Cambridge": "Europe/London America/New_York",
        "Portland": "America/Los_Angeles America/New_York",
        "San Jose": "America/Costa_Rica America/Los_Angeles",
        "Santiago": "America/Santiago Europe/Madrid America/Santo_Domingo",
        "San Juan": "America/Puerto_Rico America/Argentina/San_Juan",
        "San Luis": "America/Argentina/San_Luis America/Mexico_City",
        "La Rioja": "America/Argentina/La_Rioja Europe/Madrid",
        "Cordoba": "America/Argentina/Cordoba Europe/Madrid",
        "Merida": "America/Merida Europe/Madrid America/Caracas",
        "Valencia": "Europe/Madrid America/Caracas",
        "Guadalajara": "America/Mexico_City Europe/Madrid",
        "Leon": "America/Mexico_City Europe/Madrid America/Managua",
        "Cartagena": "America/Bogota Europe/Madrid",
        "Granada": "Europe/Madrid America/Managua",
        "La Paz": "America/La_Paz America/Mazatlan",
        "Kingston": "America/Jamaica America/Toronto",
        "Georgetown": "America/Guyana America/Cayman America/New_York",
        "Victoria": "America/Vancouver Australia/Melbourne Indian/Mahe",
        "Hamilton": "America/Toronto Pacific/Auckland Atlantic/Bermuda",
        "St John's": "America/St_Johns America/Antigua",
        "Newcastle": "Europe/London Australia/Sydney Africa/Johannesburg",
        "Alexandria": "Africa/Cairo America/New_York",
        "Tripoli": "Africa/Tripoli Asia/Beirut",
        "Richmond": "America/New_York America/Vancouver Europe/London",
        "Rochester": "America/New_York America/Chicago",
        "Springfield": "America/Chicago America/New_York America/Los_Angeles",
        "Hyderabad": "Asia/Kolkata Asia/Karachi",
        "Punjab": "Asia/Kolkata Asia/Karachi",
        "Georgia": "Asia/Tbilisi America/New_York",
        "Samoa": "Pacific/Apia Pacific/Pago_Pago",
        "Congo": "Africa/Kinshasa Africa/Lubumbashi Africa/Brazzaville",
        "Korea": "Asia/Seoul Asia/Pyongyang",
        "Salvador": "America/Bahia America/El_Salvador",
        "St Petersburg": "Europe/Moscow America/New_York",
        "Petersburg": "Europe/Moscow America/Indiana/Petersburg America/New_York",
        "Santo Domingo": "America/Santo_Domingo America/Guayaquil",
        "Santa Cruz": "America/La_Paz America/Los_Angeles Atlantic/Canary",
        "Trinidad": "America/Port_of_Spain America/La_Paz",
        "Naples": "Europe/Rome America/New_York",
    }
)  # fmt: skip
"""Names of several places, with the zones of those that are likely to be meant."""

CODES: Mapping[str, str] = MappingProxyType(
    {
        "America/New_York": "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC TN VA VT WV",
        "America/Chicago": "AL AR FL IA IL IN KS KY LA MN MO MS ND NE OK SD TN TX WI",
        "America/Denver": "AZ CO ID KS MT ND NE NM NV SD TX UT WY",
        "America/Los_Angeles": "CA ID NV OR WA",
        "America/Phoenix": "AZ",
        "America/Detroit": "MI",
        "America/Anchorage": "AK",
        "Pacific/Honolulu": "HI",
        "America/Toronto": "ON QC",
        "America/Vancouver": "BC",
        "America/Edmonton": "AB",
        "America/Winnipeg": "MB ON",
        "America/Regina": "SK",
        "America/Halifax": "NS",
        "America/Moncton": "NB",
        "America/St_Johns": "NL",
        "Australia/Sydney": "NSW ACT",
        "Australia/Melbourne": "VIC",
        "Australia/Brisbane": "QLD",
        "Australia/Perth": "WA",
        "Australia/Adelaide": "SA",
        "Australia/Hobart": "TAS",
        "Australia/Darwin": "NT",
        "Europe/London": "UK ENG",
    }
)  # fmt: skip
"""Codes of states and provinces by zone; with those of countries they only ever tell places apart."""
