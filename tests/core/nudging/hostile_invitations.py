"""What drafts with an invitation hold, whatever stands in names, texts and the calendar itself.

Run as a script it prints its findings as JSON, so that the tests can ask every Python there is.
"""

import hashlib
import json
import sys
from email import message_from_bytes, policy

from hostile_mail import RECIPIENT, SENDER, TEXTS, what_it_holds


def parts_of(content: bytes) -> list:
    """Return the type and content of each part, as the new parser reads them."""
    message = message_from_bytes(content, policy=policy.default)
    return [
        [part.get_content_type(), part.get_payload(decode=True).decode("utf-8", "replace")]
        for part in message.iter_parts()
    ]


def findings() -> list:
    """Return what an invitation with each text in all its places holds, and its digest."""
    from circlekit.core.nudging.mail import Letter, Mailbox
    from circlekit.core.nudging.mail_calendar import invitation_eml

    found = []
    for text in TEXTS:
        letter = Letter(Mailbox(text, RECIPIENT), text, f"{text}\n--=_circlekit--\n", Mailbox(text, SENDER))
        calendar = f"BEGIN:VCALENDAR\r\n{text}\r\n--=_circlekit--\r\n".encode("utf-8", "replace")
        content = invitation_eml(letter, calendar, "REQUEST")
        [first, second] = parts_of(content)
        found.append(
            {
                **what_it_holds(content),
                "longest": max(len(line) for line in content.split(b"\r\n")),
                "digest": hashlib.sha256(content).hexdigest(),
                "kinds": [first[0], second[0]],
                "calendar": second[1] == calendar.decode(),
            }
        )
    return found


if __name__ == "__main__":
    third_party = {"pydantic", "yaml", "typer", "numpy", "icalendar"}
    print(json.dumps({"findings": findings(), "heavy": sorted(third_party & set(sys.modules))}))
