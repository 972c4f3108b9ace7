"""Hostile names and texts, what a draft made of them holds, and what a careless writer would make of them.

Run as a script it prints its findings as JSON, so that the tests can ask every Python there is. It
imports nothing but the standard library and the module under test.
"""

import hashlib
import json
import sys
from email import message_from_bytes, policy
from email.utils import getaddresses

RECIPIENT = "amina@example.org"
SENDER = "noor@example.org"

TEXTS = [
    "Amina Diallo",
    "Zoë Núñez",
    "Александра Константинопольская-Рождественская",
    "李雷",
    "hi\r\nBcc: evil@example.net",
    "hi\rBcc: evil@example.net",
    "hi\nBcc: evil@example.net",
    "hi\x0bBcc: evil@example.net",
    "hi\x0cBcc: evil@example.net",
    "hi\x1cBcc: evil@example.net",
    "hi\x85Bcc: evil@example.net",
    "hi\u2028Bcc: evil@example.net",
    "hi\u2029Bcc: evil@example.net",
    "=?UTF-8?Q?=0A?=Bcc: evil@example.net",
    "=?utf-8?b?DQpCY2M6IGV2aWxAZXhhbXBsZS5uZXQ=?=",
    "=\n?UTF-8?Q?=0A?=Bcc: evil@example.net",
    "==??UTF-8?Q?=0A?=Bcc: evil@example.net",
    "=?utf-8?q?=2C_evil=40example.net?=",
    "ends in a line break\n",
    "\n\nbegins with two",
    "Doe, Jane",
    "x <evil@example.net>,",
    "x\" <evil@example.net>, \"y",
    "(evil@example.net)",
    "group: evil@example.net;",
    "q\"uo\\te",
    "evil@example.net",
    "\u202eevil",
    "\ud83d lone",
    "\x00\x07\x1b[31m",
    "x" * 500,
    "é" * 500,
    "Zoë " * 30,
    " ",
    "",
    ".",
    "a. b.",
    "👩\u200d👩\u200d👧",
    "مرحبا",
]  # fmt: skip

ADDRESSES = [
    "",
    "a@",
    "@b.org",
    "a@b@c.org",
    "a b@example.org",
    "<a@example.org>",
    "a@example.org, evil@example.net",
    "a@example.org,evil@example.net",
    "example.org, evil@example.net",
    "a@example.org\n",
    "a@example.org\r\nBcc: evil@example.net",
    "jané@example.org",
    "jane@exämple.org",
    "a@example.org (evil@example.net)",
]  # fmt: skip


def what_it_holds(content: bytes) -> dict:
    """Read a message three ways: raw lines, the old parser and the new one."""
    head, _, _ = content.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    old = message_from_bytes(content)
    new = message_from_bytes(content, policy=policy.default)
    recipients = getaddresses([str(new[name]) for name in ("To", "Cc", "Bcc", "Resent-To") if new[name]])
    return {
        "names": sorted({line.split(b":")[0].decode() for line in lines if line[:1] not in b" \t"}),
        "names_again": sorted({*old.keys(), *new.keys()}),
        "to": [address.addr_spec for address in new["To"].addresses],
        "recipients": [address for _, address in recipients],
        "stray_line_ends": any(byte in content.replace(b"\r\n", b"") for byte in b"\r\n"),
        "longest": max(len(line) for line in lines),
        "ascii": content.isascii(),
    }


def careless(text: str) -> bytes:
    """Write a message the way that these texts are made for."""
    head = f"To: {text} <{RECIPIENT}>\r\nSubject: {text}\r\n\r\n"
    return head.encode("utf-8", "replace") + b"Hello\r\n"


def findings() -> list:
    """Return what a draft with each text as name, subject and body holds, and its digest."""
    from circlekit.core.nudging.mail import Letter, Mailbox, eml

    found = []
    for text in TEXTS:
        letter = Letter(
            Mailbox(text, RECIPIENT), text, f"Hello {text}\n\n.\nFrom\n{text}", Mailbox(text, SENDER)
        )
        content = eml(letter)
        found.append({**what_it_holds(content), "digest": hashlib.sha256(content).hexdigest()})
    return found


def refused() -> list:
    """Return for each address whether a draft to it is refused."""
    from circlekit.core.nudging.mail import Letter, Mailbox, eml
    from circlekit.core.problems import CirclekitError

    found = []
    for address in ADDRESSES:
        try:
            eml(Letter(Mailbox("A", address), "s", "b"))
        except CirclekitError as error:
            found.append("evil" not in str(error) and "example" not in str(error))
        else:
            found.append(False)
    return found


if __name__ == "__main__":
    third_party = {"pydantic", "yaml", "typer", "numpy", "icalendar"}
    document = {"findings": findings(), "refused": refused()}
    print(json.dumps({**document, "heavy": sorted(third_party & set(sys.modules))}))
