"""When a circle meets: the dates of a slot, the slots there are, and who can come to which."""
