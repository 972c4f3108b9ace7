"""Debian's Chromium, driven as a person would use it: a mouse, a finger, a keyboard, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import which
from types import TracebackType
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.remote.webelement import WebElement

from tests.browser.missing import CHROMIUM, DRIVER

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--hide-scrollbars", "--lang=en",
)  # fmt: skip

DESK = (1200, 900)
PHONE = (390, 844)
SMALL_PHONE = (320, 640)


class Browser:
    """One running browser. ``downloads`` is where it saves files."""

    def __init__(self, folder: Path) -> None:
        self.downloads = folder / "downloads"
        self.downloads.mkdir()
        options = Options()
        options.binary_location = which(CHROMIUM) or ""
        for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        options.page_load_strategy = "normal"
        service = Service(which(DRIVER), service_args=["--disable-build-check"])
        self.driver = webdriver.Chrome(options=options, service=service)

    def __enter__(self) -> Browser:
        self.driver.set_script_timeout(30)
        self.devtools("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads))
        self.devtools("Network.enable")
        self.devtools(
            "Network.emulateNetworkConditions",
            offline=True,
            latency=0,
            downloadThroughput=0,
            uploadThroughput=0,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.driver.quit()

    def devtools(self, command: str, **parameters: Any) -> dict[str, Any]:
        """Ask the browser what no page can ask it (Chrome DevTools Protocol)."""
        answer: dict[str, Any] = self.driver.execute_cdp_cmd(command, parameters)
        return answer

    def open(
        self,
        page: Path,
        size: tuple[int, int] = DESK,
        *,
        zone: str = "Europe/Lisbon",
        dark: bool = False,
        touch: bool = False,
    ) -> None:
        """Open a page afresh, as on a device in a zone with a screen of a size in CSS pixels."""
        self.driver.get("about:blank")
        self.requests()
        self.errors()
        self.devtools("Emulation.setTimezoneOverride", timezoneId=zone)
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            width=size[0], height=size[1], deviceScaleFactor=1, mobile=touch,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.devtools("Emulation.setEmulatedMedia", features=[scheme])
        self.devtools("Emulation.setTouchEmulationEnabled", enabled=touch)
        self.driver.get(page.as_uri())

    def find(self, css: str) -> WebElement:
        """Return the one element that a selector means."""
        found: WebElement = self.driver.find_element("css selector", css)
        return found

    def all(self, css: str) -> list[WebElement]:
        """Return every element that a selector means."""
        found: list[WebElement] = self.driver.find_elements("css selector", css)
        return found

    def run(self, script: str, *arguments: Any) -> Any:
        """Return what a script in the page returns."""
        return self.driver.execute_script(script, *arguments)

    def press(self, *keys: str) -> None:
        """Press keys wherever the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def type(self, css: str, text: str) -> None:
        """Write into a field, in the place of what is there."""
        field = self.find(css)
        field.clear()
        field.send_keys(text)

    def click(self, css: str) -> None:
        """Click on an element, scrolled to where a person would see it."""
        found = self.find(css)
        self.run("arguments[0].scrollIntoView({block: 'center'})", found)
        found.click()

    def middle(self, css: str) -> tuple[float, float]:
        """Return where the middle of an element is on the screen."""
        script = (
            "const {x, y, width, height} = arguments[0].getBoundingClientRect(); return [x, y, width, height]"
        )
        x, y, width, height = self.run(script, self.find(css))
        return x + width / 2, y + height / 2

    def drag(self, start: str, end: str) -> None:
        """Press the mouse on one element, move over to another, and let go."""
        self.run("arguments[0].scrollIntoView({block: 'center'})", self.find(start))
        self._move("mousePressed", self.middle(start), buttons=1)
        (from_x, from_y), (to_x, to_y) = self.middle(start), self.middle(end)
        for step in range(1, 9):
            here = (from_x + (to_x - from_x) * step / 8, from_y + (to_y - from_y) * step / 8)
            self._move("mouseMoved", here, buttons=1)
        self._move("mouseReleased", (to_x, to_y), buttons=0)

    def _move(self, kind: str, at: tuple[float, float], buttons: int) -> None:
        button = "none" if kind == "mouseMoved" and not buttons else "left"
        self.devtools(
            "Input.dispatchMouseEvent",
            type=kind,
            x=at[0],
            y=at[1],
            button=button,
            buttons=buttons,
            clickCount=1,
        )

    def stroke(self, start: str, end: str) -> None:
        """Lay a finger on one element, move it over to another, and lift it."""
        self.run("arguments[0].scrollIntoView({block: 'center'})", self.find(start))
        (from_x, from_y), (to_x, to_y) = self.middle(start), self.middle(end)
        self.devtools("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": from_x, "y": from_y}])
        for step in range(1, 9):
            point = {"x": from_x + (to_x - from_x) * step / 8, "y": from_y + (to_y - from_y) * step / 8}
            self.devtools("Input.dispatchTouchEvent", type="touchMove", touchPoints=[point])
        self.devtools("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def requests(self) -> list[str]:
        """Return what was asked of any network since the last call, by its address."""
        told = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [
            one["params"]["request"]["url"] for one in told if one["method"] == "Network.requestWillBeSent"
        ]
        return [url for url in sent if not url.startswith(("file:", "about:", "data:"))]

    def errors(self) -> list[str]:
        """Return what the page complained of since the last call, such as a script that was refused."""
        return [entry["message"] for entry in self.driver.get_log("browser")]
