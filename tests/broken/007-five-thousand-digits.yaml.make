text "cohort: "
repeat 5000 "7"
text "\nstarts: 2027-01-11\nends: 2027-07-09\nparticipants: {ana: {name: Ana, timezone: UTC, level: "
repeat 5000 "9"
text "}}\n"
# expect 1:9 error this text is too long (5,000 characters)
