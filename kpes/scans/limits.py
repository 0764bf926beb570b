"""The limits that a verdict on a scan rests on, and how each was set.

How lines and words are found in their places takes numbers of its own, which stand beside that code (`placing`).

Those of lines, words and ink were set on made-up scans (``tests/scans/paper.py``) of half of the agreements in
``tests/examples/quiet``, where nothing else is said, and measured on the other half: ``make scans``. No real paper was
at hand. How to set them anew tells ``docs/scans.md``.
"""

from __future__ import annotations

# The files

LARGEST_PICTURE = 60_000_000
"""Pixels of one page: A3 at 450 dots an inch. A larger one is refused before it is unpacked."""
LONGEST_SIDE = 20_000
"""Pixels of the longer side of a page: A3 at 1200 dots an inch. A strip so thin is no page."""
MOST_PAGES = 400
"""Pages of one file."""
SECONDS = 180.0
"""For one page, or to open one file; a page takes one or two."""
MEMORY = 3 * 2**29
"""Bytes of address space; five pages set 800 MiB aside, and really took 360."""
READING = 3 * 2**29
"""The same where pages are read; an A4 page at 200 dpi sets 720 MiB aside, of which 210 are really taken."""

# The page

COARSE, FINE = 100, 300
"""Dots an inch at which a page is looked for, and at which it is compared."""
MOST_POINTS = 1500
"""That are sought on a page. More take longer to be held beside each other; fewer were not tried."""
LIKE = 0.8
"""How much nearer the most alike point must be than the second (Lowe's ratio test)."""
STRAY = 3.0
"""Pixels at COARSE by which a point may miss its place."""
WIDE = 120.0
"""Millimetres: points that lie in less of a page say nothing of how the rest is bent."""
FEWEST_POINTS = 40
"""That agree. The right page had 91 and more; a page of another document can have as many as this by chance."""
SCANNED = (60.0, 1300.0)
"""Dots an inch that a scan may have; points that agree by chance tell of others."""
FINER = 2
"""How much finer a picture is looked at on which no page was found: a sheet on a table fills little of a photograph."""
ALONE = 0.6
"""Share of a picture from which on a page leaves no room for another beside it."""
LIKELY = 0.3
"""Issued pages with so large a share of the pairs of the best one are looked at, whether the scan lies on them."""
BEYOND, MORE_POINTS = 5.0, 20
"""Millimetres beside the page, and points that stand out there, from which on the picture shows more than the page. A
line of print had 130 and more, longer paper with specks none."""
NEARLY = 0.5
"""Issued pages with so large a share of the best one's points are compared, too."""
MOST_TRIED = 3
"""Issued pages that one scan is compared with."""

# The lines

LONG = 25.0
"""Millimetres: so long a line is one of a kind, and can be found where it does not belong."""
LINE = 0.65
"""How alike a line is at least where it is found, at COARSE."""
MOVED = 2.0
"""Millimetres by which a line stands elsewhere; a printer's feed and bent paper move it less."""

# The words

LIKENESS = 0.13
"""A glyph lies so far below the middle of its kind on this page; the worst of clean pages had 0.12."""
EXTRA = 115.0
"""Grey levels of ink, over 0.3 mm, where none is near in the issued page: an accent has 130 and more, a speck up
to 120."""
ROOM = 1.2
"""Millimetres of white beside a word in which a sign that was added is sought as in the word; ``BESIDE`` is less."""
FAINT_LIKENESS, FAINT_EXTRA, FAINT_MISSING, FAINT_RATHER = 0.05, 38.0, 16.0, -0.1
"""The same where two signs come together: less alike, and ink that is too much, or that is not there, or it is nearly
as much like another letter."""
UNLIKE, INKY, PALE = 0.08, 30.0, 12.0
"""By how much a kind of glyph, such as dots or letters of a small font, may be less alike, or have more ink or paper,
than all glyphs of the page."""
SUSPECT = 0.02, 20.0, 10.0
"""By so much less alike, by so much more ink or paper a glyph is looked at more closely: is it another letter?"""
TRIED_OF_A_KIND = 3
"""Glyphs of each kind that are held beside other letters though nothing is odd about them."""
MOST_SUSPECTS = 600
"""Glyphs of a page that are; a page with more differs all over."""
AS_WIDE = 0.3
"""Letters whose widths differ by no larger share are held beside each other."""
RIVAL = 0.6, 0.985
"""How alike two letters are that can be taken for one another; those that are more so are one sign."""
RATHER = 0.0
"""By how much, of what tells two letters apart, the scan looks more like the other one. Of clean pages at 200 dpi none
had more than -0.04; nothing was found by a lower one."""
COARSE_SCAN = 170.0
"""Dots an inch; below it small changes cannot be seen, and the report says so."""
COARSER = 1.5, 1.15
"""By how much those of likeness and of ink that is too much are wider for a scan that is so coarse."""
ANOTHER_LAYOUT = 0.2
"""Share of a page's words that differ: it was not printed from this PDF."""
ANOTHER_PAGE = 0.7
"""The same, from which on it is no such page at all: points that agree by chance lay it over one."""
FEW_WORDS = 40
"""Words of a page that is read, too, where others of the same scan are of another layout: with so few of them a page of
signatures may lie on an issued one by chance."""
ALIKE = 0.6
"""How alike half of its glyphs must be at least, else it is no such page either; that of bilevel scans was 0.95."""
FLAT = 8
"""Grey levels by which a place differs in itself at most where nothing stands on it."""

