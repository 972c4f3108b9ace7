text "cohort: T\nstarts: 2027-01-11\nends: 2027-07-09\ntimezone: Europe/London\nparticipants:\n  ana:\n    name: "
repeat 500 "a"
text "\n    challenge: "
repeat 2500 "help"
text "\n"
# expect ok
