"""What is said of a file that came back: which copy, which edition, whose words."""

from __future__ import annotations

import hashlib
import re

import pytest

from kpes.copies.lists import Copy
from kpes.language import language
from kpes.messages import message
from kpes.received.reading import Reading, Remark
from kpes.verify import returned
from kpes.verify.checks import Edition, Known
from kpes.verify.compare import differences, units
from kpes.verify.returned import check_reading, check_returned
from tests.received.alterations import BODY, packed, unpacked
from tests.received.issued import expected, issued, knowing, told

TEXT = "Porozumienie\nPar. 1.\n1. Działamy w zgodzie.\n- etyka\nPartnerzy:\nPodpis\nA\n"
TODAY = hashlib.sha256(TEXT.encode()).hexdigest()
PDF = b"%PDF-1.7 x"
OTHER = Edition("sha256:" + "f" * 64, ("Porozumienie", "Par. 1.", "1. Działamy w sporze."))


def copies(data: bytes, *names: str) -> tuple[Copy, ...]:
    return tuple(Copy(name, name[3:4], name[5:], hashlib.sha256(data).hexdigest()) for name in names)


def test_the_issued_bytes_are_named_with_their_partner_and_edition() -> None:
    known = knowing(TEXT)._replace(issued=copies(PDF, "01-a.pdf", "02-b.pdf"), issued_as=f"sha256:{TODAY}")
    assert told(check_returned("Downloads/02-b.pdf", PDF, known)) == [
        f"pass outcome: This is the issued copy, edition {TODAY[:12]}.",
        f"pass bytes: Byte for byte the copy 02-b.pdf that kpes wrote for “b”, edition {TODAY[:12]}.",
        "pass edition: That is today's text.",
    ]
    assert told(check_returned("scan.pdf", PDF, known))[1] == (
        f"pass bytes: Byte for byte each of the 2 copies that kpes wrote, 01-a.pdf to 02-b.pdf, "
        f"edition {TODAY[:12]}."
    )


def test_issued_bytes_of_an_earlier_edition_are_recognised_as_that() -> None:
    known = knowing(TEXT)._replace(issued=copies(b"PK", "01-a.docx"), issued_as=OTHER.fingerprint)
    assert told(check_returned("01-a.docx", b"PK", known)) == [
        "pass outcome: This is the issued copy, edition ffffffffffff.",
        "pass bytes: Byte for byte the copy 01-a.docx that kpes wrote for “a”, edition ffffffffffff.",
        f"warning edition: That is an earlier edition. Today's is {TODAY[:12]}.",
    ]


def test_a_text_of_an_earlier_edition_is_recognised_as_that() -> None:
    known = knowing(TEXT)._replace(editions=(*knowing(TEXT).editions, OTHER))
    assert told(check_returned("a.txt", "\n".join(OTHER.lines).encode(), known)) == [
        "pass outcome: This file holds the text of edition ffffffffffff, and nothing else.",
        "pass text: Letter for letter the text of edition ffffffffffff.",
        f"warning edition: That is an earlier edition. Today's is {TODAY[:12]}.",
    ]


def test_while_the_data_hold_errors_nobody_knows_whether_it_is_todays_text() -> None:
    known = Known((OTHER,))
    said = told(check_returned("a.txt", "\n".join(OTHER.lines).encode(), known))
    assert said[2] == (
        "not-checked edition: Whether that is today's text cannot be told: the data holds errors. See: kpes validate"
    )
    assert told(check_returned("a.txt", b"x", Known(()))) == [
        "fail outcome: kpes cannot tell what this file shows. Ask for the issued copy, or compare a print of it.",
        "fail text: There is no text to compare it with: the data holds errors, and nobody has signed yet."
    ]


def test_a_changed_text_is_compared_with_the_edition_that_it_is_most_like() -> None:
    known = knowing(TEXT)._replace(editions=(*knowing(TEXT).editions, OTHER))
    said = told(check_returned("a.txt", b"Porozumienie\nPar. 1.\n1. Sami w sporze.\n", known))
    assert said == [
        "fail outcome: This file differs in 1 place from edition ffffffffffff.",
        "fail text: Par. 1 ust. 1, “Porozumienie Par. 1. 1. […] w sporze.”: “Działamy” became “Sami”.",
    ]


def test_more_differences_than_anybody_reads_are_counted() -> None:
    text = " ".join(f"słowo {n}" for n in range(40))
    said = told(check_returned("a.txt", text.replace("słowo", "wyraz").encode(), knowing(text)))
    assert len(said) == 12
    assert said[0].startswith("fail outcome: This file differs in 40 places from edition")
    assert said[11] == "fail text: There are more differences: 40 in all."


