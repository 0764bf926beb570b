"""How the model of acts speaks: the labels, the fixed wordings and the dates of four languages, each written out.

They are typed here a second time on purpose: what signed texts say must not change with a catalogue.
"""

from __future__ import annotations

import re
from datetime import date

LABELS = {
    "pl": {"paragraph": "§ {}.", "chapter": "Rozdział {}", "attachment": "Załącznik nr {}"},
    "en": {"paragraph": "{}.", "chapter": "Chapter {}", "attachment": "Schedule {}"},
    "de": {"paragraph": "§ {}", "chapter": "Kapitel {}", "attachment": "Anlage {}"},
    "fr": {"paragraph": "Article {}", "chapter": "Chapitre {}", "attachment": "Annexe {}"},
}
UNITS = {
    "pl": {"paragraph": "§ {}", "chapter": "{}", "attachment": "nr {}",
           "1.": "ust. {}", "deeper": "pkt {}", "1)": "pkt {}", "a)": "lit. {}", "-": "tiret {}"},
    "en": {"paragraph": "clause {}", "chapter": "Chapter {}", "attachment": "Schedule {}"},
    "de": {"paragraph": "§ {}", "chapter": "Kapitel {}", "attachment": "Anlage {}",
           "1.": "Abs. {}", "deeper": "Nr. {}", "1)": "Nr. {}", "a)": "Buchst. {}", "-": "Spiegelstrich {}"},
    "fr": {"paragraph": "article {}", "chapter": "chapitre {}", "attachment": "annexe {}",
           "1.": "paragraphe {}", "deeper": "point {}", "1)": "point {}", "a)": "{})", "-": "tiret {}"},
}  # fmt: skip
"""What references call a unit; English has its own way with items."""
OF_CHAPTER = {"pl": "{0} rozdziału {1}", "en": "{0} of Chapter {1}", "de": "Kapitel {1} {0}", "fr": "{0}, chapitre {1}"}
ORDINALS = "pierwsze drugie trzecie czwarte piąte szóste siódme ósme dziewiąte dziesiąte".split()
MARKS = {"pl": "„”", "en": "“”", "de": "„“", "fr": "«»"}

MONTHS = {
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split(),
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}


def long(day: date, language: str) -> str:
    month = MONTHS[language][day.month - 1]
    return {
        "pl": f"{day.day} {month} {day.year} r.", "en": f"{day.day} {month} {day.year}",
        "de": f"{day.day}. {month} {day.year}", "fr": f"{'1er' if day.day == 1 else day.day} {month} {day.year}",
    }[language]  # fmt: skip


def the(words: str) -> str:
    """With the French article."""
    return f"l’{words}" if re.match("article|annexe", words) else f"le {words}"


def to(words: str) -> str:
    return f"à l’{words}" if re.match("article|annexe", words) else f"au {words}"


def quoted(words: str, language: str) -> str:
    opening, closing = MARKS[language]
    return f"{opening} {words} {closing}" if language == "fr" else f"{opening}{words}{closing}"


