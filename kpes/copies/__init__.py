"""The copies: one file a partner, all of a format of the same bytes, and what they say of themselves beside them.

`lists` names the copies, keeps ``SHA256SUMS`` and ``manifest.json`` and tells what is there, `writing` puts a set in
its place or packs it, `folders` has one folder take the place of another.
"""
