"""Drafts of what is written to those who are awaited; nothing is sent.

`words` says it, in the agreement's language, with `changes` for those who signed another text, `mail` makes an e-mail
of that, `drafts` does so for each partner, and `writing` puts the drafts into a folder and keeps what was drafted when.
"""
