"""What the electronic signatures on a PDF prove, and what was done to it besides.

`examiner` looks into such a file in a process of its own, where `electronic` and `binding` read it with pyHanko, an
extra, and has the certificates of those who are trusted; `signed_pdf` is what they find, and whose name that is,
`verdicts` what that proves, each thing apart.
"""
