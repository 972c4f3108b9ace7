"""The texts of the drafts that help one circle, as they would be pasted or sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from circlekit.cli import output
from circlekit.cli.workspace import Workspace

if TYPE_CHECKING:
    from circlekit.core.log import Log
    from circlekit.core.model import Circle
    from circlekit.core.nudging.draft import Draft


class Text(NamedTuple):
    """A filled-in message: its moment, whom it is for by handle (empty for the circle), and what it says."""

    moment: str
    reader: str
    name: str
    text: str


def texts(space: Workspace, circles: Sequence[Circle], drafts: Sequence[Draft], log: Log) -> tuple[Text, ...]:
    """Return what the drafts say; where the circle itself is written to, not the members' copies of that."""
    from circlekit.cli.nudging.drafting import written
    from circlekit.core.nudging.choosing import EVERYTHING

    found = []
    for one in written(space, circles, drafts, log, EVERYTHING):
        moment = str(one.draft.moment)
        if one.scene.to_circle:
            content = one.files.files[f"{one.files.folder}/circle.md"].decode("utf-8")
            found.append(Text(moment, "", one.draft.circle.name, content))
            continue
        found += [
            Text(moment, message.to.id, message.to.name, message.body)
            for message in one.files.messages.values()
        ]
    return tuple(found)


def show_texts(found: Sequence[Text], wanted: Iterable[str]) -> None:
    """Print the drafts, each below a line that says for whom it is; ``wanted`` are those that signs name."""
    for one in found:
        output.show()
        output.show(f"--- {one.moment.replace('_', ' ')}, to {one.name} ---")
        output.show(one.text.strip())
    for moment in dict.fromkeys(wanted):
        if moment not in {one.moment for one in found}:
            name = moment.replace("_", " ")
            too = " The circle's message «after» is for them as well." if name == "missed" else ""
            output.say(f"No draft «{name}»: they cannot be reached, or had three about this meeting.{too}")


def as_json(found: Iterable[Text]) -> list[dict[str, Any]]:
    """Return the ``drafts`` of the JSON document; ``reader`` is null where the circle is written to."""
    return [{"draft": one.moment, "reader": one.reader or None, "text": one.text} for one in found]
