"""A project out of what people have: an agreement from Word or plain text, partners from a table.

What the file says, line by line (`received.written`), is given the structure of an agreement and written as YAML. Then
kpes reads its own result and holds it against the file, word by word, label by label; only if both agree is it kept.
"""
