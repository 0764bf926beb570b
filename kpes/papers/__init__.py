"""What goes with the copies: a list to sign in, letters, receipts and labels, each of a text template.

`letter` makes blocks of what a template gives, `words` says what the templates are given, `kinds` draws up the papers.
"""
