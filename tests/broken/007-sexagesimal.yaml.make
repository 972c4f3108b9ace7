text "cohort: T\nstarts: 2027-01-11\nends: 2027-07-09\nparticipants: {ana: {name: Ana, timezone: UTC, level: 1"
repeat 40000 ":1"
text "}}\n"
# expect 4:55 error level» of «Ana»: this text is too long (80,001 characters)
