"""Whole projects full of slips: every check ends with findings that point into their files, and always the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpes.findings import Finding, Severity
from kpes.language import LANGUAGES
from kpes.messages import catalogue
from kpes.project.snapshot import Snapshot
from kpes.reports.findings import Findings
from kpes.reports.terminal import draw_findings
from kpes.rules.pages import pages
from kpes.source import dump, forbidden
from tests.project import snapshot
from tests.sound import AGREEMENT, PARTNERS, TODAY, replaced
from tests.thorough import part

REPOSITORY = Path(__file__).parent.parent
POLISH = catalogue("pl")
CODES = {page.code for page in pages()}
ZEROS = "sha256:" + "0" * 64

Files = dict[str, bytes]

any_length = settings(
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)

WORDS = (
    "Partnerzy", "współpracują", "oraz", "i", "w", "w", "z", "na rzecz", "Porozumienie", "niniejszego",
    "sporządzono", "egzemplarzach", "jednobrzmiących", "XXXXX", "XXXXXX", "XXX", "{date}", "{nazwa}", "TODO",
    "???", "....", "…", "____", "[…]", "(", ")", "[", "]", "„", "”", '"', "«", "»", ",,", "''", ",", ".", ";",
    ":", "-", "–", "/", "#", " # ", "  ", "\n", "\n- ", "\n1) ", "§ 9", "§ 3 ust. 2 pkt 1", "§§ 5–3",
    "Par. 1 pkt 7", "art. 78 § 1 k.c.", "mowa w ust. 4", "2014-2012", "2014–2020", "7-5 listopada",
    "dnia 7 listopada 2014 r.", "od 2014 r. do 2012 r.", "2014-11-31", "22 podmioty",
    "pomiędzy dwunastoma partnerami", "wszystkich 3 stron", "KPES", "KES", "Klub (ABC)", "m.in.", "1 000,00 zł",
    "44051401359", "PESEL 44051401359", "526-025-02-74", "+48 601 602 603", "biuro@fala.example",
    "www.fala.example", "Fundаcja", "kΩ", "Łódź", "e\u0301", "\u0301", "字", "💚", "\u00a0", "'", "\\", "1)",
    "zwanym/ą", "[definicja]", "(należy podać …)", "-----", "30% (dwadzieścia procent)", "czternaście (7) dni",
    "NIP 123-456-32-19", "KRS 123456", "2012r.", "80-001Gdańsk", "Strony1", "§ 2.3.4", "„słowo“", "1. ", "60%",
    "udział", "do 30 czerwca", "po 1 lipca", "Bielsko-Biała", "Bielsko Biała", "Klastra P5", "Klastra PS",
    "zawarte w dniu 12 grudnia 2014 r.", "dla każdego i jeden dla Rady",
    "załącznik nr 7", "Załączniki nr 1–3", "Annex A", "{zal}", "100 zł,", "w tym:", "Razem",
    "a)", "lit. b", "%s", "{0}", "&", "*", "!", "|", ">", "Twój,dom", "koniec.Potem", "Aneks",
)  # fmt: skip
UNSEEN = ("\u202e", "\x85", "\x1b[31m", "\u200b", "\ufeff", "\u2028")
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
prose = st.tuples(
    st.sampled_from(("Partnerzy ", "partnerzy ")), phrases, st.sampled_from(("", ".", ";", " ;"))
).map("".join)
ids = st.sampled_from(("a", "b", "a", "edukacja", "nul", "x" * 40))
styles = st.sampled_from(("1/", "a)", "I.", "-", "§ 1.", "Par. 1."))
sublists = st.fixed_dictionaries({"text": prose, "labels": styles, "items": st.lists(prose, min_size=1, max_size=4)})
lists = st.fixed_dictionaries({"labels": styles, "items": st.lists(prose | sublists, min_size=1, max_size=5)})
insertions = st.fixed_dictionaries({"insert": st.sampled_from(("areas", "goals")), "labels": styles})
cells = st.sampled_from(("Razem", "w tym", "1.1", "100 zł", "1 000,50", "60%", "do 5%", "–", "")) | prose
tables = st.integers(1, 3).flatmap(
    lambda width: st.fixed_dictionaries(
        {
            "table": st.fixed_dictionaries(
                {"rows": st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=4)}
            )
        }
    )
)
parts = prose | st.lists(prose | lists | insertions | tables, min_size=1, max_size=3)
days = st.sampled_from(("2014-11-07", "2026-01-15", "2031-12-31", "2014-02-30"))
acceptances = st.fixed_dictionaries(
    {
        "rule": st.sampled_from(sorted(CODES)),
        "where": st.sampled_from(("paragraphs", "title", "partners.a", "goals.a.heading", "data/signatures/a.yaml")),
        "reason": prose,
    },
    optional={"words": phrases},
)
agreements = st.fixed_dictionaries(
    {
        "language": st.sampled_from(("pl", "pl", *LANGUAGES)),
        "status": st.sampled_from(("draft", "final")),
        "title": prose,
        "date": days,
        "form": st.sampled_from(("written", "any")),
        "parties": parts,
        "preamble": st.fixed_dictionaries({"heading": prose, "text": parts}),
        "paragraphs": st.lists(st.fixed_dictionaries({"text": parts}), min_size=1, max_size=4),
        "signatories": st.fixed_dictionaries({"partners_heading": prose, "signature_heading": prose}),
    },
    optional={
        "resolution": prose,
        "paragraph_labels": styles,
        "areas": st.lists(st.fixed_dictionaries({"id": ids, "text": prose}), min_size=1, max_size=3),
        "goals": st.lists(
            st.fixed_dictionaries({"id": ids, "heading": prose, "text": parts}, optional={"area": ids}),
            min_size=1,
            max_size=3,
        ),
        "attachment_labels": styles,
        "attachments": st.lists(
            st.fixed_dictionaries({"id": ids, "title": prose, "text": parts}), min_size=1, max_size=3
        ),
        "accepted": st.lists(acceptances, min_size=1, max_size=4),
    },
)
people = st.sampled_from(("Anna Nowak", "ANNA  NOWAK", "Jan Kowalski", "X", "44051401359", "…"))
numbers = st.sampled_from(
    ("5260250274", "PL 526-025-02-74", "5260250275", "0000000000", "123", "xyz", "123456785", "١٢٣٤٥")
)
signatories = st.fixed_dictionaries(
    {"id": ids, "name": prose | st.sampled_from(("A", "Partner 2", "Fundacja „Fala”", "fundacja fala"))},
    optional={
        "seat": prose,
        "email": st.sampled_from(("biuro@fala.example", "BIURO@fala.example", "biuro", "a@b")),
        "nip": numbers,
        "regon": numbers,
        "krs": numbers,
        "signatures_required": st.sampled_from(("1", "2", "99", "0")),
        "representatives": st.lists(st.fixed_dictionaries({"name": people}), min_size=1, max_size=3),
    },
)
events = st.fixed_dictionaries(
    {
        "event": st.sampled_from(("signed", "signed", "revoked")),
        "representative": people,
        "signed_on": st.sampled_from(("2014-11-07", "2013-11-07", "2031-12-31")),
        "method": st.sampled_from(("handwritten", "qualified", "trusted-profile")),
        "fingerprint": st.sampled_from((ZEROS, "sha256:" + "1" * 64)),
        "evidence": st.sampled_from(("data/evidence/a/skan.pdf", "data/evidence/a/nie ma.pdf")),
        "recorded_at": st.just("2014-11-08T09:12:44Z"),
        "note": phrases,
    }
)
COPY = b"PK\x03\x04"
SUMS = f"{sha256(COPY).hexdigest()}  1-a.docx\n{'0' * 64}  2-b.docx\n{'0' * 64}  3-nul.docx\n"
copies = st.dictionaries(
    st.sampled_from(("1-a.docx", "2-b.docx", "obcy\x1b[31m\n.txt", "a%s.yaml", "folder/x", ".kpes-x")),
    st.just(COPY),
)
manifests = st.sampled_from(
    (b"", b"[]", b"\xff", b"[" * 9999, json.dumps({"fingerprint": ZEROS, "copies": []}).encode())
)


HANDS = ("as it is", "CRLF", "BOM", "no line at the end", "a comment")
"""How editors save a file."""


def record(event: dict[str, str]) -> dict[str, object]:
    """One event as kpes writes it, with the keys of its kind."""
    if event["event"] == "revoked":
        kept = {key: event[key] for key in ("event", "representative", "fingerprint")}
        return {**kept, "reason": event["note"], "recorded_at": event["recorded_at"]}
    return {**event, "evidence": [{"file": event["evidence"], "sha256": "0" * 64}]}


@st.composite
def projects(draw) -> Files:
    """The files of a project whose data have the right shape and say all kinds of wrong things."""
    files = {
        "data/agreement.yaml": dump(draw(agreements)),
        "data/partners.yaml": dump({"partners": draw(st.lists(signatories, min_size=1, max_size=4))}),
    }
    for id in draw(st.lists(ids, max_size=2)):
        recorded = draw(st.lists(events, min_size=1, max_size=3))
        files[f"data/signatures/{id}.yaml"] = dump([record(one) for one in recorded])
    for name in draw(st.lists(st.sampled_from(("0" * 12, "1" * 12, "obcy\x1b")), max_size=2)):
        files[f"data/editions/{name}.txt"] = "tekst\n"
    if draw(st.booleans()):
        files["data/evidence/a/skan.pdf"] = "skan"
    written = {name: as_written(draw(st.sampled_from(HANDS)), text) for name, text in files.items()}
    if draw(st.booleans()):
        written |= {f"out/copies/{name}": data for name, data in draw(copies).items()}
        written["out/copies/SHA256SUMS"] = as_written(draw(st.sampled_from(HANDS)), SUMS)
        written["out/copies/manifest.json"] = draw(manifests)
    return written


def as_written(hand: str, text: str) -> bytes:
    """The bytes of a file that is saved in one of these ways."""
    text = {"no line at the end": text.rstrip("\n"), "a comment": f"# uwaga ź\n{text}# koniec\n"}.get(hand, text)
    text = {"CRLF": text.replace("\n", "\r\n"), "BOM": f"\ufeff{text}"}.get(hand, text)
    return text.encode("utf-8", "surrogatepass")


@st.composite
def plain(draw) -> Files:
    """A project whose texts stand in YAML as somebody types it: plain, quoted or in blocks, with slips of all kinds."""
    paragraphs = ""
    for text in draw(st.lists(phrases, min_size=1, max_size=6)):
        style = draw(st.sampled_from(("", "", "|", ">", "'", '"')))
        if style in ("|", ">"):
            text = f"{style}\n      " + text.replace("\n", "\n      ")
        elif style:
            text = style + text.replace("\n", "\n      ").replace(style, "") + style
        else:
            text = "Partnerzy " + text.replace("\n", "\n      ")
        paragraphs += f"  - text: {text}\n"
    written = replaced(AGREEMENT, f"paragraphs:\n{paragraphs}  - text: w XXXXX egzemplarzach\n")
    return {"data/agreement.yaml": written.encode(), "data/partners.yaml": PARTNERS.encode()}


@st.composite
def slips(draw, original: st.SearchStrategy[Files]) -> Files:
    """A project after slips in the bytes of its files, or without one of them."""
    files = draw(original)
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(files)))
        data, at = files[name], draw(st.integers(0, len(files[name])))
        piece = draw(st.sampled_from((*WORDS, *UNSEEN, "\r", "\t", "\n"))).encode() or b"\xff"
        files[name] = data[:at] + piece + data[at + draw(st.integers(0, 4)) :]
    if draw(st.integers(0, 9)) == 0:
        files.pop("data/partners.yaml", None)
    return files


@contextmanager
def project(files: Files) -> Iterator[Path]:
    """A project in a folder of its own."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name, data in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        yield root


