"""The register: what was recorded about each partner's signatures, one file a partner.

`reading` makes records of what its files hold and tells which of them stand, `files` appends to them, `checks` tells
whose signature is meant; `evidence` keeps the files that show signatures.
"""
