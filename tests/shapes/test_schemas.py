"""The schemas say what the readers say: of sound data, and of data with every kind of slip in every place."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from kpes.findings import Log
from kpes.messages import CATALOGUES, ENGLISH, catalogue
from kpes.model import LabelStyle
from kpes.shapes import table
from kpes.shapes.schema import SCHEMAS, as_json
from kpes.shapes.table import read_act, read_agreement, read_events, read_partners
from kpes.source import Place, Scalar
from tests.shapes.full import ACT, AGREEMENT, IN_CHAPTERS, OF_PARTNER, PARTNERS, SIGNATURE, places
from tests.thorough import part

READERS: dict[str, Callable[[bytes, str], tuple[object, Log]]] = {
    "agreement": read_agreement,
    "partners": read_partners,
    "act": read_act,
    "signature": read_events,
}
DOCUMENTS: dict[str, list[Any]] = {
    "agreement": [AGREEMENT, IN_CHAPTERS],
    "partners": [PARTNERS],
    "act": [ACT, OF_PARTNER],
    "signature": [SIGNATURE],
}
VALIDATORS = {
    name: Draft202012Validator(json.loads(as_json(name, ENGLISH)), format_checker=FormatChecker(["date"]))
    for name in SCHEMAS
}
WRONG = ("", " \n", "x", "-", "2014-11-31", "2014-1-7", 7, 1, 100, 2.5, True, [], {}, ["x"], [["x"]], {"x": "y"}, None)
UNKNOWN = "unknown key"
ONLY_THE_READER = (
    "There is no list before this one that it could continue. Remove “continue”.",
    "Cells in this row: {count}; columns of the table: {width}. An empty cell is written ''.",
)
"""What no schema can say."""


def differences(name: str, document: Any) -> str:
    """Nothing where schema and reader agree on a document; else what each says of it."""
    yaml = json.dumps(document, ensure_ascii=False).replace(": null", ": ")
    found = [finding.message for finding in READERS[name](yaml.encode(), "f")[1]]
    by_reader = [str(one) for one in found if one.text not in ONLY_THE_READER]
    if VALIDATORS[name].is_valid(document) == (not by_reader):
        return ""
    by_schema = [error.message for error in VALIDATORS[name].iter_errors(document)]
    return f"{yaml}\nschema: {by_schema}\nreader: {by_reader}"


def slips(document: Any) -> Iterator[Any]:
    """The document with every key left out once, unknown keys added, and every value replaced by wrong ones in turn."""
    count = part(len(WRONG))
    for number in range(len(list(places(document)))):
        turn = [WRONG[(number * count + at) % len(WRONG)] for at in range(count)]
        for wrong in (*turn, "left out", UNKNOWN):
            slipped = copy.deepcopy(document)
            group, key = list(places(slipped))[number]
            if wrong == "left out":
                del group[key]
            elif wrong != UNKNOWN:
                group[key] = wrong
            elif isinstance(group, dict):
                group["qqqq"] = "x"
            if wrong is not None or isinstance(group, dict):
                yield slipped


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_reader_and_the_schema_agree_on_every_slip(name: str) -> None:
    for document in DOCUMENTS[name]:
        assert differences(name, document) == ""
        assert VALIDATORS[name].is_valid(document)
    seen = [slipped for document in DOCUMENTS[name] for slipped in slips(document)]
    assert len(seen) > part(300)
    assert [said for slipped in seen if (said := differences(name, slipped))] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_knows_every_key_that_the_reader_knows_and_no_other(name: str) -> None:
    known = set()
    for document in DOCUMENTS[name]:
        slipped = copy.deepcopy(document)
        for group, _ in list(places(slipped)):
            if isinstance(group, dict):
                group["qqqq"] = "x"
        for finding in READERS[name](json.dumps(slipped).encode(), "f")[1]:
            if finding.code == "K104" and "known" in finding.message.values:
                known.add(frozenset(str(finding.message.values["known"]).split(", ")))
    assert known == {frozenset(group) for group in groups(json.loads(as_json(name, ENGLISH)))}


def groups(schema: Any) -> Iterator[list[str]]:
    """The keys of every group that a schema describes."""
    if isinstance(schema, dict):
        if schema.get("additionalProperties") is False:
            yield list(schema["properties"])
        for value in schema.values():
            yield from groups(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from groups(value)


@given(st.text("1IiAabZ9 ./)§-–ąż_", max_size=8))
def test_reader_and_schema_agree_on_labels(pattern: str) -> None:
    document = {**AGREEMENT, "paragraph_labels": pattern}
    read = table.kind(LabelStyle).read(Scalar(pattern, Place("f")), Log())
    assert VALIDATORS["agreement"].is_valid(document) == (read is not None)


@given(st.text("data/evidence\\.-b", max_size=12))
def test_reader_and_schema_agree_on_the_files_of_evidence(name: str) -> None:
    document = copy.deepcopy(SIGNATURE)
    document[0]["evidence"][0]["file"] = f"data/evidence/{name}"
    assert differences("signature", document) == ""


@pytest.mark.parametrize("id", ["a", "7", "0a", "-a", "A", "a_b", "ż", "a" * 40, "a" * 41, "a b", "x."])
def test_reader_and_schema_agree_on_ids(id: str) -> None:
    assert differences("partners", {"partners": [{"id": id, "name": "x"}]}) == ""


@pytest.mark.parametrize("name", SCHEMAS)
@pytest.mark.parametrize("language", CATALOGUES)
def test_a_schema_is_one_and_explains_every_key_in_the_readers_language(name: str, language: str) -> None:
    schema = json.loads(as_json(name, catalogue(language)))
    Draft202012Validator.check_schema(schema)
    keys = [(key, value) for group in groups_of(schema) for key, value in group.items()]
    assert len(keys) > 8
    assert [key for key, value in keys if not value.get("description")] == []
    assert ("Kto podpisał." in str(schema)) == (name == "signature" and language == "pl")


def groups_of(schema: Any) -> Iterator[dict[str, Any]]:
    """What a schema says of the keys of every group."""
    if isinstance(schema, dict):
        if schema.get("additionalProperties") is False:
            yield schema["properties"]
        for value in schema.values():
            yield from groups_of(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from groups_of(value)
