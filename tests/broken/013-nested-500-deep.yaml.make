text "cohort: T\nreadings: "
repeat 500 "["
repeat 500 "]"
text "\n"
# expect 2:30 error nested more than 20 levels deep
