repeat 20000 "- "
text "x\n"
# expect 1:41 error nested more than 20 levels deep
