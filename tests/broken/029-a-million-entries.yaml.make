text "readings: ["
repeat 1000001 "1,"
text "]\n"
# expect 1:1 error this file has more than 1,000,000 entries
