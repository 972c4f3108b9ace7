"""The direction of the house: cli -> files -> core, never back, and each large library in one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import circlekit

PACKAGE = Path(circlekit.__file__).parent

FORBIDDEN = {
    "circlekit.core": ("circlekit.files", "circlekit.cli"),
    "circlekit.files": ("circlekit.cli",),
}
ONLY_IN = {
    "typer": "circlekit.cli",
    "rich": "circlekit.cli",
    "click": "nowhere",
    "icalendar": "circlekit.core.calendars",
    "yaml": "circlekit.files",
    "jinja2": "circlekit.files.rendering",
    "babel": "circlekit.core.speech",
    "openpyxl": "circlekit.files.intake",
    "defusedxml": "circlekit.files.intake",
}


def imports(package: Path, *, at_start: bool = False) -> dict[str, set[str]]:
    """Return what each module imports; ``at_start``, only what it needs to be loaded itself."""
    found: dict[str, set[str]] = {}
    for path in package.rglob("*.py"):
        parts = path.relative_to(package.parent).with_suffix("").parts
        name = ".".join(parts).removesuffix(".__init__")
        found[name] = set(_names(ast.parse(path.read_text(encoding="utf-8")), at_start))
    return {name: {_module(one, found) for one in names} for name, names in found.items()}


def _names(node: ast.AST, at_start: bool) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        typing_only = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
        if at_start and (typing_only or isinstance(child, ast.FunctionDef)):
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports name the whole way"
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        yield from _names(child, at_start)


def _module(name: str, known: dict[str, set[str]]) -> str:
    """Return the module that an imported name is, or is in."""
    return name if name in known or "." not in name else name.rpartition(".")[0]


def inside(name: str, package: str) -> bool:
    """Tell whether a module is a package or in it."""
    return name == package or name.startswith(f"{package}.")


def wrong_ways(found: dict[str, set[str]]) -> set[tuple[str, str]]:
    """Return the imports that go against the direction."""
    backwards = {
        (name, one)
        for name, names in found.items()
        for one in names
        for package, others in FORBIDDEN.items()
        if inside(name, package) and any(inside(one, other) for other in others)
    }
    strays = {
        (name, one)
        for name, names in found.items()
        for one in names
        for library, home in ONLY_IN.items()
        if inside(one, library) and not inside(name, home)
    }
    return backwards | strays


def test_imports_go_one_way() -> None:
    """The core knows no files, files know no terminal, and each large library has one home."""
    found = imports(PACKAGE)
    assert len(found) > 50
    assert wrong_ways(found) == set()


def test_no_module_needs_itself() -> None:
    """There is an order in which all modules can be loaded one after the other."""
    found = imports(PACKAGE, at_start=True)
    ours = {name: {one for one in names if one in found and one != name} for name, names in found.items()}
    assert len(list(TopologicalSorter(ours).static_order())) == len(found)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a package that goes every wrong way."""
    files = {
        "core/model.py": "def save():\n    from circlekit.files.writing import Folder\n",
        "core/score.py": "import icalendar.cal\nif TYPE_CHECKING:\n    from circlekit import cli\n",
        "files/writing.py": "import circlekit.cli.output\nfrom rich.text import Text\n",
        "files/reading.py": "from circlekit.files import places\n",
        "files/places.py": "from circlekit.files.reading import load\n",
        "cli/output.py": "import typer\nfrom circlekit.core.model import Cohort\nfrom click import echo\n",
        "cli/__init__.py": "",
        "core/calendars/events.py": "from icalendar import Event\n",
    }
    for name, text in files.items():
        (tmp_path / "circlekit" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "circlekit" / name).write_text(text, encoding="utf-8")
    return tmp_path / "circlekit"


def test_every_wrong_way_is_seen(house: Path) -> None:
    """Imports inside functions and for types count too."""
    assert wrong_ways(imports(house)) == {
        ("circlekit.core.model", "circlekit.files.writing"),
        ("circlekit.core.score", "icalendar"),
        ("circlekit.core.score", "circlekit.cli"),
        ("circlekit.files.writing", "circlekit.cli.output"),
        ("circlekit.files.writing", "rich.text"),
        ("circlekit.cli.output", "click"),
    }


def test_a_circle_of_modules_is_seen(house: Path) -> None:
    """Two modules that need each other cannot be ordered."""
    with pytest.raises(CycleError, match="cycle"):
        list(TopologicalSorter(imports(house, at_start=True)).static_order())
