text "cohort: T\nstarts: 2027-01-11\nends: 2027-07-09\ntimezone: Europe/London\nparticipants:\n"
count 10000 "  p%d: {name: Person %d, available: [Tue 16:00-19:00]}\n"
# expect ok
