"""
The pure reader: from a line of a file to a procedure's content, or to a plain refusal.

Nothing here touches the database. `lines` cuts a file into lines without ever holding it whole,
`national` understands the national catalogue's records, `facts` the shipped file's, `content` is
what both become, `limits`, `fees`, `subjects` and `levels` mend what the source got wrong.
"""
