"""
What is asked of an announcement before it is signed: its deadlines and its problems.

`deadlines` reckons by the province's calendar, `problems` finds what is wrong or doubtful,
`outside` is where those above the catalogue say what an end of a procedure touches.
"""
