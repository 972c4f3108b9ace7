text "cohort: T\n"
repeat 16777300 "#"
# expect 1:1 error this file is larger than 16 MB
