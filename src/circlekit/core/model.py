"""The words of circlekit as frozen values. What they may hold is decided in ``fields``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from circlekit.core.fields import (
    Address,
    Day,
    DayBefore,
    Field,
    Handle,
    Label,
    Language,
    Link,
    Minutes,
    OneOrMany,
    Pairs,
    SizeRange,
    Text,
    Texts,
    Weighted,
    Wholes,
    WindowList,
    YesNo,
    ZoneName,
)
