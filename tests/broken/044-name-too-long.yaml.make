text "cohort: T\nstarts: 2027-01-11\nends: 2027-07-09\ntimezone: Europe/London\nparticipants:\n  ana:\n    name: "
repeat 501 "a"
text "\n    needs: "
repeat 20001 "a"
text "\n"
# expect 7:11 error this text is too long (501 characters)
# expect 8:12 error this text is too long (20,001 characters)
