"""The folder ``ending/`` of the next cohort: everything to send when the one before has ended.

It holds names and addresses of people who left, and is there to be deleted when all is sent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from circlekit.core.model import Cohort
from circlekit.core.nudging.styles import MARKDOWN, PLAIN
from circlekit.core.nudging.templates import EmailWording
from circlekit.core.rotation.alumni import Alumnus
from circlekit.core.rotation.ending.former import invitation_values
from circlekit.core.rotation.ending.passages import passages
from circlekit.core.rotation.ending.readme import Sending, readme
from circlekit.core.rotation.ending.wording import Desk, Words, letter_values
from circlekit.files.drafts import stems_of
from circlekit.files.left_standing import FOLDER
from circlekit.files.letters import letter_file

DRAFTS = FOLDER + "drafts/"
ALUMNI = "alumni"
README = FOLDER + "README.md"
PRIVACY = FOLDER + ".gitignore"


def letters(about: Desk, words: Words) -> dict[str, bytes]:
    """Return a message for each person by its path: in the folder of its kind, with one recipient each.

    Raises:
        CirclekitError: when one does not read back as it was meant.
    """
    found = passages(about.ended, about.begun)
    stems = stems_of([one.person.id for one in found])
    coordinator, files = about.begun.cohort.coordinator, {}
    for one in found:
        values = letter_values(one, words, about, PLAIN if one.person.email else MARKDOWN)
        suffix, content = letter_file(one.person, coordinator, words.letters[one.kind], values)
        files[f"{DRAFTS}{one.kind}/{stems[one.person.id]}{suffix}"] = content
    return files


def invitations(alumni: Sequence[Alumnus], cohort: Cohort, words: EmailWording) -> dict[str, bytes]:
    """Return a message to each former member about their meetings; none where no meeting lies ahead.

    Raises:
        CirclekitError: when one does not read back as it was meant.
    """
    stems, files = stems_of([one.id for one in alumni]), {}
    for one in alumni:
        values = invitation_values(one, cohort, PLAIN if one.email else MARKDOWN)
        if values["alumni_dates"]:
            suffix, content = letter_file(one, cohort.coordinator, words, values)
            files[f"{DRAFTS}{ALUMNI}/{stems[one.id]}{suffix}"] = content
    return files


def ending_files(
    drafts: Mapping[str, bytes], calendars: Mapping[str, bytes], sending: Sending
) -> dict[str, bytes]:
    """Return everything in the folder by its path; ``calendars`` are by their path in a cohort's own."""
    kinds = Counter(path.removeprefix(DRAFTS).partition("/")[0] for path in drafts)
    return {
        PRIVACY: b"# Names and addresses stay out of git.\n*\n",
        README: readme(kinds, sorted(calendars), sending),
        **drafts,
        **{FOLDER + path: content for path, content in calendars.items()},
    }
