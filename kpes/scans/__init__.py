"""Scans of signed copies, laid over the issued pages and compared glyph by glyph; no letter is read.

Only this package knows OpenCV, NumPy, ZXing and PDFium, which the extra “scan” brings, and it uses them in a
process of its own. `scan` is what others call, and `limits` has every number that a verdict rests on.
"""