SAID = {
    "pl": {
        "draft": "/projekt/", "dated": "z dnia {day}",
        "one": "W porozumieniu wprowadza się następującą zmianę:",
        "several": "W porozumieniu wprowadza się następujące zmiany:",
        "reword": "{where}{unit} otrzymuje brzmienie:", "repeal": "{where}uchyla się {unit}",
        "add": "{where}po {unit} dodaje się {new} w brzmieniu:", "add attachment": "dodaje się {new} w brzmieniu:",
        "title": "tytuł otrzymuje brzmienie:", "within": "w {unit}:",
        "value": "w {units} wyrazy {old} zastępuje się wyrazami {new}",
        "everywhere": "w całym tekście wyrazy {old} zastępuje się wyrazami {new}",
        "gone": "(uchylony)", "gone attachment": "(uchylony)", "gone a)": "(uchylona)", "gone -": "(uchylone)",
        "signed": "Skutek następuje z dniem złożenia ostatniego potrzebnego podpisu.",
        "day": "Skutek następuje z dniem {day}, nie wcześniej jednak niż z dniem złożenia ostatniego potrzebnego "
               "podpisu.",
        "joins": "Do porozumienia pod tytułem {title} z dnia {day} przystępuje: {party}.",
        "knows": "Strona przystępująca zapoznała się z treścią porozumienia w brzmieniu obowiązującym w dniu złożenia "
                 "niniejszego oświadczenia i przyjmuje wszystkie prawa i obowiązki strony.",
        "leaves": "Z porozumienia pod tytułem {title} z dnia {day} występuje: {party}.",
        "data": "Zmieniły się dane strony porozumienia pod tytułem {title} z dnia {day}: {party}. Dane po zmianie:",
        "name": "nazwa: {0}", "seat": "siedziba: {0}", "party seat": "siedziba: {0}", "address": "adres: {0}",
        "representatives": "osoby uprawnione do podpisu: {0}", "party": ", reprezentacja: {0}",
        "consolidated": "Tekst ujednolicony, stan na: {day}; zestawił go kpes, nikt go nie podpisał. Wiążą teksty "
                        "podpisane: {texts}.",
        "note reword": "[brzmienie nadane: {act}; obowiązuje od {day}]",
        "note add": "[dodano: {act}; obowiązuje od {day}]", "note repeal": "[uchylono: {act}; od {day}]",
        "formerly": "dawniej: {0}", "joined": "przystąpienie: {0}", "left": "wystąpienie: {0}",
    },
    "en": {
        "draft": "/draft/", "dated": "of {day}",
        "one": "The following amendment is made to the agreement:",
        "several": "The agreement is amended as follows:",
        "reword": "{unit} is replaced by the following:", "repeal": "{unit} is deleted",
        "add": "after {unit}, the following {new} is inserted:", "add attachment": "the following {new} is added:",
        "title": "the title is replaced by the following:", "within": "in {unit}:",
        "value": "in {units}, the words {old} are replaced by the words {new}",
        "everywhere": "throughout, the words {old} are replaced by the words {new}",
        "gone": "(deleted)", "gone attachment": "(attachment deleted)", "gone a)": "(deleted)",
        "gone -": "(indent deleted)",
        "signed": "This takes effect with the last signature that it needs.",
        "day": "This takes effect on {day}, but not before the last signature that it needs.",
        "joins": "The following joins the agreement {title} of {day}: {party}.",
        "knows": "Who joins knows the agreement as it is in force on the day of this declaration, and takes on all "
                 "rights and duties of a party.",
        "leaves": "The following withdraws from the agreement {title} of {day}: {party}.",
        "data": "Data of a party to the agreement {title} of {day} change: {party}. They are from now on:",
        "name": "name: {0}", "seat": "registered office: {0}", "party seat": "registered office: {0}",
        "address": "address: {0}",
        "representatives": "entitled to sign: {0}", "party": ", represented by: {0}",
        "consolidated": "Consolidated text, day: {day}. kpes put it together, and nobody signed it. What binds are "
                        "the signed texts: {texts}.",
        "note reword": "[as worded by: {act}; in force since {day}]",
        "note add": "[added by: {act}; in force since {day}]",
        "note repeal": "[deleted by: {act}; in force since {day}]",
        "formerly": "formerly: {0}", "joined": "joined: {0}", "left": "left: {0}",
    },
    "de": {
        "draft": "/Entwurf/", "dated": "vom {day}",
        "one": "Der Vertrag wird wie folgt geändert:", "several": "Der Vertrag wird wie folgt geändert:",
        "reword": "{unit} wird wie folgt gefasst:", "repeal": "{unit} wird aufgehoben",
        "add": "nach {unit} wird als {new} eingefügt:", "add attachment": "als {new} wird angefügt:",
        "title": "die Überschrift wird wie folgt gefasst:", "within": "{unit} wird wie folgt geändert:",
        "value": "in {units} werden die Wörter {old} durch die Wörter {new} ersetzt",
        "everywhere": "im gesamten Text werden die Wörter {old} durch die Wörter {new} ersetzt",
        "gone": "(weggefallen)", "gone attachment": "(weggefallen)", "gone a)": "(weggefallen)",
        "gone -": "(weggefallen)",
        "signed": "Dies wird mit dem Tag der letzten erforderlichen Unterschrift wirksam.",
        "day": "Dies wird am {day} wirksam, jedoch nicht vor dem Tag der letzten erforderlichen Unterschrift.",
        "joins": "Dem Vertrag {title} vom {day} tritt bei: {party}.",
        "knows": "Die beitretende Partei kennt den Vertrag in der am Tag dieser Erklärung geltenden Fassung und "
                 "übernimmt alle Rechte und Pflichten einer Partei.",
        "leaves": "Aus dem Vertrag {title} vom {day} tritt aus: {party}.",
        "data": "Die Angaben einer Partei des Vertrags {title} vom {day} haben sich geändert: {party}. Sie lauten nun:",
        "name": "Name: {0}", "seat": "Sitz: {0}", "party seat": "Sitz: {0}", "address": "Anschrift: {0}",
        "representatives": "zeichnungsberechtigt: {0}", "party": ", Vertretung: {0}",
        "consolidated": "Konsolidierte Fassung, Stand: {day}; von kpes zusammengestellt, von niemandem unterzeichnet. "
                        "Bindend sind die unterzeichneten Texte: {texts}.",
        "note reword": "[Fassung: {act}; in Kraft seit {day}]",
        "note add": "[eingefügt: {act}; in Kraft seit {day}]", "note repeal": "[aufgehoben: {act}; seit {day}]",
        "formerly": "früher: {0}", "joined": "Beitritt: {0}", "left": "Austritt: {0}",
    },
    "fr": {
        "draft": "/projet/", "dated": "du {day}",
        "one": "L’accord est modifié comme suit :", "several": "L’accord est modifié comme suit :",
        "reword": "{where}le texte suivant remplace {unit} :", "repeal": "{where}les parties suppriment {unit}",
        "add": "{where}après {unit}, le texte suivant est inséré comme {new} :",
        "add attachment": "le texte suivant est ajouté comme {new} :",
        "title": "le titre est remplacé par le texte suivant :", "within": "{unit} :",
        "value": "{units}, les mots {old} sont remplacés par les mots {new}",
        "everywhere": "dans tout le texte, les mots {old} sont remplacés par les mots {new}",
        "gone": "(supprimé)", "gone attachment": "(supprimée)", "gone a)": "(supprimé)", "gone -": "(supprimé)",
        "signed": "Le présent acte prend effet à la date de la dernière signature requise.",
        "day": "Le présent acte prend effet le {day}, mais pas avant la date de la dernière signature requise.",
        "joins": "Adhère à l’accord {title} du {day} : {party}.",
        "knows": "La partie adhérente a pris connaissance de l’accord tel qu’il est en vigueur à la date de la "
                 "présente déclaration et assume tous les droits et obligations d’une partie.",
        "leaves": "Se retire de l’accord {title} du {day} : {party}.",
        "data": "Les données d’une partie à l’accord {title} du {day} ont changé : {party}. Nouvelles données :",
        "name": "nom : {0}", "seat": "siège : {0}", "address": "adresse : {0}", "party seat": "siège : {0}",
        "representatives": "personnes habilitées à signer : {0}", "party": ", représentation : {0}",
        "consolidated": "Version consolidée au {day}, établie par kpes, que personne n’a signée. Seuls engagent les "
                        "textes signés : {texts}.",
        "note reword": "[rédaction issue de : {act} ; en vigueur depuis le {day}]",
        "note add": "[ajout issu de : {act} ; en vigueur depuis le {day}]",
        "note repeal": "[suppression issue de : {act} ; depuis le {day}]",
        "formerly": "anciennement : {0}", "joined": "adhésion : {0}", "left": "retrait : {0}",
    },
}  # fmt: skip
