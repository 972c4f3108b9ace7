"""A log in which nobody has written anything yet."""

from __future__ import annotations


def says_nothing(content: bytes) -> bool:
    """Tell whether a file is empty, or has nothing but comments."""
    lines = content.removeprefix(b"\xef\xbb\xbf").splitlines()
    return not any(line.strip() and not line.lstrip().startswith(b"#") for line in lines)
