"""What a lead reports of a meeting: the form that they get, and what comes back."""
