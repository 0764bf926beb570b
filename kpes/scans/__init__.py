"""Scans of signed copies, laid over the issued pages and compared glyph by glyph, without a letter being read.

Only pages that lie on no issued page, as those printed from DOCX, are read (`reading`, with the extra “read”).

Only this package knows OpenCV, NumPy, ZXing and PDFium, which the extra “scan” brings, and it uses them in a
process of its own. `scan` is what others call, and `limits` has every number that a verdict rests on.
"""
