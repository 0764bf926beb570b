from __future__ import annotations

import ast
import re
import sys
from inspect import cleandoc
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

from kpes import rules
from kpes.findings import Finding, Severity
from kpes.language import LANGUAGES
from kpes.model import Revoked
from kpes.rules import check
from kpes.rules.pages import Found, Misspelt, page, pages
from kpes.rules.register import records_without_partner
from kpes.source import Place
from tests.parties import TODAY as SIGNED
from tests.parties import signature
from tests.project import snapshot
from tests.rules.session import play
from tests.sound import AGREEMENT, PARTNERS, TODAY, data, of_values, replaced, rule_findings, told_by
from tests.told import told

NO_RULES = {"__init__", "abbreviations", "amounts", "attachments", "pages", "references", "rule", "spelling"}


def name(rule: ModuleType) -> str:
    return rule.__name__.rpartition(".")[2]


def example(rule: ModuleType, heading: str) -> str:
    """The YAML under a heading of a rule's docstring."""
    found = re.search(rf"^{heading}:\n\n((?:    .*\n|\n)+)", cleandoc(rule.__doc__) + "\n", re.MULTILINE)
    assert found, f"{name(rule)} has no example “{heading}”"
    return dedent(found.group(1)).strip("\n") + "\n"


def happened(example: str, folder: Path, in_memory: bool = True) -> list[Finding]:
    """What an example gives: rules on data that can be read in memory, all else in a real project."""
    real = re.search(r"^(\$|# data/|accepted:) ?", example, re.MULTILINE)
    return play(example, folder) if real or not in_memory else rule_findings(example)


RULES = tuple(rule for _, rule in rules.rules())
CAUSES = {"K117": {"K104"}, "K122": {"K302"}, "K520": {"K505"}, "K521": {"K505"}}
"""What no file can be told without being told something else too."""


READ = tuple(Found.__subclasses__())
"""What is found without a rule that looks for it."""
ALL = sorted([*RULES, *READ], key=lambda rule: rule.CODE)


def test_every_rule_that_has_a_file_is_in_the_list():
    files = {file.stem for file in Path(rules.__file__).parent.rglob("*.py")}
    assert len(files) > len(NO_RULES) + 5
    assert {name(rule) for rule in RULES} == files - NO_RULES
    assert {page.name for page in pages()} > files - NO_RULES
    assert len(RULES) == len(set(RULES))


def test_the_list_parts_the_rules_by_severity_and_keeps_the_order_of_their_codes():
    errors = list(rules.rules(Severity.ERROR))
    warnings = list(rules.rules())[len(errors) :]
    assert {severity for severity, _ in errors} == {Severity.ERROR}
    assert {severity for severity, _ in warnings} == {Severity.WARNING}
    for part in (errors, warnings):
        assert part == sorted(part, key=lambda rule: rule[1].CODE)


def test_rules_that_have_nothing_to_look_at_are_left_out(monkeypatch):
    left = {rule.__name__.split(".")[2] for _, rule in rules.rules(without=("copies", "register"))}
    assert left == {"source", "text", "partners"}
    asked = []
    monkeypatch.setattr(rules, "rules", lambda least, without: asked.append(without) or ())
    for given in ({}, {"editions": {"0" * 12 + ".txt": b"x"}}, {"records": {"a": (signature(),)}}):
        assert list(check(of_values(**given))) == []
    assert asked == [("copies", "register"), ("copies",), ("copies",)]


def test_every_code_in_the_source_has_a_page_and_every_page_a_code_that_is_in_the_source():
    codes = set()
    for file in Path(rules.__file__).parent.parent.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        if file.parts[-2:] == ("rules", "pages.py"):
            continue  # pages without a rule: somebody else must use their codes
        codes |= {
            node.value
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Constant) and re.fullmatch("K[1-6][0-9]{2}", str(node.value))
        }
    assert len(codes) > 50
    assert codes == {page.code for page in pages()}


def test_every_code_stands_for_one_rule():
    codes = [page.code for page in pages()]
    assert len(set(codes)) == len(codes)
    groups = {"source": "1", "text": "2", "partners": "3", "copies": "4", "register": "5", "acts": "6"}
    assert [page.code for page in pages() if not page.code.startswith(f"K{groups[page.group]}")] == []


