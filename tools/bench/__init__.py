"""Measures kpes beside what it could be compared with, in one run: ``make bench``.

Every figure is of a whole process, but for the checking of many partners. Times that are compared are
taken in turns, so that whatever else the machine does hits both; memory is the peak of the process.
Nothing here fails: it is to be read.
"""
