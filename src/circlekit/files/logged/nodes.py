"""Nodes of PyYAML: where a value of a log begins and ends, and what was typed there."""

from __future__ import annotations

from typing import Any

import yaml

Pair = tuple[Any, Any]
"""The nodes of a key and of its value."""


def is_block(node: Any) -> bool:
    return isinstance(node, yaml.MappingNode) and not node.flow_style and bool(node.value)


def depth_in(block: Any) -> str:
    """Return the spaces before each key of a block mapping."""
    column: int = block.value[0][0].start_mark.column
    return " " * column


def is_empty(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style


def plain_of(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain_of(value) for key, value in node.value}
    return [plain_of(one) for one in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def end_of(node: Any) -> Any:
    """Return the mark behind a value: nodes of blocks end where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(last, tuple) else last)
    return node.end_mark


def last_line(node: Any) -> int:
    """Return the last line of a value, from 0; that of an empty one is the line of its key."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return last_line(last[1]) if isinstance(last, tuple) else last_line(last)
    end = node.end_mark
    line = int(end.line)
    return line - 1 if end.column == 0 and line > node.start_mark.line else line


def loader() -> Any:
    """Return the parser that everything else is read with; only its nodes are used, never its values."""
    if hasattr(yaml, "CBaseLoader"):
        return yaml.CBaseLoader
    from circlekit.files.fallback import TabbedLoader

    return TabbedLoader
