"""Sentences in the manner of Polish agreements and statutes in which nothing is wrong, one a line."""

from __future__ import annotations

from tests.sound import AGREEMENT

RIGHT = """\
Strony ustalają, co następuje:
Na podstawie art. 78 § 1 k.c. oraz art. 5 ust. 2 pkt 3 lit. b ustawy z dnia 24 kwietnia 2003 r. o działalności pożytku publicznego i o wolontariacie (Dz. U. z 2014 r. poz. 1118, z późn. zm.) Partnerzy zawierają porozumienie.
Zgodnie z § 14 ust. 2 rozporządzenia Ministra Pracy i Polityki Społecznej z dnia 3 listopada 2010 r. stosuje się § 9 statutu, §§ 12–15 Regulaminu i pkt 9 załącznika nr 2.
Uchwała Nr XXX/215/2013 Sejmiku Województwa Pomorskiego oraz uchwała nr XXX z dnia 5 maja 2013 r. zachowują moc.
W spotkaniu wezmą udział XXX Liceum Ogólnokształcące w Gdańsku i uczestnicy XXX Dni Kultury.
Fundacja „Dom” z siedzibą w Gdańsku (80-126), ul. Długa 5/7, NIP 813-10-23-454, REGON 123456785, KRS 0000123456.
Sekretariat: tel. 58 301-20-14, faks +48 58 2014-2013, e-mail: biuro@example.org, www.example.org/porozumienie_2014.
Składka wynosi 1 000,00 zł (słownie: jeden tysiąc złotych 00/100), tj. 10% budżetu, i jest płatna do 10. dnia miesiąca.
Strategia na lata 2014–2020 oraz perspektywa 2014-2020 wyznaczają cele; w roku szkolnym 2014/2015 ruszą szkolenia.
Zjazd trwa 7-9 listopada 2014 r., w godz. 22:30–6:00, a następny od 30 grudnia 2014 r. do 2 stycznia 2015 r.
Uwagi zgłasza się od 7 listopada 2014 r. do 5 grudnia 2014 r. albo w dniach 07.11.2014–05.12.2014.
Sprawę nr II SA/Gd 2014-1998 umorzono 2014-11-07; norma PN-ISO 2005-1998 nie ma zastosowania.
„Stowarzyszenia […] mają prawo wypowiadania się (…) w sprawach publicznych” – stanowi ustawa...
Partnerzy działają m.in. na rzecz osób niepełnosprawnych, np. przez dwie spółdzielnie socjalne; 5 organizacji wspierających szkoli.
Wniosek składa co najmniej 5 Partnerów, a uchwała zapada większością 2/3 głosów w obecności 7 członków Rady.
Spory między dwoma partnerami rozstrzyga trzech arbitrów; na wniosek 3 stron zwołuje się zebranie.
Wymagane są dwie strony A4 opisu, a protokół sporządza się w dwóch egzemplarzach.
Egzemplarz sprawozdania otrzymuje każdy z Partnerów w formie «do wiadomości» – bez opłat!
Czy to wystarczy? Tak: warunek a < b > c spełnia się zawsze, zob. <https://example.org/a> i <biuro@example.org>.
Załącznik nr 1 do wniosku [ ] tak [ ] nie; „[Jan] był pierwszym” [1], [2–4], termin do uzupełnienia braków wynosi 7 dni.
Max Müller, Xavier i Exxon współpracują z Åse Øst oraz O'Neill-Brown w woj. pomorskim od XX w. i z XXXI Zjazdem.
"""  # noqa: E501


def all_right() -> str:
    """Keys of an agreement whose paragraphs are these sentences and, at their end, the clause on its copies."""
    clause = AGREEMENT.partition("paragraphs:\n")[2].partition("signatories:")[0]
    return "paragraphs:\n" + "".join(f"  - text: |\n      {line}\n" for line in RIGHT.splitlines()) + clause
