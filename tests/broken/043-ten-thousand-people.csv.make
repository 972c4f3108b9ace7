text "name,available\n"
count 10000 "Person %d,Tue 16:00-19:00\n"
# expect ok
