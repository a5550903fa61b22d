"""
From what is really there to the level of a service.

`profiles` reads a procedure, `sights` looks at what lies below (forms, processes, blank forms),
`settling` writes facts and levels where they changed. The rule is `rules.service_level`.
"""
