"""What the source must not contain, whoever writes it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import circlekit

PACKAGE = Path(circlekit.__file__).parent

LOADERS = {"load", "load_all", "full_load", "full_load_all", "unsafe_load", "unsafe_load_all"}


def faults(text: str) -> list[str]:
    """Return what a module contains that none may."""
    return [found for node in ast.walk(ast.parse(text)) for found in _fault(node)]


def _fault(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Assert):
        yield "assert"  # gone under -O
    if not isinstance(node, ast.Call):
        return
    called = ast.unparse(node.func)
    owner, _, method = called.rpartition(".")
    if called in {"eval", "exec", "__import__"}:
        yield called
    if owner == "yaml" and method in LOADERS:
        yield called  # builds Python objects from a file
    keywords = {keyword.arg for keyword in node.keywords}
    mode = "".join(ast.unparse(argument) for argument in node.args)
    of_a_path = owner not in {"", "os", "archive"} and method in {"open", "read_text", "write_text"}
    if (of_a_path or called == "open") and "b'" not in mode and "encoding" not in keywords:
        yield f"{called} without encoding"


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_a_module_keeps_the_rules(path: Path) -> None:
    """No assert, no eval, no YAML that becomes objects, no file whose encoding is left to the machine."""
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("assert x", "assert"),
        ("eval('1')", "eval"),
        ("yaml.load(text)", "yaml.load"),
        ("yaml.unsafe_load(text)", "yaml.unsafe_load"),
        ("open(path)", "open without encoding"),
        ("path.read_text()", "path.read_text without encoding"),
    ],
)
def test_each_fault_is_seen(text: str, fault: str) -> None:
    """The rules are not empty words."""
    assert faults(text) == [fault]


def test_what_is_allowed_is_no_fault() -> None:
    """Bytes have no encoding, and os.open opens bytes, as an archive does."""
    allowed = "open(p, 'rb')\nos.open(p, f)\narchive.open(p)\np.open('wb')\nopen(p, encoding='utf-8')"
    assert faults(allowed) == []