def hold(files: Files) -> set[str]:
    """Checks a project twice, asserts what is true of every check, and gives the codes that were found."""
    with project(files) as one:
        checked, again = snapshot(one, TODAY), snapshot(one, TODAY)
        assert checked.findings == again.findings
        assert checked.accepted == again.accepted
        found = [*checked.findings, *(finding for finding, _ in checked.accepted)]
        for finding in found:
            hold_finding(finding, checked)
        hold_drawing(checked)
    return {finding.code for finding in found}


def hold_finding(finding: Finding, checked: Snapshot) -> None:
    assert finding.code in CODES
    for said in (str(finding.message), POLISH(finding.message)):
        assert said
        assert not forbidden(said) | ({"\n", "\t"} & set(said)), said
        assert len(said) < 500
    lines = checked.sources.lines(finding.place.file)
    assert 1 <= finding.place.line <= len(lines)
    line = lines[finding.place.line - 1]
    assert 1 <= finding.place.column <= len(line) + 1
    assert finding.width >= 1
    assert finding.width == 1 or finding.place.column + finding.width - 1 <= len(line)
    assert checked.path(finding) or finding.severity is Severity.ERROR


def hold_drawing(checked: Snapshot) -> None:
    """Asserts that what a narrow terminal shows holds nothing that it would obey."""
    if checked.findings:
        out = StringIO()
        with mock.patch.dict(os.environ, {"COLUMNS": "40"}):
            draw_findings(Findings(POLISH, checked.findings, (), checked.sources, checked.path), out)
        assert not forbidden(out.getvalue())