@pytest.mark.parametrize("rule", [one for one in ALL if one is not Misspelt], ids=name)
def test_the_wrong_example_gives_exactly_its_own_code_and_the_right_one_none(rule, tmp_path):
    in_memory = hasattr(rule, "check")
    wrong = happened(example(rule, "Wrong"), tmp_path / "wrong", in_memory)
    assert {finding.code for finding in wrong} == {rule.CODE, *CAUSES.get(rule.CODE, ())}
    assert {finding.severity for finding in wrong if finding.code == rule.CODE} == {page(rule).severity}
    assert told(happened(example(rule, "Right"), tmp_path / "right", in_memory)) == []


@pytest.mark.parametrize("rule", ALL, ids=name)
def test_a_rule_says_what_it_checks_and_why_in_its_docstring(rule):
    summary, why, *_ = rule.__doc__.split("\n\n")
    assert summary.endswith(".")
    assert not why.startswith("Wrong")


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_finds_nothing_where_nothing_could_be_read(rule):
    assert list(rule.check(of_values(records={"a": ()}))) == []


def test_the_sound_data_is_sound():
    assert rule_findings("") == []


@pytest.mark.parametrize("kind", ["areas", "goals"])
def test_a_repeated_id_is_told_with_the_line_of_its_first_use(kind):
    first, second, third = (f"heading: {n}, text: A" if kind == "goals" else f"text: {n}" for n in "ABC")
    yaml = f"""
        paragraphs:
          - text: [{{insert: {kind}, labels: 1/}}]
        {kind}:
          - {{id: x, {first}}}
          - {{id: y, {second}}}
          - {{id: x, {third}}}
    """
    assert told(rule_findings(yaml)) == ["18:10 K201 The id “x” is taken already, in line 16. Choose another."]


def test_goals_of_an_unknown_area_are_told_the_likely_one():
    yaml = """
        paragraphs:
          - text: [{insert: areas, labels: 1/}, {insert: goals, labels: I.}]
        areas:
          - {id: edukacja, text: T}
        goals:
          - {id: one, area: edukcja, heading: H, text: T}
          - {id: two, area: xyz, heading: I, text: T}
    """
    assert told(rule_findings(yaml)) == [
        "18:21 K202 There is no area “edukcja”. Did you mean “edukacja”?",
        "19:21 K202 There is no area “xyz”.",
    ]


@pytest.mark.parametrize(("kind", "other"), [("areas", "goals"), ("goals", "areas")])
def test_areas_and_goals_are_inserted_exactly_once(kind, other):
    once, foreign = f"{{insert: {kind}, labels: 1/}}", f"{{insert: {other}, labels: 1/}}"
    heading = "heading: H, " if kind == "goals" else ""
    told_of = {
        "Tekst": f"16:10 K203 No paragraph inserts the {kind}. Add “insert: {kind}” where they belong.",
        f"{once}, {once}": f"11:41 K203 The {kind} are inserted a second time. Remove one of the two.",
        f"{once}, {foreign}": f"11:41 K203 There are no {other} to insert. Write them under “{other}”, or remove this.",
        once: None,
    }
    for parts, said in told_of.items():
        yaml = f"""
            paragraphs:
              - text: [{parts}]
            {kind}:
              - {{id: x, {heading}text: T}}
        """
        assert told(rule_findings(yaml)) == ([said] if said else [])


def test_areas_may_be_inserted_in_the_preamble():
    yaml = """
        preamble:
          heading: P
          text: [{insert: areas, labels: 1/}]
        areas:
          - {id: x, text: T}
    """
    assert rule_findings(yaml) == []


def test_a_single_partner_is_too_few():
    assert told_by("K302", "partners:\n  - {id: a, name: A}\n") == [
        "2:5 K302 An agreement needs at least two partners; here is only one."
    ]


def test_a_partners_repeated_id_is_told():
    yaml = "partners:\n  - {id: a, name: A}\n  - {id: b, name: B}\n  - {id: a, name: C}\n"
    assert told_by("K303", yaml) == ["4:10 K303 The id “a” is taken already, in line 2. Choose another."]


