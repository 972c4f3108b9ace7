"""Intake: from the exports of forms and polls to participants, with nothing guessed in silence.

A file is read as a ``Grid``; a ``Layout`` (data in the library) finds its header and makes it a ``Form``;
``FormMapping`` says what each column is; ``Answer`` is what one person said; merged, they are a people table.
Problems of this package have the path ``(file, line, column)``, the column counted from 0.
"""