def codes_of(original: st.SearchStrategy[Files], examples: int = part(250)) -> set[str]:
    """The codes that are found in many projects, each of which is held."""
    seen: set[str] = set()

    @settings(any_length, max_examples=examples)
    @given(original)
    def each(files: Files) -> None:
        seen.update(hold(files))

    each()
    return seen


def test_projects_of_the_right_shape_that_say_all_kinds_of_wrong_things():
    seen = codes_of(projects())
    assert len(seen) >= 40, sorted(CODES - seen)


def test_texts_as_somebody_types_them():
    seen = codes_of(plain())
    assert len(seen) >= 15


def test_slips_in_the_bytes():
    seen = codes_of(slips(projects()) | slips(plain()))
    assert len(seen) >= 20


def test_any_bytes():
    names = ("data/agreement.yaml", "data/partners.yaml", "data/signatures/a.yaml")
    files = st.dictionaries(st.sampled_from(names), st.binary(max_size=99))
    assert len(codes_of(files.map(lambda files: {"data/agreement.yaml": b"", **files}), 60)) >= 5


def test_the_order_of_findings_does_not_hang_on_how_python_hashes(tmp_path):
    words = " ".join(WORDS * 2)
    paragraphs = [json.dumps(f"Partnerzy {words[n:]}", ensure_ascii=False) for n in range(0, 900, 90)]
    texts = "".join(f"  - text: {paragraph}\n" for paragraph in paragraphs)
    (tmp_path / "data").mkdir()
    (tmp_path / "data/agreement.yaml").write_text(replaced(AGREEMENT, f"paragraphs:\n{texts}"), encoding="utf-8")
    names = ("Fundacja Fala", "fundacja fala", "A", "Fundаcja KES", "44051401359")
    partners = "".join(f"  - {{id: {id}, name: '{name}', nip: '1'}}\n" for id, name in zip("aabcd", names, strict=True))
    (tmp_path / "data/partners.yaml").write_text(f"partners:\n{partners}", encoding="utf-8")
    answers = {
        subprocess.run(
            [sys.executable, "-m", "kpes", "--project", str(tmp_path), "validate", "--format", "json"],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            check=False,
        ).stdout
        for seed in ("0", "1", "271828")
    }
    assert len(answers) == 1
    assert len(json.loads(answers.pop())["findings"]) > 100
