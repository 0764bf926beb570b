"""The guides to what comes after the signing, done to the letter: 22 partners, an annex, an accession, a withdrawal."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent.parent / "docs"
IDS = "abcdefghijklmnopqrstuv"
GUIDES = {
    "acts.md": ("partner,by,on", ("signatures.csv", "signatures-annex.csv"), "annex-1", "accession-1", "withdrawal-1"),
    "po-podpisaniu.md": (
        "partner;osoba podpisująca;data", ("podpisy.csv", "podpisy-aneks.csv"),
        "aneks-1", "przystapienie-1", "wystapienie-1",
    ),
}  # fmt: skip
STEP = re.compile(r"^    (kpes [^\n]*)$|^```yaml\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def table(headings: str, day: str) -> str:
    mark = ";" if ";" in headings else ","
    return "\n".join([headings, *(mark.join((id, f"Osoba {id.upper()}", day)) for id in IDS)]) + "\n"


@pytest.mark.parametrize("page", GUIDES)
def test_the_worked_life_of_the_guide_happens_as_it_says(page: str, shipped: Path, kpes, monkeypatch) -> None:
    headings, tables, annex, accession, withdrawal = GUIDES[page]
    monkeypatch.chdir(shipped)
    agreement = shipped / "data/agreement.yaml"
    agreement.write_text(agreement.read_text(encoding="utf-8").replace("status: draft", "status: final", 1), "utf-8")
    for name, day in zip(tables, ("2014-11-07", "2015-03-08"), strict=True):
        (shipped / name).write_text(table(headings, day), encoding="utf-8")
    signed = None
    said = {}
    for command, file, text in STEP.findall((DOCS / page).read_text(encoding="utf-8")):
        if file:
            (shipped / file).write_text(text, encoding="utf-8")
            continue
        arguments = shlex.split(command)[1:]
        if arguments[:2] == ["sign", "--batch"]:
            arguments.append("--yes")
        run = kpes(*arguments)
        assert run.code == 0, (command, run.err)
        said[command.removeprefix("kpes ")] = run.out
        signed = signed or kpes("show").out
    assert kpes("show").out == signed

    show = said[f"show --act {annex}"]
    changed = "1) Par. 1 otrzymuje brzmienie:\n„Par. 1.\nKlaster opiera się na współpracy, o której mowa w Par. 2a.”;\n"
    assert changed in show
    assert "2) po Par. 2 dodaje się Par. 2a w brzmieniu:\n„Par. 2a.\nPartnerzy naradzają się raz na kwartał.”" in show
    on_a_day = said["show --on 2015-07-01"]
    first, _, rest = on_a_day.partition("\n")
    assert first.startswith("Tekst ujednolicony, stan na: 1 lipca 2015 r.; zestawił go kpes, nikt go nie podpisał.")
    added = "Par. 2a.\nPartnerzy naradzają się raz na kwartał.\n[dodano: Aneks nr 1; obowiązuje od 8 marca 2015 r.]\n"
    assert added in rest
    assert "23. Fundacja Most, Gdynia (przystąpienie: 5 czerwca 2015 r.)\n" in rest
    assert "w 22 (dwudziestu dwóch) jednobrzmiących egzemplarzach" in rest

    told = json.loads(kpes("status", "--on", "2016-01-01", "--format", "json").out)
    bound = {one["id"]: (one["bound"], one["since"], one["until"], one["by"]) for one in told["partners"]}
    assert bound["a"] == (True, "2014-11-07", None, ["agreement", annex])
    assert bound["most"] == (True, "2015-06-05", None, ["agreement", annex, accession])
    assert bound["v"] == (False, "2014-11-07", "2015-12-31", ["agreement", annex])
    assert sum(one[0] for one in bound.values()) == 22
    acts = json.loads(kpes("act", "list", "--format", "json").out)["acts"]
    assert {one["id"]: one["in_force_since"] for one in acts} == {
        annex: "2015-03-08", accession: "2015-06-05", withdrawal: "2015-12-31",
    }  # fmt: skip
    assert "What is in force today follows from 4 signed texts" in said["verify"]