# Ink

DARK = 150
"""Grey level, of 255, below which something is ink, once paper is white and the print as dark as it should be."""
BESIDE = 0.9
"""Millimetres around print in which ink is the print's own."""
CLOSE = 0.4
"""The same where ink is sought that was put over print."""
THROUGH = 3.0
"""Millimetres of ink in one line across print that is none of the print's: no glyph has as much."""
TALL = 6.0
"""Millimetres: ink so high is no print of another line, but a stroke or a stamp."""
FOREIGN = 1.2
"""Square millimetres of ink that belong to nothing printed. On clean pages no piece had 0.15; of words that were
added by hand the smallest had 3.8."""
ONE_NOTE = 6.0
"""Millimetres between strokes that are one note by hand; chosen."""
ROW = 4.0
"""Square millimetres of ink in the row of a signatory. Of signed rows the palest had 47, of others the worst 1.9, from
a signature that crossed a rule."""
SHARED = 0.3
"""Share of one stroke in each of two rows, from which on it may be either's. It was chosen, as were those below."""
EDGE, FOOT, CORNER = 8.0, 25.0, 25.0
"""Millimetres at the edges (shadows), at the foot (initials) and in the upper corners (staples), where ink is nobody's
business."""
MOST_PLACES = 20
"""Places of a page, of words and of ink each, that are shown one by one."""
PALE_INK, BLANK = 200, 0.0004
"""Grey level, at COARSE, and share of a page that is darker; one with less is empty. Empty pages had 0.0001 at most, a
line of print in a grey of 170 had 0.0005 and more, but none in black and white, where it vanishes. One in a grey of
200 may go unseen."""

# Reading, where a page lies on no issued one. What a reading tells has no limit of likeness: programs have to agree.
# These were chosen on pages of five agreements as LibreOffice makes them, so that lines and words are found; unless it
# says so, no other value was tried.

RULE = 12.0
"""Millimetres: a stroke so long and straight is a rule, not print."""
COLUMN = 5.0
"""Millimetres of white between what is read apart, as columns are; at 12 labels were read into the text."""
LABEL = 14.0
"""Millimetres: what is no wider is read with what it stands before, as a label is; alone many were misread."""
GAP = 2.0
"""Millimetres between a label and what it stands before, beside the white that both have, as they are read."""
SPACE = 5
"""Steps of the network, each a sixth of a line's height, between two letters with a space between them that it may
not tell; a broad letter takes three."""
TESSERACT_HEIGHT = 60
"""Pixels of a piece of a line as Tesseract reads it; the second time it is half as high again."""
TRIED_LINES = 5
"""Lines that are read both ways up to see which is right; all pages that were turned were seen as such."""
CODE = 60.0
"""Millimetres at the foot in which the code is sought."""
BESIDE_WORDS, ABOVE_WORDS = 15.0, 3.0
"""Millimetres around a place that was read, as its picture shows it."""
RUNS_OF_A_PAGE, RUNS_SHARE = 3, 0.1
"""Runs of three words, in order, that a page shares with a text at least, in number and of its words."""
MOSTLY = 5
"""Between two pages: where the words read are fewer than one in so many of those that are meant, none was seen."""
BY_CHANCE = 5
"""Words between words that no page has which may go with a word on some page by chance."""
SHORT = 4
"""Letters of what was read in the signatory list, and does not belong there; less is taken for ink of a signature."""
PRINT, SAME_PRINT = 8, 0.6
"""Letters that a reading has more than it should between two words, and how alike two readings of them are: print that
the edition has not is there, though each has it a little otherwise. They were chosen, and tried on one agreement."""
HEAD = 70.0
"""Millimetres from the top of a page within which it repeats what stands above the signatory list."""
ROW_OF_A_TABLE = 120
"""Words within which lines of cells are sought that were read between those of other cells."""
