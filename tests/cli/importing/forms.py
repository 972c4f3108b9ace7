"""Exports of invented people, as text."""

from __future__ import annotations

HEAD = (
    "Timestamp,Email Address,Your name,Your time zone,When can you meet? [Monday],"
    "What do you need help with?,Region,IP Address\n"
)
AMINA = (
    "10/21/2026 9:00:00,amina@example.org,Amina Diallo,Africa/Dakar,Morning,"
    "Saying no to my manager Roxane,West,192.0.2.1\n"
)
BEN = (
    '10/22/2026 9:00:00,ben@example.org,Ben Okri,Europe/London,"Morning, Evening",'
    "Fundraising,East,192.0.2.2\n"
)
CARA = "10/23/2026 9:00:00,cara@example.org,Cara Lind,Europe/Berlin,Evening,Fundraising,East,192.0.2.3\n"
FORM = HEAD + AMINA + BEN + CARA

HOURS = ("--hours", "Morning=09:00-12:00", "--hours", "Evening=18:00-21:00")
TODAY = ("--today", "2026-12-01")
ACCEPT = (*HOURS, *TODAY, "--yes")

PEOPLE = """\
id,name,email,timezone,available,needs,region
amina-diallo,Amina Diallo,amina@example.org,Africa/Dakar,Mon 09:00-12:00,Saying no to my manager Roxane,West
ben-okri,Ben Okri,ben@example.org,Europe/London,Mon 09:00-12:00; Mon 18:00-21:00,Fundraising,East
cara-lind,Cara Lind,cara@example.org,Europe/Berlin,Mon 18:00-21:00,Fundraising,East
"""
"""What the three of them are in a table of people, without the mark at its beginning."""
