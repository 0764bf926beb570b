"""The signatory list from a table and to one, as a secretary does it: mistakes are told with what mends them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpes.errors import KpesError
from kpes.importing.partners import effect, export, rows
from kpes.messages import CATALOGUES, catalogue
from kpes.tables.writing import as_csv, as_xlsx
from tests import needs, office
from tests.bounded import within
from tests.cli.test_asking import talk
from tests.conftest import REPOSITORY
from tests.project import SHIPPED, change, snapshot
from tests.thorough import THOROUGH, part

LIST = "data/partners.yaml"
EXCEL = [
    ["Lista partnerów Klastra", "", "", "", "", "", ""],
    ["", "", "", "", "", "", ""],
    ["Lp.", "Nazwa", "Siedziba", "NIP", "KRS", "Osoba uprawniona 1", "Funkcja 1"],
    ["1", "Fundacja „Wzór”", "Gdańsk", "526-025-02-74", "123456", "Anna Nowak", "Prezes Zarządu"],
    ["", "", "", "", "", "", ""],
    ["2", "Spółdzielnia Socjalna: Ster", "Gdynia", "", "", "Ewa Zając", ""],
    ["", "", "", "", "", "Jan Kowalski", "Skarbnik"],
]


def table(root: Path, *lines: str, name: str = "lista.csv", encoding: str = "utf-8") -> str:
    file = root / name
    file.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return str(file)


def partners(root: Path) -> str:
    """The list without the comments above it."""
    return (root / LIST).read_text(encoding="utf-8").partition("\npartners:\n")[2]


def brought(kpes, *words: str) -> tuple[int, list[str], list[str]]:
    code, out, err = kpes("partners", "import", *words)
    return code, out.splitlines(), err.splitlines()


@pytest.fixture
def two(shipped: Path) -> Path:
    """A project of two partners, whose file somebody wrote by hand."""
    (shipped / LIST).write_text(
        "partners:\n  # lider\n  - {id: a, name: 'Fundacja A', nip: 526-025-02-74}   # z KRS\n"
        "  - id: b\n    name: Spółdzielnia „B”\n    seat: 'Gdynia' # tak w statucie\n"
        "    representatives:\n      - name: Anna Nowak\n        basis: statutory\n",
        encoding="utf-8",
    )
    return shipped


@pytest.mark.parametrize("name", ["lista.xlsx", "lista.csv"])
def test_a_list_as_it_is_in_excel_takes_the_place_of_the_shipped_one(kpes, shipped: Path, name: str) -> None:
    data = as_xlsx(EXCEL, "Arkusz1") if name.endswith("xlsx") else as_csv(EXCEL, ";").encode("cp1250")
    (shipped / name).write_bytes(data)
    before = (shipped / LIST).read_text(encoding="utf-8")
    code, out, err = brought(kpes, name, "--replace", "--dry-run")
    assert (code, (shipped / LIST).read_text(encoding="utf-8")) == (0, before)
    assert out[:3] == [
        "Row 4: new: “Fundacja ‘Wzór’”, id fundacja-wzor; may sign: Anna Nowak (Prezes Zarządu).",
        "Row 6: new: “Spółdzielnia Socjalna: Ster”, id spoldzielnia-socjalna-ster; may sign: Ewa Zając, Jan Kowalski "
        "(Skarbnik).",
        "Taken off: “A”, id a.",
    ]
    assert out[-4:-2] == ["2 new partners, 0 changed, 0 as they were.", "Copies: 22 → 2."]
    assert out[-2].startswith(f"Edition: {SHIPPED} → ")
    assert out[-1] == "Nothing was written, as --dry-run asks."
    assert err[-1:] == [
        f"Note: {name}, row 4: KRS: 123456 lacks the zeros in front that a spreadsheet drops. It is taken for "
        "0000123456.",
    ]
    assert brought(kpes, name, "--replace")[1][-1] == (
        f"Written: {LIST}. Look at what it means for the text with: kpes validate"
    )
    assert (shipped / LIST).read_text(encoding="utf-8").startswith(before.partition("\npartners:\n")[0])
    assert partners(shipped) == (
        "  - id: fundacja-wzor\n    name: Fundacja „Wzór”\n    seat: Gdańsk\n    representatives:\n"
        "      - name: Anna Nowak\n        function: Prezes Zarządu\n    nip: 526-025-02-74\n    krs: '0000123456'\n"
        "  - id: spoldzielnia-socjalna-ster\n    name: 'Spółdzielnia Socjalna: Ster'\n    seat: Gdynia\n"
        "    representatives:\n      - name: Ewa Zając\n      - name: Jan Kowalski\n        function: Skarbnik\n"
    )
    written = (shipped / LIST).read_bytes()
    assert brought(kpes, name)[1] == [
        "0 new partners, 0 changed, 2 as they were.",
        "The list holds all this already, so nothing was written.",
    ]
    assert (shipped / LIST).read_bytes() == written
    assert kpes("validate").code == 0


def test_partners_are_known_again_and_changed_key_by_key_and_the_rest_stays_byte_for_byte(kpes, two: Path) -> None:
    before = (two / LIST).read_text(encoding="utf-8")
    file = table(
        two,
        "nazwa;NIP;siedziba;reprezentanci;e-mail",
        "Fundacja Alfa;5260250274;;;",
        "SPÓŁDZIELNIA B;;Sopot;Jan Kowalski – Prezes\nAnna Nowak;".replace("Jan", '"Jan').replace("wak;", 'wak";'),
    )
    code, out, _ = brought(kpes, file)
    assert (code, out[:3]) == (
        0,
        [
            "Row 2: “Fundacja A”: nazwa: Fundacja A → Fundacja Alfa.",
            "Row 3: “Spółdzielnia ‘B’”: nazwa: Spółdzielnia „B” → SPÓŁDZIELNIA B, siedziba: Gdynia → Sopot, "
            "reprezentanci: Anna Nowak (statutory) → Jan Kowalski (Prezes), Anna Nowak (statutory).",
            "0 new partners, 2 changed, 0 as they were.",
        ],
    )
    assert (two / LIST).read_text(encoding="utf-8") == (
        before.replace("'Fundacja A'", "Fundacja Alfa")
        .replace("Spółdzielnia „B”", "SPÓŁDZIELNIA B")
        .replace("Gdynia", "Sopot")
        .replace(
            "      - name: Anna Nowak\n        basis: statutory\n",
            "      - name: Jan Kowalski\n        function: Prezes\n"
            "      - name: Anna Nowak\n        basis: statutory\n",
        )
    )


def test_a_commune_and_its_school_share_a_number_and_are_two_partners(kpes, two: Path) -> None:
    file = table(two, "nazwa;NIP", "Szkoła;5260250274", "Fundacja A;5260250274", "Klub;526-025-02-74")
    for new, same in ((2, 1), (0, 3)):
        code, out, _ = brought(kpes, file)
        assert code == 0
        assert f"{new} new partners, 0 changed, {same} as " in "".join(out)


def test_a_partner_whose_seat_changes_is_known_by_its_name_unless_another_row_has_its_seat(kpes, two: Path) -> None:
    assert brought(kpes, table(two, "nazwa;siedziba", "Spółdzielnia B;Sopot"))[1][0] == (
        "Row 2: “Spółdzielnia ‘B’”: nazwa: Spółdzielnia „B” → Spółdzielnia B, siedziba: Gdynia → Sopot."
    )
    branches = table(two, "nazwa;siedziba", "Spółdzielnia B;Hel", "Spółdzielnia B;Sopot")
    assert brought(kpes, branches)[1][:2] == [
        "Row 2: new: “Spółdzielnia B”, id spoldzielnia-b.",
        "1 new partner, 0 changed, 1 as it was.",
    ]
    assert brought(kpes, table(two, "nazwa;e-mail", "Spółdzielnia B;b@example.org"))[2][0].endswith(
        "row 2: nazwa: Several on the list are called so: b, spoldzielnia-b. Write the id into a column “id”."
    )


def test_a_column_that_is_not_known_is_told_with_its_name_as_it_was_meant_where_it_is_a_slip(kpes, two: Path) -> None:
    file = table(two, "Nazwa;Status;Kod pocztowy;Siedzba;Adres e-mial", "C;x;80-001;Hel;c@example.org")
    code, out, err = brought(kpes, file)
    assert (code, out[0]) == (0, "Row 2: new: “C”, id c.")
    unknown = "Note: The column “{}” is not known and was left out."
    assert err == [
        unknown.format("Status"),
        unknown.format("Kod pocztowy"),
        f"{unknown.format('Siedzba')} If it is meant, call it: siedziba",
        f"{unknown.format('Adres e-mial')} If it is meant, call it: adres e-mail",
    ]
    mended = table(two, "Nazwa;Siedziba;Adres e-mail", "C;Hel;c@example.org")
    assert brought(kpes, mended)[1][0] == "Row 2: “C”: Siedziba: Hel, Adres e-mail: c@example.org."


def test_after_a_signature_it_says_whose_would_stand_under_another_text_and_asks(kpes, two: Path) -> None:
    assert kpes("sign", "a", "--by", "Ala").code == 0
    file = table(two, "nazwa;siedziba", "Fundacja A;Gdańsk", "Nowa;")
    before = (two / LIST).read_bytes()
    code, out, err = brought(kpes, file)
    assert (code, (two / LIST).read_bytes()) == (3, before)
    assert "1 partner of the list is not in the table and stays (to take it off: --replace): Spółdzielnia „B”" in out
    assert out[-1] == (
        "1 partner signed the text as it was, and its signatures would stand under another text: Fundacja A"
    )
    assert err == [
        "1 partner has signed already, so nothing was written: Fundacja A. If the list shall change all the same, say "
        "so: --yes"
    ]
    question = "Somebody has signed already. Change the list? “yes”, or Enter to leave it:"
    command = ("partners", "import", file)
    for answer, code in (("", 0), ("no", 0), ("\x03", 130)):
        assert talk(two, (question, answer), command=command)[0] == code
        assert (two / LIST).read_bytes() == before
    assert talk(two, (question, "yes"), command=command)[0] == 0
    assert "name: Nowa\n" in (two / LIST).read_text(encoding="utf-8")
    assert "stale" in kpes("status", "--format", "json").out
    assert brought(kpes, table(two, "nazwa;e-mail", "Nowa;n@example.org"), "--yes")[0] == 0


def test_who_signed_is_not_taken_off(kpes, two: Path) -> None:
    assert kpes("sign", "a", "--by", "Ala").code == 0
    file = table(two, "nazwa", "Spółdzielnia B")
    assert brought(kpes, file, "--replace", "--yes") == (
        3,
        [],
        [
            "The register holds signatures of “Fundacja A”, which the table does not name. Add a row for this partner "
            "to the table, or leave --replace out."
        ],
    )
    assert brought(kpes, table(two, "nazwa", "Spółdzielnia B", "Fundacja A"), "--replace", "--yes")[0] == 0


MISTAKES = [
    (["nazwaa", "Fundacja C"],
     (1, "The column “name” is missing. Write “name” into the first row, above the one that is meant."),
     ["name", "Fundacja C"]),
    (["nazwa;nazwa", "C;D"], (1, "The column “nazwa” is there twice."), ["nazwa", "C"]),
    (["nazwa;NIP", ";1234563218"], (2, "nazwa: The name of the partner is missing. Write it into this row."),
     ["nazwa;NIP", "Fundacja C;1234563218"]),
    (["nazwa;NIP", "Fundacja C;5,26E+09"],
     (2, "NIP: “5,26E+09” is a number that the spreadsheet shortened, so its digits are lost. Format the column as "
         "text, and write all digits."), ["nazwa;NIP", "Fundacja C;1234563218"]),
    (["nazwa;KRS", "Fundacja C;#N/D!"],
     (2, "KRS: The cell holds the error #N/D! instead of a value. Mend its formula, or write the value."),
     ["nazwa;KRS", "Fundacja C;0000123456"]),
    (["nazwa;id", "Fundacja C;Fundacja C"],
     (2, "id: “Fundacja C” cannot name a file. Use small letters a to z, digits and hyphens, at most 40, a letter or "
         "digit first."), ["nazwa;id", "Fundacja C;fundacja-c"]),
    (["nazwa;id", "Fundacja C;con"], (2, "id: Windows keeps the name “con” for itself. Choose another id."),
     ["nazwa;id", "Fundacja C;con-c"]),
    (["nazwa;id;NIP", "Fundacja A;alfa;5260250274"],
     (2, "id: “Fundacja A” is on the list under the id “a”. Write that, or leave this cell empty."),
     ["nazwa;id;NIP", "Fundacja A;;5260250274"]),
    (["nazwa;liczba podpisów", "Fundacja C;dwa"],
     (2, "liczba podpisów: Here must be a whole number from 1 to 99, not “dwa”."),
     ["nazwa;liczba podpisów", "Fundacja C;2"]),
    (["nazwa;liczba podpisów;reprezentant 1", "Fundacja C;2;Ewa Zając"],
     (2, "nazwa: “Fundacja C” needs 2 signatures but has fewer representatives (1). Name more, or lower "
         "signatures_required."), ["nazwa;liczba podpisów;reprezentant 1", "Fundacja C;1;Ewa Zając"]),
    (["nazwa", "Fundacja A", "FUNDACJA A"], (3, "“Fundacja A” stands in row 2 already. Remove one of the two rows."),
     ["nazwa", "Fundacja A"]),
    (["nazwa", "Fundacja C", "FUNDACJA „C”"],
     (3, "nazwa: “FUNDACJA ‘C’” stands on the list already, in line 2. Remove one of the two, or write into the name "
         "or the seat what tells them apart."), ["nazwa;siedziba", "Fundacja C;Gdynia", "FUNDACJA „C”;Gdańsk"]),
    (["nazwa;reprezentanci", "Fundacja C;Ewa Zając, Jan Żółw"],
     (2, "reprezentanci: It is not certain what in “Ewa Zając, Jan Żółw” is the name, what a function, or whether "
         "there are several persons. Write a line for each person, and the function behind a dash: Anna Nowak – Prezes "
         "Zarządu"),
     ["nazwa;reprezentanci", 'Fundacja C;"Ewa Zając – Prezes\nJan Żółw"']),
    (["nazwa;siedziba", 'Fundacja C;"Gdy'],
     (2, "The quotes are not in pairs here, or text follows a closing one. Mend this row."),
     ["nazwa;siedziba", 'Fundacja C;"Gdynia"']),
    (["nazwa;;siedziba", "Fundacja C;x;"], (2, "“x” stands in a column without a name."),
     ["nazwa;uwagi;siedziba", "Fundacja C;x;"]),
    (["nazwa;siedziba", "Fundacja\u200b C;"],
     (2, "nazwa: The character U+200B ZERO WIDTH SPACE is not allowed: it cannot be seen, or it changes how others "
         "look. Remove it."), ["nazwa;siedziba", "Fundacja C;"]),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "told", "mended"), MISTAKES, ids=lambda value: None)
def test_a_mistake_is_told_with_row_and_column_and_what_it_says_mends_it(
    kpes, two: Path, wrong: list[str], told: tuple[int, str], mended: list[str]
) -> None:
    before = (two / LIST).read_bytes()
    file = table(two, *wrong)
    code, out, err = brought(kpes, file)
    assert (code, out) == (1, [])
    row, what = told
    assert f"{file}, row {row}: {what}" in err
    assert err[-1] == "1 problem, so nothing was recorded. Mend the file and run the command again."
    assert (two / LIST).read_bytes() == before
    assert brought(kpes, table(two, *mended))[0] == 0


def test_what_the_rules_call_wrong_is_told_beside_what_no_row_can_say(kpes, two: Path) -> None:
    file = table(two, "nazwa;NIP;liczba podpisów;reprezentant 1", ";1234563218;;", "C;;2;Ewa")
    assert [line.split(", ", 1)[1][:60] for line in brought(kpes, file)[2][:-1]] == [
        "row 2: nazwa: The name of the partner is missing. Write it i",
        "row 3: nazwa: “C” needs 2 signatures but has fewer represent",
    ]


def test_a_table_of_headings_alone_says_so_with_replace_too(kpes, two: Path) -> None:
    file = table(two, "nazwa;siedziba")
    assert "names no partners" in brought(kpes, file, "--replace")[2][0]


def test_the_row_that_names_the_most_columns_names_them(kpes, two: Path) -> None:
    file = table(two, "Partner;", "Nazwa;Siedziba", "Fundacja C;Gdynia")
    assert brought(kpes, file)[1][0] == "Row 3: new: “Fundacja C”, id fundacja-c."


def test_all_that_is_wrong_is_told_at_once_row_by_row(kpes, two: Path) -> None:
    file = table(
        two, "nazwa;NIP;id;reprezentant 1;podstawa 1", "C;1E9;;;", ";;x y;;", "D;;;Ewa;prawo", "E;;;;statut", "F;;f;;"
    )
    assert [line.split(", ", 1)[1][:40] for line in brought(kpes, file)[2][:-1]] == [
        "row 2: NIP: “1E9” is a number that the s",
        "row 3: id: “x y” cannot name a file. Use",
        "row 3: nazwa: The name of the partner is",
        "row 4: podstawa 1: “prawo” is not possib",
        "row 5: podstawa 1: Here is “statut”, and",
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["nazwa", ""], "{file} names no partners. Write a row for each partner below the names of the columns."),
        ([""], "{file} is empty. Write the names of the columns into its first row, and a row for each partner below."),
        (["nazwa", "Zoë Köhler"], "{file} is neither UTF-8 nor Polish text in Windows-1250, so its letters cannot be "
         "told. Save it in the spreadsheet as “CSV UTF-8”, and run the command again."),
    ],
)  # fmt: skip
def test_a_table_that_says_nothing_stops_it(kpes, two: Path, lines: list[str], said: str) -> None:
    file = table(two, *lines, encoding="cp1252")
    assert brought(kpes, file) == (3, [], [said.format(file=file)])


NOT_READ = "{file} cannot be read: {why}. Save it in the spreadsheet as XLSX without a password, or as “CSV UTF-8”, " \
    "and run the command again."
NO_WORKBOOK = NOT_READ.replace("{why}", "it is no workbook in XLSX or ODS, or is damaged")
OLD = NOT_READ.replace("{why}", "it is of an old kind (.xls), or locked")
NO_LETTERS = "{file} is neither UTF-8 nor Polish text in Windows-1250, so its letters cannot be told. Save it in the " \
    "spreadsheet as “CSV UTF-8”, and run the command again."
NO_TABLE = "{file} is no table. Save it in the spreadsheet as XLSX, or as “CSV UTF-8”, and run the command again."
GOOD = [["nazwa", "siedziba"], ["Fundacja Żółw i Wąs", "Łódź"]]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("l.csv", as_csv(GOOD, ";").encode("iso8859-2"), NO_LETTERS),
        ("l.csv", as_csv(GOOD, ";").encode("cp852"), NO_LETTERS),
        ("l.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), OLD),
        ("l.docx", (REPOSITORY / "templates/agreement.docx").read_bytes(), NO_WORKBOOK),
        ("l.xlsx", as_xlsx(GOOD, "A")[:2000], NO_WORKBOOK),
        ("l.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", NO_TABLE),
    ],
    ids=["ISO 8859-2", "code page 852", "old", "a document", "cut off", "a PDF"],
)
def test_a_file_that_is_no_table_is_refused_and_saved_as_it_says_it_is_read(
    kpes, two: Path, name: str, data: bytes, said: str
) -> None:
    (two / name).write_bytes(data)
    assert brought(kpes, name, "--dry-run") == (3, [], [said.format(file=name)])
    for ending, saved in ((".csv", as_csv(GOOD, ";").encode("utf-8-sig")), (".xlsx", as_xlsx(GOOD, "A"))):
        (two / f"saved{ending}").write_bytes(saved)
        assert brought(kpes, f"saved{ending}", "--dry-run")[1][0] == (
            "Row 2: new: “Fundacja Żółw i Wąs”, id fundacja-zolw-i-was."
        )


def test_a_file_that_is_not_there_or_a_folder_is_told(kpes, two: Path) -> None:
    assert brought(kpes, "nie-ma.xlsx")[2] == [
        "nie-ma.xlsx cannot be read: there is no such file or folder. Mend that and run the command again."
    ]
    assert brought(kpes, "data")[2] == [
        "data is a folder or a device, not a file. Name a table in CSV, XLSX or ODS: kpes partners import FILE"
    ]


def test_what_the_rules_doubt_in_a_cell_is_told_with_its_row_and_column(kpes, two: Path) -> None:
    file = table(two, "nazwa;NIP;e-mail", "C;1234563210;c@", "D;1234563218;", "E;1234563218;")
    code, _, err = brought(kpes, file)
    assert code == 0
    assert err == [
        f"Note: {file}, row 2: NIP: “1234563210” is no NIP: its last digit does not fit the others. Compare them one "
        "by one.",
        f"Note: {file}, row 2: e-mail: “c@” is no e-mail address. Write one address, like this: biuro@example.org",
        f"Note: {file}, row 4: NIP: “D” (line 3) has the same NIP. Correct one of the two, or remove the partner that "
        "stands here twice.",
    ]


def test_ten_thousand_partners_take_a_moment(kpes, shipped: Path) -> None:
    """Four thousand tell nearly as much."""
    count = 10_000 if THOROUGH else 4_000
    header = ["nazwa", "siedziba", "KRS", "reprezentant 1", "funkcja 1"]
    names = ([f"Fundacja {number} Żółw", "Gdańsk", number + 10000, "Anna Nowak", "Prezes"] for number in range(count))
    (shipped / "l.csv").write_text(as_csv([header, *names], ";"), encoding="utf-8")
    with within(count / 500):
        assert brought(kpes, "l.csv", "--replace")[1][-3] == f"Copies: 22 → {count}."


def test_a_list_that_somebody_changes_meanwhile_is_left_to_them(kpes, two: Path) -> None:
    now = snapshot(two)
    made = effect.imported(now, rows.read(b"nazwa\nC\n", "t.csv"), replace=False)
    change(two / LIST, "'Fundacja A'", "Fundacja Alfa")
    with pytest.raises(KpesError) as stopped:
        effect.write(now, made)
    assert str(stopped.value) == f"{LIST} was changed meanwhile. Nothing was written. Run the command again."
    assert "name: C" not in (two / LIST).read_text(encoding="utf-8")


def test_a_list_with_faults_of_its_own_is_not_touched(kpes, two: Path) -> None:
    change(two / LIST, "    name: Spółdzielnia „B”", "    nazwa: Spółdzielnia „B”")
    code, out, err = brought(kpes, table(two, "nazwa", "C"))
    assert (code, out) == (1, [])
    assert err == [
        f"{LIST}:5:5: K104 The key “nazwa” is not known. Known here: id, name, representatives, signatures_required, "
        "seat, email, nip, regon, krs, address, short, description.",
        f"{LIST}:4:5: K105 The key “name” is missing. Add it here.",
    ]


def test_a_text_with_errors_keeps_no_list_from_being_changed_but_has_no_edition(kpes, two: Path) -> None:
    change(two / "data/agreement.yaml", "status: draft", "statsu: draft")
    code, out, _ = brought(kpes, table(two, "nazwa", "C"))
    assert (code, out[-2]) == (0, "The edition cannot be told while the text has errors. See: kpes validate")
    assert "name: C\n" in (two / LIST).read_text(encoding="utf-8")


@pytest.mark.parametrize("before", [None, "", "# Lista.\n", "partners:\n", "partners: []\n"])
def test_a_list_that_is_not_there_or_empty_is_begun_and_its_template_can_be_had(
    kpes, shipped: Path, before: str | None
) -> None:
    (shipped / LIST).unlink()
    if before is not None:
        (shipped / LIST).write_text(before)
    assert kpes("--lang", "pl", "partners", "export", "wzor.csv") == (
        0, "Listę sygnatariuszy zapisano w pliku wzor.csv.\n", "",
    )  # fmt: skip
    text = (shipped / "wzor.csv").read_bytes().decode("utf-8-sig")
    assert text == (
        "id;nazwa;siedziba;adres;nazwa skrócona;NIP;REGON;KRS;e-mail;liczba podpisów;osoba uprawniona 1;funkcja 1;"
        "podstawa 1;opis\r\n"
    )
    assert brought(kpes, table(shipped, text.strip(), ";Fundacja C;;;;;;;;;;;;"))[0] == 0
    begun = (shipped / LIST).read_text(encoding="utf-8")
    assert begun.endswith("partners:\n  - id: fundacja-c\n    name: Fundacja C\n")
    assert begun.startswith("# Lista.\n") == (before == "# Lista.\n")


def test_an_export_overwrites_nothing_and_writes_csv_and_xlsx_alone(kpes, two: Path) -> None:
    assert kpes("partners", "export", "l.xlsx").code == 0
    assert kpes("partners", "export", "l.xlsx") == (
        3, "", "l.xlsx is there already, and kpes overwrites nothing. Choose another name.\n",
    )  # fmt: skip
    assert kpes("partners", "export", "l.ods") == (
        3,
        "",
        "A table is written as .csv or .xlsx, which the name of the file tells. Give it such a name, for example: "
        "partners.xlsx\n",
    )
    assert kpes("partners", "export", "data/l.csv").code == 3


def test_what_a_column_and_a_right_are_called_can_be_written_into_the_table() -> None:
    from kpes.importing.partners.columns import BASES, COLUMNS, MEANT_BY

    for language in CATALOGUES:
        t = catalogue(language)
        header = list(map(t, COLUMNS.names.values()))
        read = rows.read(as_csv([header, ["A"] * len(header)], ";").encode(), "t.csv")
        assert (list(read.rows[0].cells), read.notes, read.problems) == (list(COLUMNS.names), (), ())
        assert [MEANT_BY[t(name)] for name in BASES.values()] == list(BASES)


HOSTILE = [
    "=1+1", "+48", "-1", "@SUM(A1)", "'=x", "''", "<b>", "&amp;", "a: b", "# x", "- x", "{a}", "[a", "'", '"', "\\n",
    "a;b", "null", "0123", "1e5", "2014-11-07", "_x0041_", "a" * 300, "!!", "%", "| x", "> x", "? x", "* a", "`",
]  # fmt: skip
letters = st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]) | st.just(" ")
words = (st.sampled_from(HOSTILE) | st.text(letters)).map(lambda text: " ".join(text.split())).filter(bool)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=part(100))
@given(
    st.lists(
        st.fixed_dictionaries(
            {"name": words},
            optional={
                "seat": words,
                "description": words,
                "email": words,
                "representatives": st.lists(
                    st.fixed_dictionaries(
                        {"name": words},
                        optional={"function": words, "basis": st.sampled_from(["statutory", "power-of-attorney"])},
                    ),
                    min_size=1,
                    max_size=3,
                ),
                "signatures_required": st.integers(1, 3),
            },
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from([".csv", ".xlsx"]),
    st.sampled_from(CATALOGUES),
)
def test_what_an_export_writes_changes_nothing_when_it_is_brought_in(
    shipped: Path, groups: list[dict[str, object]], ending: str, language: str
) -> None:
    data = {"partners": [{"id": f"p{number}", **group} for number, group in enumerate(groups)]}
    (shipped / LIST).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    now = snapshot(shipped)
    assert now.partners
    made = export.written(now.partners, ending, catalogue(language))
    again = effect.imported(now, rows.read(made, f"t{ending}"), replace=True)
    assert (again.problems, [update.changes for update in again.updates]) == ([], [()] * len(groups))
    assert again.data == again.before


@needs.calc
def test_a_list_that_libreoffice_saved_is_the_same_list(kpes, shipped: Path, tmp_path: Path) -> None:
    given = tmp_path / "given.xlsx"
    given.write_bytes(as_xlsx(EXCEL, "Arkusz1"))
    saved = [tmp_path / f"saved{ending}" for ending in (".ods", ".xlsx", ".csv")]
    office.save(tmp_path, *(office.Save(given, file) for file in saved))
    assert brought(kpes, str(saved[0]), "--replace")[0] == 0
    for file in saved[1:]:
        assert brought(kpes, str(file))[1][0] == "0 new partners, 0 changed, 2 as they were."


def test_the_shipped_list_goes_out_and_comes_back_as_it_is(kpes, shipped: Path) -> None:
    assert kpes("partners", "export", "l.xlsx").code == 0
    assert brought(kpes, "l.xlsx", "--replace")[1][-1] == "The list holds all this already, so nothing was written."
    assert (shipped / LIST).read_bytes() == (REPOSITORY / LIST).read_bytes()
