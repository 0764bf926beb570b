"""What is said of a file that came back: which copy, which edition, whose words."""

from __future__ import annotations

import hashlib

import pytest

from kpes.received import Reading, Remark
from kpes.verify.checks import Edition, Issued, Known
from kpes.verify.returned import check_reading, check_returned
from tests.received.issued import expected, issued, knowing, told

TEXT = "Porozumienie\nPar. 1.\n1. Działamy w zgodzie.\n- etyka\nPartnerzy:\nPodpis\nA\n"
TODAY = hashlib.sha256(TEXT.encode()).hexdigest()
OTHER = Edition("sha256:" + "f" * 64, ("Porozumienie", "Par. 1.", "1. Działamy w sporze."))


def copies(data: bytes, *names: str) -> tuple[Issued, ...]:
    return tuple(Issued(name, name[3:4], hashlib.sha256(data).hexdigest(), len(data)) for name in names)


def test_the_issued_bytes_are_named_with_their_partner_and_edition() -> None:
    known = knowing(TEXT)._replace(issued=copies(b"x", "01-a.pdf", "02-b.pdf"), issued_as=f"sha256:{TODAY}")
    assert told(check_returned("Downloads/02-b.pdf", b"x", known)) == [
        f"pass bytes: Byte for byte the copy 02-b.pdf that kpes wrote for “b”, edition {TODAY[:12]}.",
        "pass edition: That is today's text.",
    ]
    assert told(check_returned("scan.pdf", b"x", known))[0] == (
        f"pass bytes: Byte for byte the copy that kpes wrote for each of 2 partners, 01-a.pdf to 02-b.pdf, "
        f"edition {TODAY[:12]}."
    )


def test_issued_bytes_of_an_earlier_edition_are_recognised_as_that() -> None:
    known = knowing(TEXT)._replace(issued=copies(b"x", "01-a.docx"), issued_as=OTHER.fingerprint)
    assert told(check_returned("01-a.docx", b"x", known)) == [
        "pass bytes: Byte for byte the copy 01-a.docx that kpes wrote for “a”, edition ffffffffffff.",
        f"warning edition: That is an earlier edition. Today's is {TODAY[:12]}.",
    ]


def test_a_text_of_an_earlier_edition_is_recognised_as_that() -> None:
    known = knowing(TEXT)._replace(editions=(*knowing(TEXT).editions, OTHER))
    assert told(check_returned("a.txt", "\n".join(OTHER.lines).encode(), known)) == [
        "pass text: The text is that of edition ffffffffffff.",
        f"warning edition: That is an earlier edition. Today's is {TODAY[:12]}.",
        "pass besides: Nothing in it shows, hides or changes words beside the text.",
    ]


def test_while_the_data_hold_errors_nobody_knows_whether_it_is_todays_text() -> None:
    known = Known((OTHER,))
    said = told(check_returned("a.txt", "\n".join(OTHER.lines).encode(), known))
    assert said[1] == (
        "not-checked edition: Whether that is today's text cannot be told: the data holds errors. See: kpes validate"
    )
    assert told(check_returned("a.txt", b"x", Known(()))) == [
        "fail text: There is no text to compare it with: the data holds errors, and nobody has signed yet."
    ]


def test_a_changed_text_is_compared_with_the_edition_that_it_is_most_like() -> None:
    known = knowing(TEXT)._replace(editions=(*knowing(TEXT).editions, OTHER))
    said = told(check_returned("a.txt", b"Porozumienie\nPar. 1.\n1. Sami w sporze.\n", known))
    assert said[0] == (
        "fail text: “Porozumienie Par. 1. 1. […] w sporze.”: “Działamy” became “Sami” "
        "(compared with edition ffffffffffff)."
    )


def test_more_differences_than_anybody_reads_are_counted() -> None:
    text = " ".join(f"słowo {n}" for n in range(40))
    said = told(check_returned("a.txt", text.replace("słowo", "wyraz").encode(), knowing(text)))
    assert len(said) == 12
    assert said[10] == "fail text: There are more differences: 40 in all."


def test_words_that_others_wrapped_anew_are_the_same_but_worth_a_look() -> None:
    said = told(check_returned("mail.txt", TEXT.replace("w zgodzie", "w\nzgodzie").encode(), knowing(TEXT)))
    assert said[0] == (
        f"warning text: The words are those of edition {TODAY[:12]}, but its paragraphs begin elsewhere."
    )


def test_a_pdf_parts_words_at_the_ends_of_lines_and_repeats_what_stands_on_each_page() -> None:
    lines = (
        "\fPorozumienie", "Par. 1.", "1. Dzia-", "łamy w zgo-", "dzie.", "strona 1 z 2", "- etyka",
        "\fstrona 2 z 2 wydanie " + TODAY[:12], "Partnerzy:", "Podpis", "\fPartnerzy: Podpis", "A",
    )  # fmt: skip
    known = knowing(TEXT)._replace(headings=("Partnerzy:", "Podpis", "Partnerzy: Podpis"))
    reading = Reading("pdf", lines, paragraphs=False, exact=False)
    assert [check.verdict for check in check_reading("a.pdf", reading, known)] == ["warning", "pass"]
    changed = reading._replace(lines=(*lines[:4], "da.", *lines[5:]))
    assert told(list(check_reading("a.pdf", changed, known)))[0] == (
        f"fail text: “1. 1. Działamy w […] - etyka Partnerzy: Podpis”: “zgodzie.” became “zgo- da.” "
        f"(compared with edition {TODAY[:12]})."
    )


def test_a_pdf_that_goes_on_from_an_issued_one_is_told_from_others() -> None:
    known = expected()._replace(issued=copies(b"%PDF-1.7 x", "01-a.pdf"), issued_as=f"sha256:{TODAY}")
    data = issued("text")
    known = known._replace(issued=copies(data[:-9], "01-a.pdf"))
    assert told(check_returned("a.txt", data, known))[0] == (
        "warning bytes: It begins with all bytes of the copy 01-a.pdf, and something was put behind them, as an "
        "electronic signature is. What was put there may change what the pages show."
    )


@pytest.mark.parametrize(
    ("page_line", "said"),
    [
        ("strona 1 z 5 wydanie ffffffffffff", "fail margins: Its pages name edition ffffffffffff, but its text is that "
         f"of {TODAY[:12]}."),
        (f"strona 1 z 5 wydanie {TODAY[:12]}", None),
        (f"wydanie {TODAY[:12]}", None),
        ("strona 5", "fail margins: A header or footer says “strona 5”, which kpes did not write."),
        ("Fundacja A", "fail margins: A header or footer says “Fundacja A”, which kpes did not write."),
        ("Kancelaria", None),
    ],
)  # fmt: skip
def test_the_margins_are_kpess_and_the_templates(page_line: str, said: str | None) -> None:
    template = Reading("docx", (), ("Kancelaria",), (Remark("link", "It points outside: x."),))
    lines = tuple(TEXT.splitlines())
    reading = Reading("docx", lines, (page_line, f"wydanie {TODAY[:12]}"), template.remarks)
    checks = told(list(check_reading("a.docx", reading, knowing(TEXT)._replace(template=template))))
    assert checks[2:-1] == ([said] if said else [])
    assert checks[-1].startswith("pass besides")


def test_a_docx_whose_footer_was_cleared_is_worth_a_look() -> None:
    reading = Reading("docx", tuple(TEXT.splitlines()))
    said = told(list(check_reading("a.docx", reading, knowing(TEXT))))
    assert "warning margins: Its pages do not name the edition any more." in said
