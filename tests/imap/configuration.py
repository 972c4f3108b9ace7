"""How a Dovecot is told to be a small mail server for tests, in the words of its two editions.

The folder marked for drafts is not the one that is called so, and a wrong password costs no time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

PROGRAM = "/usr/sbin/dovecot"
"""Where Debian puts it, whatever the path of the user is."""

DRAFTS = "Entwürfe"


class Person(NamedTuple):
    """Somebody with a mailbox: room for as many bytes, or any number; ``rights`` are those in the drafts."""

    password: str
    room: int | None = None
    rights: str = ""


BOTH = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
auth_failure_delay = 0
ssl = {ssl}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    {listen} = 127.0.0.1
    port = {plain_port}
  }}
  inet_listener imaps {{
    {listen} = 127.0.0.1
    port = {tls_port}
    ssl = yes
  }}
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox "{drafts}" {{
    special_use = "\\\\Drafts"
    auto = create
{rights}
  }}
  mailbox Drafts {{
    auto = create
  }}
}}
"""

OLD = """
protocols = imap
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
mail_location = maildir:~/Maildir
mail_plugins = quota acl
protocol imap {{
  mail_plugins = quota acl imap_quota
}}
plugin {{
  quota = count:all
  quota_vsizes = yes
  acl = vfile:{folder}/rights
}}
passdb {{
  driver = passwd-file
  args = scheme=plain {folder}/people
}}
userdb {{
  driver = passwd-file
  args = {folder}/people
}}
"""
"""Dovecot 2.3."""

NEW = """
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
protocols = imap
ssl_server_cert_file = {folder}/certificate.pem
ssl_server_key_file = {folder}/key.pem
mail_driver = maildir
mail_path = ~/Maildir
mail_plugins = quota acl
protocol imap {{
  mail_plugins = quota acl imap_quota
}}
acl_driver = vfile
quota all {{
}}
passdb passwd-file {{
  passwd_file_path = {folder}/people
  default_password_scheme = plain
}}
userdb passwd-file {{
  passwd_file_path = {folder}/people
}}
"""
"""Dovecot 2.4, which wants to be told first for which edition its configuration was written."""


def configuration(version: str, people: Mapping[str, Person], **settings: object) -> str:
    """Return the configuration for a version such as ``2.3.19``."""
    old = version.startswith("2.3")
    own = "" if old else "\n".join(_rights(name, one) for name, one in people.items() if one.rights)
    values = {**settings, "drafts": DRAFTS, "rights": own, "listen": "address" if old else "listen"}
    return (OLD + BOTH if old else NEW + BOTH).format(**values)


def _rights(name: str, one: Person) -> str:
    return f"    acl user={name} {{\n      rights = {one.rights}\n    }}"


def rights_file(people: Mapping[str, Person]) -> str:
    """Return who may do what in the drafts, for 2.3."""
    return "".join(f"{DRAFTS} user={name} {one.rights}\n" for name, one in people.items() if one.rights)


def people_file(version: str, people: Mapping[str, Person], ids: str, mail: object) -> str:
    """Return everybody's password, home and room; ``ids`` are the user and the group of all their files."""
    room = "userdb_quota_rule=*:bytes={}" if version.startswith("2.3") else "userdb_quota_storage_size={}B"
    return "".join(
        f"{name}:{one.password}:{ids}::{mail}/{name}::"
        f"{'' if one.room is None else ' ' + room.format(one.room)}\n"
        for name, one in people.items()
    )
