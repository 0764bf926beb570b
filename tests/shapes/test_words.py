"""The words that people wrote, whatever key they stand in."""

from __future__ import annotations

import json

import pytest

from kpes import model
from kpes.rules.partners import personal_number
from kpes.shapes.table import group, read_agreement, read_events, read_partners, words
from tests.shapes.full import ACT, AGREEMENT, IN_CHAPTERS, OF_PARTNER, PARTNERS, SIGNATURE, places
from tests.sound import of_values

PESEL = "44051401359"
FILES = {
    "agreement": (AGREEMENT, read_agreement),
    "chapters": (IN_CHAPTERS, read_agreement),
    "partners": (PARTNERS, read_partners),
    "records": (SIGNATURE, read_events),
}
TYPES = [one for one in vars(model).values() if isinstance(one, type) and hasattr(one, "_fields")]
MODELS = [one for one in TYPES if group(one).entries and one is not model.Item]
"""What a file may hold; an item is written as something else."""
WITHOUT_WORDS = {
    *"language status date form labels paragraph_labels chapter_labels attachment_labels numbering".split(),
    *"insert layout show basis signatures_required".split(),
    *"event of on signed_on method fingerprint effect sha256 kind issued recorded_at digest".split(),
}


def test_the_documents_hold_every_key_of_the_table():
    assert len(MODELS) > 10
    documents = [document for document, _ in FILES.values()] + [ACT, OF_PARTNER]
    held = {key for document in documents for _, key in places(document) if isinstance(key, str)}
    assert held - {"wklad"} == {name for one in MODELS for name in group(one).entries}


@pytest.mark.parametrize("file", FILES)
def test_a_pesel_is_found_in_every_key_that_holds_words(file):
    document, read = FILES[file]
    held = set()
    for number, (holder, key) in enumerate(places(document)):
        if not isinstance(holder[key], str):
            continue
        slipped = json.loads(json.dumps(document))
        within, at = list(places(slipped))[number]
        within[at] = holder[key].replace("scan", PESEL).replace("power", PESEL) if key == "file" else PESEL
        value, _ = read(json.dumps(slipped).encode(), "f")
        if value is None:
            within[at] = f"x-{PESEL}"
            value, _ = read(json.dumps(slipped).encode(), "f")
        if value is None:
            assert key in WITHOUT_WORDS or holder == ["date", "place"]
            continue
        part = "agreement" if file == "chapters" else file
        data = of_values(**{part: {"a": value} if file == "records" else value})
        assert len(list(personal_number.check(data))) == 1, key
        held.add(key)
    assert held


def test_a_number_that_is_accepted_is_not_found_where_it_is_accepted():
    accepted = {"rule": "K315", "where": "parties", "words": PESEL, "reason": "x"}
    agreement, _ = read_agreement(json.dumps({**AGREEMENT, "accepted": [accepted]}).encode(), "f")
    assert list(personal_number.check(of_values(agreement=agreement))) == []
    accepted["rule"] = "K204"
    agreement, _ = read_agreement(json.dumps({**AGREEMENT, "accepted": [accepted]}).encode(), "f")
    assert len(list(personal_number.check(of_values(agreement=agreement)))) == 1


def test_printed_words_leave_out_what_is_for_people_alone():
    agreement, _ = read_agreement(json.dumps({**AGREEMENT, "author": "y", "title": "z"}).encode(), "f")
    assert agreement is not None
    printed = [text.value for text in words(agreement, printed=True)]
    assert (printed[0], "y" in printed, len(printed)) == ("z", False, 36)
