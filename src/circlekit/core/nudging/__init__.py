"""Message drafts: which are due, what they say, and how they travel. Nothing here sends anything."""
