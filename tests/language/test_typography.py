"""Spaces at which no line ends: what is read in one go stays together, and no word changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpes.language import LANGUAGES
from kpes.language.typography import hold_together


@pytest.mark.parametrize(
    ("text", "held"),  # ~ is U+00A0
    [
        ("idzie w las", "idzie w~las"),
        ("W okresie", "W~okresie"),
        ("Partner A, a w z nim", "Partner A, a~w~z~nim"),
        ("a i o u w z A I O U W Z ile", "a~i~o~u~w~z~A~I~O~U~W~Z~ile"),
        ("(w tym) „O nas” [z nią] «i on» \"u nas\"", "(w~tym) „O~nas” [z~nią] «i~on» \"u~nas\""),
        ("”w dniu” ‚i tak’ 'a nie'", "”w~dniu” ‚i~tak’ 'a~nie'"),
        ("“o tym” »u nas« {z nią}", "“o~tym” »u~nas« {z~nią}"),
        ("słowo i\nz końca wiersza", "słowo i\nz~końca wiersza"),
        ("fragment kończy się na w ", "fragment kończy się na w~"),
        ("7 listopada 2014 r. w Gdańsku (2014 r.)", "7~listopada 2014~r. w~Gdańsku (2014~r.)"),
        ("Par. 9 i par. 10, § 9, art. 78 i Art. 78¹", "Par.~9 i~par.~10, §~9, art.~78 i~Art.~78¹"),
        ("§ 5 ust. 2 pkt 3 lit. a, §§ 5 i 6", "§~5 ust.~2 pkt~3 lit.~a, §§~5 i~6"),
        ("Załącznik nr 2, poz. 915, rozdziale III", "Załącznik nr~2, poz.~915, rozdziale~III"),
        ("Dz. U. 2014 i Dz. U. z 2014 r.", "Dz.~U.~2014 i~Dz.~U.~z~2014~r."),
        ("ul. Długa 7, 80-827 Gdańsk", "ul.~Długa~7, 80-827 Gdańsk"),
        ("al. Jana Pawła II 12a/3", "al.~Jana Pawła II~12a/3"),
        ("os. Zielone 4 lok. 12, tel. 58 301 55 66", "os.~Zielone 4 lok.~12, tel.~58~301~55~66"),
        ("w woj. pomorskim i pow. puckim", "w~woj.~pomorskim i~pow.~puckim"),
        ("31 grudnia 2014 r. o godz. 12", "31~grudnia 2014~r. o~godz.~12"),
        ("Prof. dr hab. inż. Jan Lis", "Prof.~dr~hab.~inż.~Jan Lis"),
        ("A. B. Nowak, im. św. Jana", "A.~B.~Nowak, im.~św.~Jana"),
        ("Ster sp. z o.o., Grot S. A.", "Ster sp.~z~o.o., Grot S.~A."),
        ("120 000,00 zł, 5 % i 20 mln EUR", "120~000,00~zł, 5~% i~20~mln EUR"),
        ("61 1090 1014 0000 0712 1981 2874", "61~1090~1014~0000~0712~1981~2874"),
        ("NIP 5842741234, KRS 0000123456", "NIP~5842741234, KRS~0000123456"),
        ("tak – a nie –w ogóle — lub - tu", "tak~– a~nie –w~ogóle~— lub~- tu"),
    ],
)
def test_polish_holds_together_what_is_read_in_one_go(text, held):
    assert hold_together("pl", text) == held.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "text",
    ["ona mówi do nas", "Partner B, a\nC", "np. 5 lat", "strona 2 rok", "2 r.x", "start. 5", "art. ten", "§ dalej",
     "art.\t78", "K.o. w", "a\u0301 b", "w\u00a0roku 7 partnerów", "Długa 7 dni", "ulica. Długa", "80-827 Gdańsk",
     "- pozycja", "pkt ów", "Gdynia 81-001"],
)  # fmt: skip
def test_other_spaces_stay_plain(text):
    assert hold_together("pl", text) == text


@pytest.mark.parametrize(
    ("code", "text", "held"),
    [
        ("en", "a 2014 r. § 9 and Section 8.3 of Annex I", "a 2014 r. §~9 and Section~8.3 of Annex~I"),
        ("en", "31 December 2014, 7th May, No. 5, Clause 4", "31~December 2014, 7th~May, No.~5, Clause~4"),
        ("en", "Dr Smith and Ms. J. Doe, EUR 120 000 – net", "Dr~Smith and Ms.~J.~Doe, EUR~120~000~– net"),
        ("en", "pass the section to a party", "pass the section to a party"),
        ("de", "§ 5 Abs. 2 Satz 1 Nr. 3, z. B. am 31. Dezember", "§~5 Abs.~2 Satz~1 Nr.~3, z.~B. am 31.~Dezember"),
        ("de", "Herr Dr. Lang, Lange Str. 7, 5 Mio. EUR", "Herr~Dr.~Lang, Lange Str.~7, 5~Mio. EUR"),
        ("de", "Der Satz ist lang. Zur Anlage gehört", "Der Satz ist lang. Zur Anlage gehört"),
        ("fr", "l’article 5, n° 2, le 1er janvier", "l’article~5, n°~2, le 1er~janvier"),
        ("fr", "« Parties » : M. Dupont ; 5 %", "«~Parties~»~: M.~Dupont~; 5~%"),
        ("fr", "les articles de ce contrat", "les articles de ce contrat"),
    ],
)
def test_each_language_has_what_it_holds_together(code, text, held):
    assert hold_together(code, text) == held.replace("~", "\u00a0")


PIECES = [*'aiouwzAWZ.,„”("–-', " ", "  ", "\n", "\t", *"Par. art. § r. 2014 las ul. Długa 7 Dz. U.".split()]
TEXTS = st.text() | st.lists(st.sampled_from(PIECES)).map("".join)


@given(st.sampled_from(LANGUAGES), TEXTS.filter(lambda text: "\u00a0" not in text))
def test_nothing_but_plain_spaces_changes(code, text):
    assert hold_together(code, text).replace("\u00a0", " ") == text


@given(st.sampled_from(LANGUAGES), TEXTS)
def test_holding_twice_is_holding_once(code, text):
    assert hold_together(code, hold_together(code, text)) == hold_together(code, text)
