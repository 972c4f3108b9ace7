"""The browser is another program: without it and its driver there is nothing to run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.browser.missing import missing

collect_ignore_glob = ["test_*.py"] if missing() else []


def pytest_report_collectionfinish() -> str | None:
    """Say once what is not there."""
    gone = missing()
    return f"tests/browser is left out: {', '.join(gone)} cannot be found" if gone else None


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """Return a browser that every test opens its own page in; it cannot reach any network."""
    from tests.browser.browser import Browser

    with Browser(tmp_path_factory.mktemp("browser")) as running:
        yield running


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the script of axe-core."""
    from tests.browser.missing import axe_script

    return axe_script().read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a cohort."""
    from tests.browser.pages import begin

    return begin(tmp_path_factory.mktemp("cohort"))


@pytest.fixture(scope="session")
def pages(folder: Path) -> Callable[[str], Path]:
    """Return the page in a language, as the real command writes it."""
    from tests.browser.pages import page_of

    @cache
    def page_in(language: str) -> Path:
        name = f"poll-{language}.html"
        return page_of(folder, "--language", language, "--to", name).with_name(name)

    return page_in


@pytest.fixture(scope="session")
def page(pages: Callable[[str], Path]) -> Path:
    """Return the page in English."""
    return pages("en")
