"""How to become a user whom file modes stop, as root is not."""

from __future__ import annotations

import ctypes
import os

_VERSION = 0x20080522  # _LINUX_CAPABILITY_VERSION_3: capabilities in two words of 32 bits


def become_ordinary() -> None:
    """Give up every capability of root, keeping its name, so that what root owns can still be read."""
    if os.geteuid() != 0:
        return
    header = (ctypes.c_uint32 * 2)(_VERSION, 0)
    nothing = (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None, use_errno=True).capset(header, nothing) != 0:
        raise OSError(ctypes.get_errno(), "capset failed")