def test_words_that_others_wrapped_anew_are_the_same_but_worth_a_look() -> None:
    said = told(check_returned("mail.txt", TEXT.replace("w zgodzie", "w\nzgodzie").encode(), knowing(TEXT)))
    assert said[0].startswith("fail outcome: The same words, but kpes does not vouch for what the file shows.")
    assert said[1] == (
        f"warning text: The words are those of edition {TODAY[:12]}, but its paragraphs begin elsewhere."
    )


def test_a_pdf_parts_words_at_the_ends_of_lines_and_repeats_what_stands_on_each_page() -> None:
    lines = (
        "\fPorozumienie", "Par. 1.", "1. Dzia-", "łamy w zgo-", "dzie.", "strona 1 z 2", "- etyka",
        "\fstrona 2 z 2 wydanie " + TODAY[:12], "Partnerzy:", "Podpis", "\fPartnerzy: Podpis", "A",
    )  # fmt: skip
    known = knowing(TEXT)._replace(headings=("Partnerzy:", "Podpis", "Partnerzy: Podpis"))
    reading = Reading("pdf", lines, paragraphs=False)
    assert check_reading("a.pdf", reading, known).outcome == "unproven"
    changed = reading._replace(lines=(*lines[:4], "da.", *lines[5:]))
    assert told(check_reading("a.pdf", changed, known))[1] == (
        "fail text: Par. 1 ust. 1, “1. 1. Działamy w […] - etyka Partnerzy: Podpis”: “zgodzie.” became “zgo- da.”."
    )


def test_a_pdf_that_goes_on_from_an_issued_one_is_told_from_others() -> None:
    pdf = issued("pdf")
    known = expected()._replace(issued=copies(pdf, "01-a.pdf"), issued_as=expected().editions[0].fingerprint)
    found = check_returned("a.pdf", pdf + pdf[-30:], known)
    assert (found.outcome, told(found)[-1]) == (
        "unproven",
        "fail bytes: It begins with all bytes of the copy 01-a.pdf, but what stands behind them cannot be read: the "
        "file was cut off or damaged. Ask for it anew.",
    )


