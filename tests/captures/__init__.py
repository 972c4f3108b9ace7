"""What people see: every table and message on a terminal of 80 columns, in a pipe and with NO_COLOR.

``python -m tests.captures`` shows what has changed since it was committed, ``--write`` takes it over.
"""
