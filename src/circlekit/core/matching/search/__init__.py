"""The search for good circles: where it begins, how it moves people, and how it ends."""
