"""E-mails as mail programs read them, whatever stands in names, addresses and texts."""

from __future__ import annotations

import email
import re
from email import policy
from email.message import EmailMessage

import pytest

from kpes.reminders.mail import Words, attachable, composed, sendable
from kpes.source import clean
from tests.render.specimens import HOSTILE

PDF = bytes(range(256)) * 40
STRICT = policy.SMTP.clone(raise_on_defect=True)


def written(
    name: str = "Fundacja", subject: str = "Prośba", plain: str = "Dzień dobry\n", html: str = "<p>ą</p>\n"
) -> bytes:
    return b"".join(composed(name, "a@example.org", Words(subject, plain, html), "01-a.pdf", attachable(PDF)))


def parsed(data: bytes) -> EmailMessage:
    """The message, if nothing at all is wrong with it."""
    message = email.message_from_bytes(data, policy=STRICT)
    assert not [defect for part in message.walk() for defect in part.defects]
    return message


def test_a_mail_program_finds_both_texts_and_the_copy():
    message = parsed(written())
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf",
    ]  # fmt: skip
    assert message["X-Unsent"] == "1"
    assert message.get_body(("plain",)).get_content() == "Dzień dobry\r\n"
    assert message.get_body(("html",)).get_content() == "<p>ą</p>\r\n"
    (copy,) = message.iter_attachments()
    assert (copy.get_filename(), copy.get_content()) == ("01-a.pdf", PDF)


def test_there_is_no_sender_no_day_and_nothing_by_chance():
    assert set(parsed(written()).keys()) == {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}
    assert written() == written()


@pytest.mark.parametrize(
    "words", [*HOSTILE, "Ż" * 300, "a\r\nBcc: x@example.org", "=?utf-8?q?a?=", 'żółw, <b>; "x" (y)']
)
def test_nothing_in_a_name_or_a_subject_is_more_than_words(words: str):
    message = parsed(written(name=words, subject=words))
    assert set(message.keys()) == {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}
    assert [address.addr_spec for address in message["To"].addresses] == ["a@example.org"]
    assert clean(message["Subject"]) == clean(words.encode(errors="replace").decode())


def test_lines_are_short_plain_ascii_and_end_as_the_standard_wants():
    data = written(name="Ż" * 300, subject="Ż" * 300, plain="ż" * 5000 + "\n.\nFrom\n", html="<p>" + "x" * 5000)
    assert data.isascii()
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    assert max(map(len, data.split(b"\r\n"))) <= 76


def test_words_that_look_like_the_end_of_a_part_end_nothing():
    boundaries = re.findall(r'boundary="([^"]+)"', written().decode())
    plain = "".join(f"--{one}--\n" for one in boundaries)
    assert parsed(written(plain=plain)).get_body(("plain",)).get_content().splitlines() == plain.splitlines()


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("biuro@example.org", "biuro@example.org"),
        ("biuro+a.b@żółw.example", "biuro+a.b@xn--w-uga1v8h.example"),
        ("żółw@example.org", None),
        ("a b@example.org", None),
        ("a@example.org, b@example.org", None),
        ("a@example.org\r\nBcc: b@example.org", None),
        ("a@example.org>", None),
        ("a..b@example.org", None),
        ("a@exa\x00mple.org", None),
        ("a@b@example.org", None),
        ("a@" + "x" * 70 + ".example", None),
        ("a", None),
        ("", None),
    ],
)
def test_an_address_is_sent_to_as_it_is_or_not_at_all(address: str, sent: str | None):
    assert sendable(address) == sent