@pytest.mark.parametrize("id", ["con", "prn", "aux", "nul", "com0", "com9", "lpt1"])
def test_an_id_that_windows_keeps_for_itself_is_told(id):
    assert told_by("K304", f"partners:\n  - {{id: a, name: A}}\n  - {{id: {id}, name: B}}\n") == [
        f"3:10 K304 Windows keeps the name “{id}” for itself. Choose another id."
    ]


@pytest.mark.parametrize("id", ["con1", "com10", "null", "lpt"])
def test_an_id_that_only_begins_like_those_is_free(id):
    assert told_by("K304", f"partners:\n  - {{id: a, name: A}}\n  - {{id: {id}, name: B}}\n") == []


def test_too_many_signatures_required_are_told_with_both_numbers():
    yaml = """
        partners:
          - {id: a, name: Fundacja, representatives: [{name: Anna Nowak}], signatures_required: 2}
          - {id: b, name: B, signatures_required: 99}
    """
    assert told_by("K305", yaml) == [
        "2:5 K305 “Fundacja” needs 2 signatures but has fewer representatives (1). "
        "Name more, or lower signatures_required."
    ]


def test_a_representative_named_twice_counts_once():
    yaml = """
        partners:
          - id: a
            name: Fundacja
            representatives: [{name: Anna Nowak}, {name: ANNA  NOWAK}]
            signatures_required: 2
          - {id: b, name: B}
    """
    assert len(told_by("K305", yaml)) == 1


def test_records_without_a_partner_are_a_warning_at_their_file():
    found = rule_findings("register: x y\n")
    assert told(found) == [
        "1:1 K501 There is no partner “x”: these signatures count for nobody. Give the partner this id again, "
        "or withdraw them: kpes revoke x --reason TEXT",
        "1:1 K501 There is no partner “y”: these signatures count for nobody. Give the partner this id again, "
        "or withdraw them: kpes revoke y --reason TEXT",
    ]
    assert [finding.place.file for finding in found] == ["data/signatures/x.yaml", "data/signatures/y.yaml"]
    assert {finding.severity for finding in found} == {Severity.WARNING}
    assert rule_findings("register: x\n")
    withdrawn = Revoked("", "Anna Nowak", SIGNED, "odeszli", "2014-11-09T09:00:00Z", Place("data/signatures/x.yaml"))
    assert list(records_without_partner.check(data(records={"x": (signature(), withdrawn)}))) == []


def test_rules_report_two_hundred_faults_of_a_file_and_then_say_that_there_are_more():
    found = told(rule_findings("partners:\n" + "  - {id: a, name: N}\n" * 300))
    assert len(found) == 201
    assert found[-2:] == [
        "202:10 K117 The file was not read on from here: there is too much to mend above.",
        "202:10 K303 The id “a” is taken already, in line 2. Choose another.",
    ]


def test_records_of_many_lost_partners_are_all_told():
    assert len(rule_findings("register: " + " ".join(f"x{n}" for n in range(500)) + "\n")) == 500


def test_accepted_findings_leave_room_for_two_hundred_others(tmp_path):
    texts = "".join(f"  - text: Partnerzy są są zgodni co do sprawy {n}.\n" for n in range(250))
    accepted = "".join(
        f"  - {{rule: K216, where: paragraphs.{n}.text, reason: Tak brzmi tekst.}}\n" for n in range(1, 251)
    )
    last = "  - text: Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach.\n"
    (tmp_path / "data").mkdir()
    (tmp_path / "data/agreement.yaml").write_text(
        replaced(AGREEMENT, f"paragraphs:\n{texts}{last}accepted:\n{accepted}"), encoding="utf-8"
    )
    (tmp_path / "data/partners.yaml").write_text(PARTNERS, encoding="utf-8")
    checked = snapshot(tmp_path, TODAY)
    assert (told(checked.findings), len(checked.accepted)) == ([], 250)


def test_every_table_of_the_rules_by_language_has_each_language_of_agreements():
    """Polish may be left out where a rule treats it apart."""
    tables = {
        f"{module}.{name}": set(table)
        for module in list(sys.modules)
        if module.startswith("kpes.rules")
        for name, table in vars(sys.modules[module]).items()
        if isinstance(table, dict) and "de" in table
    }
    assert len(tables) >= 6
    lacking = {name: {*LANGUAGES} - {*known, "pl"} for name, known in tables.items()}
    assert {name: codes for name, codes in lacking.items() if codes} == {}
