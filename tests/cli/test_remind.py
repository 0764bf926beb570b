"""``kpes remind``: who is written to, with what, and what stays as it was."""

from __future__ import annotations

import csv
import email
import re
import shutil
from email import policy
from pathlib import Path

import docx
import pytest

from kpes.cli import main
from tests.conftest import copy_shipped
from tests.project import change, files_of, in_docx

PARTNERS = """\
partners:
  - {id: anna, name: Fundacja „Wzór”, email: biuro@wzor.example, representatives: [{name: Anna Nowak}]}
  - id: ster
    name: Spółdzielnia „Ster”
    email: biuro@żółw.example
    signatures_required: 2
    representatives: [{name: Jan Kowalski, function: Prezes}, {name: Ewa Lis}]
  - {id: bez, name: Gmina Żukowo, address: 'ul. Długa 7, 80-001 Gdańsk'}
  - {id: stary, name: Stowarzyszenie Próba, email: a@proba.example}
  - {id: nie, name: Caritas, email: a@caritas.example}
  - {id: gotowy, name: Bank, email: a@bank.example}
"""
DAY = ("--on", "2014-11-10")


@pytest.fixture(scope="module")
def awaited_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that `awaited` is a copy of."""
    root = copy_shipped(tmp_path_factory.mktemp("awaited") / "project")
    change(root / "data/agreement.yaml", "status: draft", "status: final")
    change(root / "data/agreement.yaml", "author: Klaster", "author: Biuro – Klaster")
    (root / "data/partners.yaml").write_text(PARTNERS, encoding="utf-8")
    assert main(["--project", str(root), "sign", "stary", "--by", "Piotr Zieliński", *DAY]) == 0
    change(root / "data/partners.yaml", "name: Bank,", "name: Bank Żywności,")
    for command in (
        ("sign", "gotowy", "--by", "Zofia Żak"),
        ("sign", "ster", "--by", "Jan Kowalski"),
        ("decline", "nie"),
    ):
        assert main(["--project", str(root), *command, *DAY]) == 0
    return root


@pytest.fixture
def awaited(shipped: Path, kpes, awaited_once: Path) -> Path:
    """A final agreement: one signed, one in part, one another text, one declined, two have not signed."""
    return shutil.copytree(awaited_once, shipped, dirs_exist_ok=True)


def mail(file: Path) -> email.message.EmailMessage:
    return email.message_from_bytes(file.read_bytes(), policy=policy.SMTP.clone(raise_on_defect=True))


def test_each_who_is_awaited_gets_a_draft_and_nobody_else(kpes, awaited: Path):
    code, out, err = kpes("remind", "--due", "2100-12-15")
    assert (code, err) == (0, "")
    assert out == (
        "3 e-mails, 1 letter in out/reminders. Nothing was sent.\n"
        "To print and to send by post, each with a copy: out/reminders/letters.docx\n"
        "The table of them: out/reminders/reminders.csv\n"
    )
    assert sorted(files_of(awaited / "out/reminders")) == [
        "1-anna.eml", "1-anna.txt", "2-ster.eml", "2-ster.txt", "3-bez.txt", "4-stary.eml", "4-stary.txt",
        "drafted.json", "letters.docx", "reminders.csv",
    ]  # fmt: skip


def test_an_e_mail_has_the_words_and_the_copy_by_its_own_name(kpes, awaited: Path):
    kpes("remind", "--due", "2100-12-15")
    kpes("render", "--format", "pdf")
    message = mail(awaited / "out/reminders/2-ster.eml")
    assert str(message["To"]) == "Spółdzielnia „Ster” <biuro@xn--w-uga1v8h.example>"
    assert message["Subject"].startswith("Prośba o uzupełnienie podpisów: Porozumienie o współpracy w ramach")
    (copy,) = message.iter_attachments()
    assert copy.get_content() == (awaited / "out/copies" / copy.get_filename()).read_bytes()
    assert copy.get_filename() == "2-ster.pdf"
    plain = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert (
        "\nJuż podpisano: Jan Kowalski (10 listopada 2014 r.)\nPodpisuje: Ewa Lis\nProsimy o podpis do: 15 gru" in plain
    )
    assert plain.endswith("\n\nZ poważaniem\nBiuro – Klaster Podmiotów Ekonomii Społecznej woj. pomorskiego\n")
    twin = (awaited / "out/reminders/2-ster.txt").read_text(encoding="utf-8")
    assert twin == f"Do: {message['To']}\nTemat: {message['Subject']}\nZałącznik: 2-ster.pdf\n\n{plain}"
    page = message.get_body(("html",)).get_content()
    assert [
        word for word in re.split(r"\W+", re.sub(r"(?s)<style>.*</style>|<title>.*</title>|<[^>]*>", " ", page)) if word
    ] == [word for word in re.split(r"\W+", plain) if word]
    assert not re.search(r"src=|href=|url\(|<script|@import", page)


def test_who_signed_another_text_is_told_what_changed(kpes, awaited: Path):
    kpes("remind", "--partner", "stary")
    text = (awaited / "out/reminders/4-stary.txt").read_text(encoding="utf-8")
    assert "\nPodpisano wcześniejszy tekst: Piotr Zieliński (10 listopada 2014 r.)\n" in text
    assert "\n\nCo się od tego czasu zmieniło:\n- Partnerzy: dodano: „Żywności”\n\n" in text
    assert (
        "zmieniło" not in (awaited / "out/reminders/4-stary.txt").read_text(encoding="utf-8").split("Jak podpisać")[1]
    )


def test_who_has_no_address_gets_a_letter(kpes, awaited: Path):
    kpes("remind")
    words = in_docx(awaited / "out/reminders/letters.docx").replace("–\t", "")
    assert "Gmina Żukowo\nul. Długa 7\n80-001 Gdańsk\nProśba o podpis: Porozumienie" in words
    assert "\nna papierze: podpisać załączony egzemplarz własnoręcznie i odesłać go nam;\n" in words
    assert words.count("Szanowni Państwo,") == 1
    text = (awaited / "out/reminders/3-bez.txt").read_text(encoding="utf-8")
    assert [line.removeprefix("- ") for line in text.splitlines() if line] == words.splitlines()


def test_each_letter_is_on_a_page_of_its_own(kpes, awaited: Path):
    change(awaited / "data/partners.yaml", "email: biuro@wzor.example, ", "")
    kpes("remind")
    paragraphs = docx.Document(awaited / "out/reminders/letters.docx").paragraphs
    assert sum(bool(one.paragraph_format.page_break_before) for one in paragraphs) == 1


def test_the_same_data_gives_the_same_bytes(kpes, awaited: Path):
    kpes("remind", "--out", "a")
    kpes("remind", "--out", "b")
    assert files_of(awaited.parent / "project/a") == files_of(awaited.parent / "project/b")


def test_the_table_is_one_for_excel_in_poland_where_that_is_spoken(kpes, awaited: Path):
    kpes("remind", "--due", "15.12.2100")
    table = list(csv.reader((awaited / "out/reminders/reminders.csv").read_text("utf-8").splitlines()))
    assert table[0] == [
        "id",
        "name",
        "e-mail",
        "state",
        "who is to sign",
        "signatures needed",
        "by when",
        "file",
        "drafted on",
    ]
    assert [row[:8] for row in table[2:4]] == [
        [
            "ster",
            "Spółdzielnia „Ster”",
            "biuro@żółw.example",
            "1 of 2 signed",
            "Ewa Lis",
            "1",
            "2100-12-15",
            "2-ster.eml",
        ],
        ["bez", "Gmina Żukowo", "", "not signed", "", "1", "2100-12-15", "letters.docx"],
    ]
    kpes("--lang", "pl", "remind")
    assert (awaited / "out/reminders/reminders.csv").read_bytes().startswith("\ufeffid;nazwa;e-mail;stan;kto ".encode())


def test_a_partner_of_whom_nothing_is_awaited_is_named(kpes, awaited: Path):
    kpes("remind")
    before = files_of(awaited / "out")
    assert kpes("remind", "--partner", "gotowy", "--partner", "nie") == (
        0,
        "Nothing was drafted.\n",
        "Note: nothing is awaited of: gotowy, nie.\n",
    )
    assert files_of(awaited / "out") == before
    assert kpes("remind", "--partner", "anna", "--partner", "nie").out.startswith("1 e-mail in out/reminders.")
    assert kpes("remind", "--partner", "ana").err == "There is no partner “ana”. Did you mean: anna?\n"


def test_once_nobody_is_awaited_no_draft_is_left_to_be_sent(kpes, awaited: Path):
    kpes("remind")
    for id, name in (("anna", "Anna Nowak"), ("ster", "Ewa Lis"), ("bez", "X Y"), ("stary", "Piotr Zieliński")):
        assert kpes("sign", id, "--by", name, *DAY).code == 0
    assert kpes("remind").out == "Nobody is awaited any more, so out/reminders holds no drafts.\n"
    assert sorted(files_of(awaited / "out/reminders")) == ["drafted.json", "reminders.csv"]


def test_a_draft_of_an_agreement_is_not_to_be_signed(kpes, shipped: Path):
    assert kpes("remind") == (
        3,
        "",
        "The text is still a draft, so nobody can be asked to sign it. Set “status: final” in data/agreement.yaml, and "
        "run the command again.\n",
    )
    assert not (shipped / "out").exists()


def test_what_is_odd_is_told_and_does_not_stop_it(kpes, awaited: Path):
    change(awaited / "data/partners.yaml", "biuro@wzor.example", "biuro@@wzor")
    code, out, err = kpes("remind", "--due", "2014-12-01")
    assert (code, out.partition(" in ")[0]) == (0, "2 e-mails, 2 letters")
    assert err == (
        "Note: 2014-12-01 is over. Is that the day until which to sign?\n"
        "Note: not every mail program takes the e-mail address of anna, so there is a letter instead.\n"
    )


def test_a_changed_draft_is_nobodys_to_throw_away(kpes, awaited: Path):
    kpes("remind")
    change(awaited / "out/reminders/1-anna.txt", "Szanowni Państwo,", "Szanowna Pani Prezes,")
    code, _, err = kpes("remind")
    assert (code, err) == (
        3,
        f"In {awaited / 'out/reminders'}, files were changed after kpes wrote them: 1-anna.txt. Move these files "
        "elsewhere or delete them, and run the command again.\n",
    )


def test_a_projects_own_words_take_the_place_of_kpess(kpes, awaited: Path):
    (awaited / "templates/reminder.txt.j2").write_text(
        "# Uwaga: {{ partner.name }}\n\nCzekamy, {{ people[0].name }}.\n"
    )
    (awaited / "templates/reminder.html.j2").write_text(
        '{% extends "shipped/reminder.html.j2" %}{% block closing %}<p>Biuro</p>{% endblock %}'
    )
    kpes("remind", "--partner", "anna")
    message = mail(awaited / "out/reminders/1-anna.eml")
    assert message["Subject"] == "Uwaga: Fundacja „Wzór”"
    assert message.get_body(("plain",)).get_content() == "Czekamy, Anna Nowak.\r\n"
    assert "<p>Biuro</p>" in message.get_body(("html",)).get_content()
    (awaited / "templates/reminder.txt.j2").write_text("Czekamy.\n")
    kpes("remind", "--partner", "anna")
    message = mail(awaited / "out/reminders/1-anna.eml")
    assert message["Subject"].startswith("Porozumienie o współpracy w ramach")
    assert message.get_body(("plain",)).get_content() == "Czekamy.\r\n"
    (awaited / "templates/reminder.txt.j2").write_text("{{ colour }}")
    before = files_of(awaited / "out")
    assert f"{awaited}/templates/reminder.txt.j2:1: There is no “colour” here." in kpes("remind").err
    assert files_of(awaited / "out") == before


def test_the_example_of_the_documentation_works(kpes, awaited: Path):
    docs = (Path(__file__).parents[2] / "docs/templates.md").read_text(encoding="utf-8")
    example = docs.partition("\n## Reminders")[2].partition("```\n")[2].partition("```")[0]
    (awaited / "templates/reminder.txt.j2").write_text(example, encoding="utf-8")
    kpes("remind", "--due", "2100-12-15")
    text = (awaited / "out/reminders/1-anna.txt").read_text(encoding="utf-8")
    assert "\n\nZebranie, na którym można podpisać, jest 15 grudnia 2100 r. w biurze Klastra.\n\nNa pytania " in text


def test_who_is_to_sign_an_act_is_reminded_of_that(kpes, awaited: Path):
    assert kpes("act", "new", "annex", "aneks-1").code == 0
    change(awaited / "data/acts/aneks-1/act.yaml", "status: draft ", "status: final ")
    code, out, _ = kpes("remind", "--act", "aneks-1", "--partner", "gotowy")
    assert (code, out.partition(".")[0]) == (0, "1 e-mail in out/acts/aneks-1/reminders")
    text = (awaited / "out/acts/aneks-1/reminders/6-gotowy.txt").read_text(encoding="utf-8")
    assert "\nDokument: Aneks nr 1\nDotyczy: Porozumienie o współpracy w ramach KLASTRA " in text
