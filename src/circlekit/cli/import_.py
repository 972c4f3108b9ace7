"""``circlekit import``: people from the exports of forms and polls, shown before anything is written."""

from __future__ import annotations

from circlekit.cli.importing.options import (
    BusyColumns,
    CohortIfAny,
    DateOrder,
    Encoding,
    Files,
    FreeColumns,
    Hours,
    Keep,
    KeepAnswer,
    LayoutName,
    LettuceUtc,
    Map,
    MappingFile,
    Options,
    PollZone,
    Reading,
    Sheet,
    To,
    Yes,
    Zones,
    columns,
    pairs,
    ticked,
)
from circlekit.cli.options import DryRun, Force, Json, Today
from circlekit.core.intake.mapping import Said


def import_(
    files: Files,
    to: To = None,
    cohort: CohortIfAny = None,
    mapping: MappingFile = None,
    yes: Yes = False,
    fields: Map = None,
    options: Options = None,
    zones: Zones = None,
    hours: Hours = None,
    busy: BusyColumns = None,
    free: FreeColumns = None,
    date_order: DateOrder = None,
    poll_zone: PollZone = "",
    lettucemeet_utc: LettuceUtc = False,
    encoding: Encoding = "",
    sheet: Sheet = "",
    layout: LayoutName = "",
    keep: KeepAnswer = Keep.NEWEST,
    force: Force = False,
    day: Today = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Take in people from exports; without --yes only show how they are understood."""
    from circlekit.cli.importing.running import Wanted, run

    said = Said(
        fields=pairs(fields, "--map"),
        options=ticked(options),
        zones=pairs(zones, "--zone"),
        hours=pairs(hours, "--hours"),
        busy=columns(busy),
        free=columns(free, not_in=columns(busy)),
        date_order=date_order.value if date_order else "",
        zone=poll_zone.strip(),
        layout=layout.strip(),
    )
    reading = Reading(encoding.strip(), sheet.strip(), lettucemeet_utc)
    run(Wanted(tuple(files), to, cohort, mapping, said, reading, keep, yes, force, day, dry_run, json))
