"""Whose address is shown to whom."""

from __future__ import annotations

from circlekit.core.inviting.guests import Share, all_share, guests, shares

from .builders import ANA, BEN, CEM, circle, person

SHY = person("shy", share_email=False)


def shown(found: tuple[Share, ...]) -> dict[tuple[str, ...], list[str]]:
    return {
        tuple(one.id for one in share.to): [one.address.partition("@")[0] for one in share.named]
        for share in found
    }


def test_one_file_serves_a_circle_in_which_everybody_said_yes() -> None:
    """All of them are named in it, in the order of the circle."""
    (only,) = shares([BEN, ANA], "ana")
    assert only.whole
    assert shown((only,)) == {("ben", "ana"): ["ben", "ana"]}


def test_an_address_is_shown_only_with_its_owners_yes() -> None:
    """Shy sees the two who said yes; they see each other, and not Shy."""
    found = shares([ANA, SHY, BEN], "ana")
    assert not any(share.whole for share in found)
    assert shown(found) == {
        ("ana",): ["ana", "ben"],
        ("shy",): ["ana", "shy", "ben"],
        ("ben",): ["ana", "ben"],
    }


def test_hidden_members_see_only_themselves() -> None:
    """Even where everybody said yes."""
    assert shown(shares([ANA, BEN], "ana", hide=True)) == {("ana",): ["ana"], ("ben",): ["ben"]}


def test_the_lead_chairs_wherever_they_are_named() -> None:
    """In their own file and in those of others."""
    for share in shares([ANA, SHY, BEN], "ana"):
        assert [one.chair for one in share.named] == [one.name == "Ana" for one in share.named]


def test_who_has_no_address_is_told_apart() -> None:
    """They cannot be invited by mail, and do not count when it is asked who shares."""
    nobody = person("noa", email="", share_email=False)
    found = guests(circle("ana", "noa", "cem"), {one.id: one for one in (ANA, CEM, nobody)})
    assert [one.id for one in found.people] == ["ana", "cem"]
    assert [one.id for one in found.unaddressed] == ["noa"]
    assert all_share(found.people)


def test_nobody_with_an_address_means_no_file() -> None:
    """An invitation without anybody invited is none."""
    assert shares([], "ana") == ()
