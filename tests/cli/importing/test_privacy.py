"""What nobody but the coordinator may read: never on standard error, never in the folder's memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.importing.forms import HOURS, TODAY

pytestmark = pytest.mark.long

ADDRESS, NEED, PHONE = "sentinel-address", "sentinel-need about my boss", "+00 555 0199"
HEAD = (
    "Timestamp,Email Address,Your name,Your time zone,When can you meet? [Monday],"
    "What do you need help with?,Phone number,May we share your e-mail?,Preferred language\n"
)
SOUND = (
    f"10/21/2026 9:00:00,{ADDRESS}@example.org,Ana Sol,Africa/Dakar,Morning,{NEED},{PHONE},No,en\n"
    "10/23/2026 9:00:00,bea@example.org,Bea Lu,Africa/Dakar,Morning,Money,,No,en\n"
)
ODD = {
    "sound": SOUND,
    "twice": SOUND + SOUND.replace("10/21", "11/21").replace("Morning", "Evening"),
    "no zone": SOUND.replace("Africa/Dakar", "EST"),
    "no hours": SOUND.replace("Morning", "after work"),
    "two addresses": SOUND.replace("@example.org", "@example.org other@example.org"),
    "no address": SOUND.replace("@example.org", ""),
    "no name": SOUND.replace("Ana Sol", ""),
    "an invisible character": SOUND.replace(NEED, f"{NEED}\u202e\x07"),
    "a very long need": SOUND.replace(NEED, NEED * 2_000),
    "cells too many": SOUND.replace(NEED, f"{NEED}, and more"),
    "an address for a name": SOUND.replace("Ana Sol", f"{ADDRESS}@example.org"),
    "no consent to share": SOUND.replace(",No,", f",{NEED},"),
}
SECRETS = (ADDRESS, "sentinel-need", "555 0199")


@pytest.mark.parametrize("trait", ODD)
def test_standard_error_has_no_address_and_no_need(command: Command, tmp_path: Path, trait: str):
    """Whatever is wrong with the cells, or with another file, and in the document neither."""
    (tmp_path / "form.csv").write_text(HEAD + ODD[trait], encoding="utf-8")
    talk = command("import", "form.csv", *HOURS, *TODAY, "--yes").err
    later = command("import", "form.csv", *HOURS, *TODAY, "--json")
    shown = command("import", "form.csv", *HOURS, *TODAY).out
    for secret in SECRETS:
        assert secret not in talk + later.err + later.out
    for secret in (f"{ADDRESS}@", "about my boss", "555 0199"):
        assert secret not in shown


def test_the_memory_of_the_folder_and_the_mapping_hold_nobodys_words(command: Command, tmp_path: Path):
    """The table of people is the only place where answers stand."""
    (tmp_path / "form.csv").write_text(HEAD + SOUND, encoding="utf-8")
    assert command("import", "form.csv", *HOURS, *TODAY, "--yes").code == 0
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".csv"]
    text = "".join(path.read_text(encoding="utf-8") for path in kept)
    assert "Ana Sol" not in text
    assert [secret for secret in SECRETS if secret in text] == []
    people = (tmp_path / "people.csv").read_text(encoding="utf-8-sig")
    assert ADDRESS in people
    assert PHONE not in people
