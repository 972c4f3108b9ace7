"""Six coordinators and their cohorts, from forty people with a form to a house of three hundred.

Each folder is what one coordinator has in hand before ``circlekit match`` or ``rotate``; nobody in it exists.

- p1: Amara, first circles: forty people in nine time zones, two of whom can meet nobody.
- p2: Daniel, one organisation: three hundred people, forty-three of them willing to lead.
- p3: Noor, volunteers: twenty-four people, of whom three in ten stay away on the day.
- p4: Beatriz, second term: forty-eight people in six circles; nine opt out and thirteen join.
- p5: Mireille, three languages: sixty-four people, 26 French, 23 Spanish, 15 English.
- p6: Helen, a hospital: ninety-six people, and rules that nobody but her should see.

``cohort.yaml`` is written by hand. The other files are written by ``invent``, each with the seed that stands
there, and kept as they are: ``python -m tests.cohorts`` writes them again. Another seed gives another cohort,
and the tests may then need other people.
"""
