"""What a design is."""

from __future__ import annotations

import numpy as np

from circlekit.core.rotation.designs.design import Design, labels, renumbered

DESIGN = Design(
    "two rounds of four seats",
    (np.array([0, 0, 1, 1]), np.array([3, 5, 3, 5])),
    np.array([3, 0]),
)


def test_people_and_free_seats_are_counted() -> None:
    """Of four seats the last and the first are taken."""
    assert (DESIGN.people, DESIGN.seats, DESIGN.free.tolist()) == (2, 4, [1, 2])


def test_labels_are_those_of_the_seats_that_people_have() -> None:
    """The first person sits on seat 3, the second on seat 0."""
    assert [found.tolist() for found in labels(DESIGN)] == [[1, 0], [1, 0]]


def test_labels_have_no_gaps() -> None:
    """Whatever the labels were, they become 0, 1, ..."""
    assert renumbered(np.array([7, 3, 7, 9])).tolist() == [1, 0, 1, 2]
