"""Which slot a circle gets: every slot there is, what each costs, and what would help where none suits."""
