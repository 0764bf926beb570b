"""The fixed words of the page that explains how an export is checked, in an agreement's own language."""

from __future__ import annotations

from typing import NamedTuple

KPES = "kpes verify {export}"


class CheckWords(NamedTuple):
    """What the page says; ``{names}`` stand for values. A step is what is checked, and the command."""

    file: str
    title: str
    intro: str  # {title} {edition}
    contents: str
    agreement: str
    partners: str
    copies: str
    editions: str
    register: str
    evidence: str
    protocol: str
    sums: str
    no_evidence: str
    with_kpes: str
    kpes_text: str
    path: str
    without_kpes: str
    without_text: str
    all_files: str
    templates: str
    one_text: str
    one_record: str
    record_note: str
    windows: str
    compare: str
    compare_text: str  # {edition}


CHECK_WORDS: dict[str, CheckWords] = {
    "pl": CheckWords(
        file="SPRAWDZ.html",
        title="Jak sprawdzić ten zestaw",
        intro="Ten zestaw zawiera to, czego trzeba, żeby samodzielnie sprawdzić, kto podpisał dokument „{title}” "
        "(wydanie {edition}) i czy od tego czasu nic się nie zmieniło.",
        contents="Co zawiera",
        agreement="tekst dokumentu, z którego powstały egzemplarze",
        partners="lista sygnatariuszy",
        copies="egzemplarze i ich skróty",
        editions="teksty, które podpisano; nazwa pliku to początek jego skrótu",
        register="rejestr podpisów, plik dla każdego partnera",
        evidence="dowody, na przykład skany i pełnomocnictwa",
        protocol="protokół podpisania",
        sums="skróty wszystkich plików zestawu",
        no_evidence="Dowodów nie dołączono. Ich skróty są w protokole i w rejestrze.",
        with_kpes="Z programem kpes",
        kpes_text="Jedno polecenie sprawdza wszystko. Działa dla folderu i dla pliku ZIP:",
        path="ŚCIEŻKA",
        without_kpes="Bez programu kpes",
        without_text="Polecenia wpisuje się w terminalu, w folderze z rozpakowanym zestawem.",
        all_files="Wszystkie pliki",
        templates="wygląd egzemplarzy",
        one_text="Podpisany tekst",
        one_record="Zapis w rejestrze",
        record_note="N to liczba wierszy nad wierszem „digest”, w którym stoi ten sam skrót.",
        windows="W systemie Windows",
        compare="Z czym porównać",
        compare_text="Kto zmieniłby pliki zestawu, mógłby zmienić także skróty w nim. Dlatego trzeba porównać zestaw "
        "z tym, co otrzymano wcześniej: w stopce podpisanego egzemplarza stoi „wydanie {edition}”, a protokół "
        "otrzymany wcześniej zawiera te same skróty.",
    ),
    "en": CheckWords(
        file="CHECK.html",
        title="How to check this package",
        intro="This package holds what it takes to check alone who signed the document “{title}” (edition {edition}), "
        "and whether anything has changed since.",
        contents="What is in it",
        agreement="the text of the document, of which the copies were made",
        partners="the signatory list",
        copies="the copies and their digests",
        editions="the texts that were signed; a file's name is the beginning of its digest",
        register="the register of signatures, a file for each partner",
        evidence="evidence, such as scans and powers of attorney",
        protocol="the signing protocol",
        sums="the digests of all files of this package",
        no_evidence="The evidence is not included. Its digests are in the protocol and in the register.",
        with_kpes="With kpes",
        kpes_text="One command checks everything. It takes a folder as well as a ZIP file:",
        path="PATH",
        without_kpes="Without kpes",
        without_text="The commands are typed in a terminal, in the folder of the unpacked package.",
        all_files="All files",
        templates="the look of the copies",
        one_text="Signed text",
        one_record="Record in the register",
        record_note="N is the number of lines above the line “digest”, which holds the same digest.",
        windows="On Windows",
        compare="What to compare with",
        compare_text="Whoever changed files of this package could change the digests in it, too. So compare it with "
        "what you got earlier: the footer of the signed copy says “edition {edition}”, and a protocol received "
        "earlier holds the same digests.",
    ),
    "de": CheckWords(
        file="PRUEFEN.html",
        title="Wie man dieses Paket prüft",
        intro="Dieses Paket enthält alles, um selbst zu prüfen, wer das Dokument „{title}“ (Ausgabe {edition}) "
        "unterzeichnet hat und ob sich seither etwas geändert hat.",
        contents="Was es enthält",
        agreement="der Text des Dokuments, aus dem die Ausfertigungen entstanden sind",
        partners="die Liste der Unterzeichner",
        copies="die Ausfertigungen und ihre Prüfsummen",
        editions="die unterzeichneten Texte; der Dateiname ist der Anfang der Prüfsumme",
        register="das Unterschriftenregister, eine Datei je Partner",
        evidence="Nachweise, zum Beispiel Scans und Vollmachten",
        protocol="das Unterzeichnungsprotokoll",
        sums="die Prüfsummen aller Dateien des Pakets",
        no_evidence="Die Nachweise sind nicht enthalten. Ihre Prüfsummen stehen im Protokoll und im Register.",
        with_kpes="Mit kpes",
        kpes_text="Ein Befehl prüft alles, ob Ordner oder ZIP-Datei:",
        path="PFAD",
        without_kpes="Ohne kpes",
        without_text="Die Befehle werden im Terminal eingegeben, im Ordner des entpackten Pakets.",
        all_files="Alle Dateien",
        templates="das Aussehen der Ausfertigungen",
        one_text="Unterzeichneter Text",
        one_record="Eintrag im Register",
        record_note="N ist die Anzahl der Zeilen über der Zeile „digest“, in der dieselbe Prüfsumme steht.",
        windows="Unter Windows",
        compare="Womit zu vergleichen ist",
        compare_text="Wer Dateien des Pakets ändert, könnte auch die Prüfsummen darin ändern. Daher ist es mit früher "
        "Erhaltenem zu vergleichen: In der Fußzeile der unterzeichneten Ausfertigung steht „Ausgabe {edition}“, und "
        "ein früher erhaltenes Protokoll enthält dieselben Prüfsummen.",
    ),
    "fr": CheckWords(
        file="VERIFIER.html",
        title="Comment vérifier ce dossier",
        intro="Ce dossier contient ce qu’il faut pour vérifier soi-même qui a signé le document « {title} » (édition "
        "{edition}) et si rien n’a changé depuis.",
        contents="Ce qu’il contient",
        agreement="le texte du document, dont sont issus les exemplaires",
        partners="la liste des signataires",
        copies="les exemplaires et leurs empreintes",
        editions="les textes signés ; le nom d’un fichier est le début de son empreinte",
        register="le registre des signatures, un fichier par partenaire",
        evidence="les pièces justificatives, par exemple des numérisations et des procurations",
        protocol="le procès-verbal de signature",
        sums="les empreintes de tous les fichiers du dossier",
        no_evidence="Les pièces justificatives ne sont pas jointes. Leurs empreintes sont dans le procès-verbal et le "
        "registre.",
        with_kpes="Avec kpes",
        kpes_text="Une seule commande vérifie tout, qu’il s’agisse d’un répertoire ou d’un fichier ZIP :",
        path="CHEMIN",
        without_kpes="Sans kpes",
        without_text="Les commandes se tapent dans un terminal, dans le répertoire du dossier décompressé.",
        all_files="Tous les fichiers",
        templates="la présentation des exemplaires",
        one_text="Texte signé",
        one_record="Inscription au registre",
        record_note="N est le nombre de lignes au-dessus de la ligne « digest », qui contient la même empreinte.",
        windows="Sous Windows",
        compare="À quoi comparer",
        compare_text="Qui modifierait des fichiers du dossier pourrait aussi en modifier les empreintes. Il faut donc "
        "le comparer à ce qui a été reçu auparavant : le pied de page de l’exemplaire signé porte « édition {edition} "
        "», et un procès-verbal reçu auparavant contient les mêmes empreintes.",
    ),
}
