"""Whole agreements: the English example, and the shipped one beside the page that it was taken from."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

from kpes.fingerprint import canonical_text
from kpes.layout.drawing import draw_up
from tests.project import snapshot

EXAMPLES = Path(__file__).parent / "examples"
REPOSITORY = EXAMPLES.parent.parent


def canonical(project: Path) -> str:
    """The canonical text of a project without findings, but for those that it accepts."""
    checked = snapshot(project)
    assert [str(finding.message) for finding in checked.findings] == []
    return canonical_text(draw_up(checked.agreement, checked.partners)).decode()


def differences(seed: list[str] | str, text: list[str] | str) -> list[tuple[str, str]]:
    """What stands in the seed, and what in the text in its stead, in order."""
    matcher = SequenceMatcher(None, seed, text, autojunk=False)
    join = "".join if isinstance(seed, str) else " ".join
    return [
        (join(seed[a:b]), join(text[c:d]))
        for operation, a, b, c, d in matcher.get_opcodes()
        if operation != "equal"
    ]


def seed() -> str:
    """The agreement on the page, from its title on."""
    page = (EXAMPLES / "seed.txt").read_text(encoding="utf-8")
    return page[page.index("Porozumienie o współpracy w ramach") :]


def test_an_english_agreement_of_three_parties_is_the_text_beside_it():
    expected = (EXAMPLES / "english/canonical.txt").read_text(encoding="utf-8")
    assert canonical(EXAMPLES / "english") == expected
    assert "in 3 (three) identical copies" in expected


def test_the_shipped_agreement_holds_the_words_of_the_page_in_their_order():
    assert differences(seed().split(), canonical(REPOSITORY).split()) == [
        ("WOJ.POMORSKIEGO", "WOJ. POMORSKIEGO"),
        ("r", "r."),
        ("woj.pomorskim", "woj. pomorskim"),
        ("woj.pomorskim", "woj. pomorskim"),
        ("woj.pomorskiego. Par.2.", "woj. pomorskiego. Par. 2."),
        ("Par.3.", "Par. 3."),
        ("Par.4.", "Par. 4."),
        ("Par.5.", "Par. 5."),
        ("II.", ""),
        ("KPESANIMACJA", "KPES II. ANIMACJA"),
        ("3 /", "3/"),
        ("Par.6.", "Par. 6."),
        ("Par.7.", "Par. 7."),
        ("Par.8.", "Par. 8."),
        ("Par.9.", "Par. 9."),
        ("XXXXX", "22 (dwudziestu dwóch)"),
        (". . .", "J K L M N O P Q R S T U V"),
    ]


def test_the_shipped_agreement_holds_the_characters_of_the_page_white_space_apart():
    characters = ["".join(text.split()) for text in (seed(), canonical(REPOSITORY))]
    assert differences(*characters) == [
        ("", "."),  # 7 listopada 2014 r.
        ("II.", ""),
        ("", "II."),
        ("XXXXX", "22(dwudziestudwóch)"),
        ("...", "JKLMNOPQRSTUV"),
    ]
    assert len(characters[0]) > 5000


def test_the_authors_own_slips_stay_as_they_are():
    text = canonical(REPOSITORY)
    for slip in ("W okresie 2014-2012", "Poprze ścisłą", "ZEWNĄTTRZ", "wraz podpisami", "do podjęcie"):
        assert slip in text
        assert slip in " ".join(seed().split())