@pytest.mark.parametrize(
    ("page_line", "said"),
    [
        ("strona 1 z 5 wydanie ffffffffffff", "fail margins: In its footers stands edition ffffffffffff; its text was "
         f"compared with edition {TODAY[:12]}."),
        (f"strona 1 z 5 wydanie {TODAY[:12]}", None),
        (f"wydanie {TODAY[:12]}", None),
        (f"Porozumienie strona 1 z 5 · wydanie {TODAY[:12]}", None),
        ("Umowa strona 1 z 5", "fail margins: In its footers stands “Umowa strona 1 z 5”, which kpes did not write."),
        ("Porozumienie", "fail margins: In its footers stands “Porozumienie”, which kpes did not write."),
        ("strona 5", "fail margins: In its footers stands “strona 5”, which kpes did not write."),
        ("Fundacja A", "fail margins: In its footers stands “Fundacja A”, which kpes did not write."),
        ("Kancelaria", None),
    ],
)  # fmt: skip
def test_the_margins_are_kpess_and_the_templates(
    page_line: str, said: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Reading("docx", (), footers=("Kancelaria",))
    reading = Reading("docx", tuple(TEXT.splitlines()), footers=(page_line, f"wydanie {TODAY[:12]}"))
    monkeypatch.setattr(returned, "_own", lambda known: own)
    found = check_reading("a.docx", reading, knowing(TEXT))
    assert told(found)[1:-1] == ([said] if said else []) or told(found)[1:] == [said]
    assert found.outcome == ("differs" if said else "same")


def test_what_the_template_brings_is_understood_as_long_as_the_same_words_bear_the_same_styles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    logo = Remark("drawing", message("a picture or a drawing"), "w:hdr w:r w:drawing abc")
    own = Reading("docx", (), remarks=(logo,), look=(("Title", "", "Porozumienie"),))
    monkeypatch.setattr(returned, "_own", lambda known: own)
    reading = Reading("docx", tuple(TEXT.splitlines()), (), (f"wydanie {TODAY[:12]}",), (logo,), own.look)
    found = check_reading("a.docx", reading, knowing(TEXT))
    assert (found.outcome, [check.check for check in found.checks]) == ("same", ["outcome", "template", "edition"])
    for other in (
        reading._replace(remarks=(logo, logo)),
        reading._replace(remarks=(logo._replace(key="w:hdr w:r w:drawing abd"),)),
        reading._replace(look=(("BodyText", "", "Porozumienie"),)),
    ):
        assert check_reading("a.docx", other, knowing(TEXT)).outcome == "unproven"


def test_a_docx_whose_footer_was_cleared_is_worth_a_look() -> None:
    reading = Reading("docx", tuple(TEXT.splitlines()))
    assert "warning margins: Its pages do not name the edition any more." in told(
        check_reading("a.docx", reading, knowing(TEXT))
    )


@pytest.mark.parametrize(
    ("before", "after", "unit"),
    [
        ("etyka", "etyki", "Par. 1, 1., -"),
        ("Działamy", "Sami", "Par. 1, 1."),
        ("Partnerzy:", "Strony:", "Par. 1"),
        ("Porozumienie", "Umowa", ""),
    ],
)
def test_a_difference_is_named_by_the_unit_that_it_stands_in(before: str, after: str, unit: str) -> None:
    text = "Porozumienie\nPar. 1.\n1. Działamy w zgodzie.\n- etyka\nPartnerzy:\n"
    (found,) = differences(text.splitlines(), text.replace(before, after).splitlines())
    assert found.unit == unit


def test_units_follow_the_labels_of_the_text_to_any_depth() -> None:
    lines = ("Preambuła", "§ 2 Cele", "1) a", "a) b", "- c", "b) d", "2) e", "Koniec", "§ 3a", "x")
    assert list(units(lines)) == [
        "", "§ 2", "§ 2, 1)", "§ 2, 1), a)", "§ 2, 1), a), -", "§ 2, 1), b)", "§ 2, 2)", "§ 2", "§ 3a", "§ 3a",
    ]  # fmt: skip
    legal = ("1. a", "§ 4", "3. a", "2) b", "c) c", "- d", "4. e", "II. F", "1/ g", "- h", "2/ i", "III. J", "12a) k")
    assert list(units(legal, language("pl").parts)) == [
        "1.", "§ 4", "§ 4 ust. 3", "§ 4 ust. 3 pkt 2", "§ 4 ust. 3 pkt 2 lit. c", "§ 4 ust. 3 pkt 2 lit. c, -",
        "§ 4 ust. 4", "§ 4, II.", "§ 4, II., 1/", "§ 4, II., 1/, -", "§ 4, II., 2/", "§ 4, III.", "§ 4, III. pkt 12a",
    ]  # fmt: skip


def test_issued_bytes_under_the_name_of_another_kind_are_not_vouched_for() -> None:
    known = knowing(TEXT)._replace(issued=copies(PDF, "01-a.pdf"), issued_as=f"sha256:{TODAY}")
    assert check_returned("01-a.pdf", PDF, known).outcome == "same"
    assert check_returned("01-a.docx", PDF, known).outcome == "unproven"


def test_a_name_that_stands_where_others_sign_is_not_vouched_for() -> None:
    parts = unpacked(issued("docx"))
    (cells,) = set(re.findall(rb"<w:tc>(?:(?!<w:tc>).)*>B</w:t>.*?</w:tc>(?=<w:tc>)", parts[BODY], re.DOTALL))
    empty = re.sub(rb"<w:r>.*?</w:r>", b"", cells)
    parts[BODY] = re.sub(re.escape(cells) + rb"(<w:tc>.*?)(<w:p>.*?</w:p>)</w:tc>",
                         lambda found: empty + found[1] + re.search(rb"<w:p>.*</w:p>", cells)[0] + b"</w:tc>",
                         parts[BODY], count=1, flags=re.DOTALL)  # fmt: skip
    found = check_returned("a.docx", packed(parts), expected())
    assert (found.outcome, told(found)[1]) == (
        "unproven",
        "fail text: Its tables have other rows or cells than the copy that kpes writes: a word may stand in another "
        "column.",
    )


@pytest.mark.parametrize(
    ("name", "data", "outcome"),
    [
        ("a.txt", TEXT.replace("\n", "\r").encode(), "same"),
        ("a.txt", TEXT.replace("\n", "\r", 1).encode(), "unproven"),
        ("a.txt", TEXT.replace("\n", "\r\n").encode("utf-8-sig"), "same"),
        ("a.txt", TEXT.encode("utf-16"), "same"),
        ("a.txt", TEXT.replace("w zgodzie", "w  zgodzie").encode(), "unproven"),
        ("a.txt", TEXT.replace("w zgodzie", "w niezgodzie").encode(), "differs"),
        ("a.html", TEXT.encode(), "unproven"),
        ("a.md", TEXT.encode(), "unproven"),
    ],
)
def test_a_text_is_the_same_but_for_its_line_ends_and_its_mark(name: str, data: bytes, outcome: str) -> None:
    assert check_returned(name, data, knowing(TEXT)).outcome == outcome
