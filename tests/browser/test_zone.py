from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from circlekit.core.zones import canonical
from tests.browser.browser import Browser
from tests.browser.pages import Person


@pytest.mark.parametrize(
    ("device", "zone"),
    [
        ("Africa/Dakar", "Africa/Dakar"), ("Asia/Calcutta", "Asia/Kolkata"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Europe/Kiev", "Europe/Kyiv"), ("Asia/Kathmandu", "Asia/Kathmandu"),
    ],
)  # fmt: skip
def test_the_zone_of_the_device_is_found(browser: Browser, page: Path, device: str, zone: str) -> None:
    """It is the first answer, under the name that it has today."""
    browser.open(page, zone=device)
    assert Person(browser).answer().values["timezone"] == zone
    assert canonical(zone) == zone


def test_another_zone_is_found_by_its_city(browser: Browser, page: Path) -> None:
    """Some letters are enough, in any case, and the arrow keys choose."""
    browser.open(page)
    field = browser.find("#zone")
    field.click()
    field.send_keys("nairo")
    assert browser.find("#zone-list [role=option]").text.startswith("Nairobi")
    field.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert Person(browser).answer().values["timezone"] == "Africa/Nairobi"
    assert browser.all("#zone-list:not([hidden])") == []


def test_a_zone_is_chosen_by_the_mouse(browser: Browser, page: Path) -> None:
    """A click in the list takes what it points at."""
    browser.open(page)
    browser.find("#zone").click()
    browser.find("#zone").send_keys("kathmandu")
    browser.click("#zone-list [role=option]")
    assert Person(browser).answer().values["timezone"] == "Asia/Kathmandu"


def test_a_zone_nobody_knows_changes_nothing(browser: Browser, page: Path) -> None:
    """What is no place is not taken: the zone stays what it was."""
    browser.open(page)
    field = browser.find("#zone")
    field.click()
    field.send_keys("Atlantis", Keys.ENTER, Keys.TAB)
    assert Person(browser).answer().values["timezone"] == "Europe/Lisbon"
    assert field.get_attribute("value").startswith("Lisbon")


def test_the_time_there_is_told(browser: Browser, page: Path) -> None:
    """People see at once whether it is theirs."""
    browser.open(page, zone="Asia/Tokyo")
    now = browser.run(
        "const style = {timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit'};"
        "return new Intl.DateTimeFormat('en-GB', style).format(new Date())"
    )
    assert now[:2] in browser.find("#zone-now").text


def test_the_painted_hours_stay_on_the_clock(browser: Browser, page: Path) -> None:
    """Whoever corrects their zone has painted the same hours of their own day."""
    from tests.browser.pages import cell

    browser.open(page)
    browser.drag(cell(0, 540), cell(0, 570))
    browser.find("#zone").click()
    browser.find("#zone").send_keys("nairobi", Keys.ARROW_DOWN, Keys.ENTER)
    values = Person(browser).answer().values
    assert (values["timezone"], values["available"]) == ("Africa/Nairobi", ("Mon 09:00-10:00",))
