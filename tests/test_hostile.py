"""What no editor writes: readers answer any input with findings, in bounded time, never with an exception."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpes.findings import in_order
from kpes.fingerprint import canonical_text
from kpes.language import LANGUAGES
from kpes.layout.drawing import draw_up
from kpes.rules import check
from kpes.shapes.table import read_agreement, read_events, read_partners
from kpes.source import clean, dump, forbidden
from tests.bounded import within
from tests.sound import AGREEMENT, PARTNERS, of_values
from tests.thorough import part

DATA = Path(__file__).parent.parent / "data"
SHIPPED_AGREEMENT = (DATA / "agreement.yaml").read_bytes()
SHIPPED_PARTNERS = (DATA / "partners.yaml").read_bytes()
REGISTER = (
    "- event: signed\n  representative: Anna Nowak\n  signed_on: 2014-11-07\n  method: handwritten\n"
    f"  fingerprint: sha256:{'0' * 64}\n"
    f"  evidence:\n    - file: data/evidence/a/b.pdf\n      sha256: '{'0' * 64}'\n"
    "  recorded_at: 2014-11-08T09:12:44Z\n"
    f"- event: revoked\n  representative: Anna Nowak\n  fingerprint: sha256:{'0' * 64}\n  reason: x\n"
    "  recorded_at: 2014-11-08T09:12:44Z\n"
).encode()
SOUND_AGREEMENT, _ = read_agreement(AGREEMENT.encode(), "f")
SOUND_PARTNERS, _ = read_partners(PARTNERS.encode(), "f")
READERS = (read_agreement, read_partners, read_events)
MOST = part(8 * 2**20)

ODD = (
    "", "no", "~", "22:30", "3.10", "XXXXX", "{date}", "a: b", "a #b", "- ", "'", '"', "[", "{", "[]", "{}",
    "&a", "*a", "!a", "<<", "|", ">", "? ", "---", "...", "%a", "\t", "\r", "\0", "\x85", "\u2028", "\u202e",
    "\ufeff", "\u0301", "\u00a0", "ą", "💚", "A" * 50, "2014-02-30", "0", "-1", "1.5", "nul", "../x", "1/",
    "I.", "insert: goals", "{insert: goals, labels: 1}", "[{insert: areas, labels: a)}]",
    '"\\ud800"', '"\\e[1m\\0"',    "'é\u0301'", "|\n  a\n\n   b\n",
)  # fmt: skip
KEYS = tuple(set(re.findall(r"(?m)^[ -]*(\w+):", (SHIPPED_AGREEMENT + SHIPPED_PARTNERS + REGISTER).decode())))

many = settings(
    max_examples=part(250),
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
odd = st.sampled_from(ODD) | st.text(max_size=12)


@st.composite
def yaml_like(draw) -> bytes:
    """Lines of indentation, dashes, known keys and odd values."""
    line = st.tuples(
        st.sampled_from(["", "", "  ", "    ", "- ", "  - ", "      - "]),
        st.sampled_from(["", *(f"{key}: " for key in KEYS)]),
        odd,
    )
    return "\n".join("".join(parts) for parts in draw(st.lists(line, max_size=25))).encode("utf-8", "surrogatepass")


@st.composite
def mutated(draw, original: bytes) -> bytes:
    """A file after a few slips: bytes or lines gone, doubled or put in, values swapped for odd ones."""
    data = original
    for _ in range(draw(st.integers(1, 4))):
        lines = data.split(b"\n")
        at = draw(st.integers(0, len(lines) - 1))
        offset = draw(st.integers(0, len(data)))
        piece = draw(odd).encode("utf-8", "surrogatepass")
        kind = draw(st.sampled_from(["value", "value", "value", "delete", "double", "insert", "cut", "byte"]))
        if kind == "value":
            if found := re.match(rb"[ -]*(\w+:|-) ", lines[at]):
                lines[at] = found.group() + piece
        elif kind == "delete":
            del lines[at]
        elif kind == "double":
            lines.insert(draw(st.integers(0, len(lines))), lines[at])
        elif kind == "insert":
            lines.insert(at, piece)
        data = b"\n".join(lines)
        if kind == "cut":
            data = data[:offset] + data[offset + draw(st.integers(1, 9)) :]
        elif kind == "byte":
            data = data[:offset] + draw(st.binary(min_size=1, max_size=3)) + data[offset:]
    return data


def hold(read, data: bytes):
    """Reads ``data`` and asserts what is true of every reading; gives what was read."""
    result, log = read(data, "data/file.yaml")
    findings = in_order(log)
    assert (result is None) == bool(findings)
    lines = data.count(b"\n") + 1
    for finding in findings:
        assert finding.place.file == "data/file.yaml"
        assert 1 <= finding.place.line <= lines + 1
        assert finding.place.column >= 1
        said = str(finding.message)
        assert said.isprintable() or "\u00a0" in said, said
        assert said.encode()
        assert len(said) < 400
    again, log_again = read(data, "data/file.yaml")
    assert again == result
    assert in_order(log_again) == findings
    return result


def hold_text(agreement, partners) -> None:
    """Asserts what is true of every canonical text."""
    given = of_values(agreement=agreement, partners=partners, records={"a": ()})
    findings = [str(finding.message) for finding in check(given)]
    assert all(findings)
    if len(partners) < 2:
        return
    text = canonical_text(draw_up(agreement, partners)).decode()
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert "\n\n" not in text
    assert not text.startswith("\n")
    assert "  " not in text
    assert not re.search(r"(?m)^ | $|[^\S \n]", text)


def hold_all(data: bytes) -> None:
    agreement, partners, _ = (hold(read, data) for read in READERS)
    if agreement is not None:
        hold_text(agreement, SOUND_PARTNERS)
    if partners is not None:
        hold_text(SOUND_AGREEMENT, partners)


@many
@given(st.binary(max_size=300))
def test_any_bytes(data):
    hold_all(data)


@many
@given(st.text(max_size=300))
def test_any_text(text):
    hold_all(text.encode("utf-8", "surrogatepass"))


@many
@given(yaml_like())
def test_anything_like_yaml(data):
    hold_all(data)


@settings(many, max_examples=part(100))  # for its length; the small one gets more
@given(mutated(SHIPPED_AGREEMENT))
def test_the_shipped_agreement_after_some_slips(data):
    agreement = hold(read_agreement, data)
    if agreement is not None:
        hold_text(agreement, SOUND_PARTNERS)


@many
@given(mutated(AGREEMENT.encode()))
def test_a_small_agreement_after_some_slips(data):
    agreement = hold(read_agreement, data)
    if agreement is not None:
        hold_text(agreement, SOUND_PARTNERS)


@many
@given(mutated(SHIPPED_PARTNERS) | mutated(PARTNERS.encode()))
def test_partners_after_some_slips(data):
    partners = hold(read_partners, data)
    if partners is not None:
        hold_text(SOUND_AGREEMENT, partners)


@many
@given(mutated(REGISTER))
def test_a_register_after_some_slips(data):
    hold(read_events, data)


words = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1, max_size=20
).filter(lambda text: clean(text) and not forbidden(text))
words |= st.sampled_from(
    [
        *("XXXXX", "w XXXXX egz., {date}", "a: b", "#1", "- x", "e\u0301", "\u0301", "XXXXX\u0301"),
        *("{a}", "zob. {b}. {c} r.", "**{a}** i *b*", "***", r"\*a*", "{{a}", "{name}[, {seat}]", "2014-02-30"),
    ]
)
names = st.sampled_from(["a", "b", "c", "rada"])
styles = st.sampled_from(["1/", "1.", "a)", "A", "I.", "i)", "(1)", "§ 1.", "Par. 1.", "-", "•", "1.1.", "1.1.1"])
unit = {"id": names, "label": words}
tables = st.integers(1, 3).flatmap(
    lambda width: st.fixed_dictionaries(
        {"rows": st.lists(st.lists(words | st.just(""), min_size=width, max_size=width), min_size=1, max_size=2)},
        optional={"columns": st.lists(words, min_size=width, max_size=width)},
    )
)
parts = words | st.fixed_dictionaries({"table": tables})
parts |= st.fixed_dictionaries({"insert": st.just("partners"), "labels": styles}, optional={"text": words})
texts = st.recursive(
    words | st.lists(parts, min_size=1, max_size=2),
    lambda texts: st.lists(
        words
        | st.fixed_dictionaries(
            {
                "labels": styles,
                "items": st.lists(
                    words
                    | st.fixed_dictionaries({"text": words, "labels": styles, "items": st.lists(words, min_size=1)})
                    | st.fixed_dictionaries(
                        {"text": st.tuples(words, texts).map(lambda two: [two[0], *_listed(two[1])])}, optional=unit
                    ),
                    min_size=1,
                    max_size=30,
                ),
            },
            optional={"unit": words},
        ),
        min_size=1,
        max_size=4,
    ),
    max_leaves=6,
)


def _listed(text: object) -> list[object]:
    return text if isinstance(text, list) else [text]


paragraphs = st.lists(
    st.fixed_dictionaries({"text": texts}, optional={**unit, "heading": words}), min_size=1, max_size=3
)
signatories = st.fixed_dictionaries(
    {"partners_heading": words, "signature_heading": words},
    optional={
        "layout": st.sampled_from(["table", "blocks"]),
        "show": st.lists(st.sampled_from(["representatives", "functions", "date", "place"]), min_size=1),
    },
)
chapters = st.lists(
    st.fixed_dictionaries({"paragraphs": paragraphs}, optional={**unit, "heading": words}), min_size=1, max_size=2
)
attachments = st.lists(
    st.fixed_dictionaries(
        {"id": names, "title": words, "text": texts}, optional={"label": words, "signatories": signatories}
    ),
    min_size=1,
    max_size=2,
)
agreements = st.builds(
    lambda keys, body: {**keys, **body},
    st.fixed_dictionaries(
        {
            "language": st.sampled_from(LANGUAGES),
            "status": st.sampled_from(["draft", "final"]),
            "title": words,
            "date": st.dates().map(str),
            "form": st.sampled_from(["written", "any"]),
            "parties": texts,
            "signatories": signatories,
        },
        optional={
            "author": words,
            "values": st.dictionaries(names, words, min_size=1),
            "copies": st.fixed_dictionaries({"each": st.integers(1, 99)}),
            "preamble": st.fixed_dictionaries({"text": texts}, optional={"heading": words}),
            "resolution": words,
            "paragraph_labels": styles,
            "chapter_labels": styles,
            "attachment_labels": styles,
            "numbering": st.sampled_from(["continuous", "restart"]),
            "attachments": attachments,
            "areas": st.lists(st.fixed_dictionaries({"id": words, "text": words}), min_size=1, max_size=3),
            "goals": st.lists(
                st.fixed_dictionaries({"id": words, "heading": words, "text": words}), min_size=1, max_size=3
            ),
        },
    ),
    st.fixed_dictionaries({"paragraphs": paragraphs}) | st.fixed_dictionaries({"chapters": chapters}),
)


@many
@given(agreements, st.integers(2, 5))
def test_any_words_in_the_right_shape_make_a_canonical_text(agreement, count):
    for what in agreement.keys() & {"areas", "goals"}:
        paragraphs = agreement.get("paragraphs") or agreement["chapters"][-1]["paragraphs"]
        paragraphs.append({"text": [{"insert": what, "labels": "1/"}]})
    read = hold(read_agreement, dump(agreement).encode())
    assert read is not None
    hold_text(read, SOUND_PARTNERS[:1] * count)


def filled(unit: str, head: str = "", tail: str = "") -> bytes:
    """As much of ``unit`` between ``head`` and ``tail`` as a file may hold."""
    room = MOST - len((head + tail).encode())
    return (head + unit * (room // len(unit.encode())) + tail).encode()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "open lists": lambda: filled("["),
    "open groups": lambda: filled("{a: "),
    "dashes": lambda: filled("- "),
    "dashes in lines": lambda: filled("-\n"),
    "the same key": lambda: b"title: x\n" * 50_000,
    "near keys": lambda: b"".join(b"title%d:\n" % number for number in range(50_000)),
    "anchors and aliases": lambda: filled("*a, ", "a: &a x\nb: [", "]"),
    "one quotation mark": lambda: filled("x", "a: '"),
    "quotation marks": lambda: filled("''", "a: '"),
    "escapes": lambda: filled("\\u0301", 'a: "', '"\n'),
    "accents": lambda: filled("\u0301\u0323", "title: a"),
    "syllables in parts": lambda: filled("\u1100\u1161\u11a8", "title: a"),
    "one long line": lambda: filled("a ", "title: "),
    "one long key": lambda: filled("a", "", ": b"),
    "spaces": lambda: filled(" ", "title: a\nparties: |\n  a\n", "\n  b\n"),
    "lines": lambda: filled("\n", "parties: |\n  a\n", "  b\n"),
    "comments": lambda: filled(" #a", "title: a"),
    "blank lines": lambda: filled("  a\n\n", "parties: >\n"),
    "NUL": lambda: filled("\0"),
    "what is not UTF-8": lambda: b"a" * (MOST - 1) + b"\xff",
    "a long id": lambda: filled("x", "partners:\n  - name: N\n    id: "),
    "partners of one id": lambda: b"partners:\n" + b"  - {id: nul, name: N}\n" * 15_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_largest_of_hostile_files_are_answered_soon(kind):
    data = HOSTILE[kind]()
    assert len(data) <= MOST
    read = read_partners if data.startswith(b"partners:") else read_agreement
    with within(max(5, part(20))):
        result, log = read(data, "data/file.yaml")
        found = in_order([*log, *(check(of_values(agreement=SOUND_AGREEMENT, partners=result)) if result else ())])
    assert found
    assert len("".join(str(finding.message) for finding in found)) < 50_000


def test_many_areas_and_goals_of_other_areas_are_compared_in_bounded_time():
    yaml = AGREEMENT + "areas:\n" + "".join(f"- {{id: area{n}, text: t}}\n" for n in range(6_000))
    yaml += "goals:\n" + "".join(f"- {{id: g{n}, area: rea{n}, heading: h, text: t}}\n" for n in range(3_000))
    agreement, log = read_agreement(yaml.encode(), "f")
    assert not len(log)
    with within(10):
        assert len(list(check(of_values(agreement=agreement, partners=SOUND_PARTNERS)))) == 201
