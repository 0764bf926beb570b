"""Recording signatures: one service, whatever way they come in.

A command, a dialogue and a table are three ways to fill in what was `Said` of a signature. From there on the steps are
the same, those of `service.Signing`: complete it from the electronic signature in its files (`electronic`), refuse what
cannot be, record all or none, tell what is to be remarked (`remarks`). `rows` reads a whole meeting.
"""
