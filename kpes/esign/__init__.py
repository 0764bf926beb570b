"""What the electronic signatures on a PDF prove, and what was done to it besides.

`examiner` looks into such a file in a process of its own, where `electronic` and `binding` read it with pyHanko, an
extra; `facts` is what they find, `verdicts` what that proves, each thing apart, `trust` the certificates of those who
are trusted.
"""
