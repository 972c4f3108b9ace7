"""Files with nothing wrong in them, to begin from."""

COHORT = """\
cohort: Spring 2027                # what we agreed
id: spring-2027
purpose: "To learn from each other: openly."
principles: [Everyone has a voice., 'Zoë''s rule']
process: troika-consulting
starts: 2027-01-11
ends: 2027-07-09
size: 6-8
timezone: Europe/London
meeting:
  {every: week, then: {every: 2 months, starts: 2027-04-15}, minutes: 60, video: https://example.org/room,
   first: Bring one question., in_person: {meeting: 4, place: Friends House}}
coordinator: {name: Noor, email: noor@example.org}
matching:
  mix: [organisation, region]
  complement: {needs: offers}
  apart: [[amina, ben]]
  within: {level: 1}
  at_most: {organisation: 2}
holidays: {countries: [GB-SCT, Germany], dates: [2027-04-05], instead: next week}
share_outs: {at: [2027-03-16 17:00], minutes: 90, circles: 2}
leads_meetings: {every: 2 months, minutes: 45}
nudges: {week_before: 7, rsvp: no}
participants:
  amina:
    name: Amina Diallo
    email: amina@example.org
    timezone: Africa/Dakar
    available: [Tue 16:00-19:00, Wed 09:00-12:00]
    if_needed: [Fri 22:00-01:00]
    lead: yes
    languages: [fr, en]
    needs: [fundraising]
    offers:
      - facilitation
      - Null
    knows: [ben]
    organisation: 0712
    region: no
    level: 3
  ben: {name: "Ben O'Neil", timezone: Europe/Berlin, organisation: B, region: N, level: 2}
  zoë:
    name: Zoë
    challenge: |
      How do I
        say no?
    organisation: C
"""

TABLE = """\
id,name,email,Time-zone,available,if needed,lead,languages,needs,offers,organisation
amina,Amina Diallo,amina@example.org,,Tue 16:00-19:00;Wed 09:00-12:00,,yes,fr;en,fundraising,facilitation,A
ben,"O'Neil, Ben",ben@example.org,,,"Fri 22:00-01:00",if needed,,,"a ""quoted"" offer",B
,Zoë,zoe@example.org,,,,no,en,"several
lines",,C
"""
