text "cohort: T\nstarts: 2027-01-11\nends: 2027-07-09\nparticipants:\n  ana: {name: Ana, timezone: UTC}\n"
repeat 200000 "note: 1\n"
# expect 7:1 error «note» stands here 200,000 times (lines 6, 7, 8 and 199,997 more)
# expect 200005:1 error «note» is not a key
