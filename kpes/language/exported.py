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
    personal: str
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
    a_file: str
    a_signed: str
    compare: str
    compare_text: str  # {edition}
    issued: str
    trust: str
    electronic: str
    electronic_text: str  # {command}
    one_beginning: str
    beginning_note: str  # {file}
    one_signature: str
    signature_note: str
    one_certificate: str
    certificate_note: str
    electronic_open: str


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
        personal="Dowody mogą zawierać dane osobowe, na przykład numer PESEL w certyfikacie podpisu lub w "
        "pełnomocnictwie. Trzeba o tym pamiętać, zanim przekaże się zestaw dalej.",
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
        a_file="PLIK",
        a_signed="PODPISANY",
        compare="Z czym porównać",
        compare_text="Kto zmieniłby pliki zestawu, mógłby zmienić także skróty w nim. Dlatego trzeba porównać zestaw "
        "z tym, co otrzymano wcześniej: w stopce podpisanego egzemplarza stoi „wydanie {edition}”, a protokół "
        "otrzymany wcześniej zawiera te same skróty.",
        issued="wydany PDF, pod którym podpisano się elektronicznie",
        trust="certyfikaty wystawców, którym zaufał ten, kto przygotował zestaw",
        electronic="Podpisy elektroniczne",
        electronic_text="O każdym elektronicznie podpisanym pliku PDF wśród dowodów kpes mówi osobno: czy to plik, "
        "który zapisano, czy to wydany PDF z samymi podpisami, czy podpis pasuje do pliku, czy po nim coś zmieniono, "
        "jakie nazwisko podaje certyfikat, czy pochodzi on od wystawcy z data/trust i kiedy podpisano. Potrzebuje do "
        "tego dodatku: {command}",
        one_beginning="Podpisana treść",
        beginning_note="Początek podpisanego pliku musi mieć ten skrót, taki sam jak {file}. Co stoi dalej, może "
        "zmienić wygląd stron, dlatego plik trzeba też obejrzeć.",
        one_signature="Podpis w PDF",
        signature_note="Polecenie pdfsig jest w pakiecie poppler-utils. To samo mówi każdy inny program, który "
        "sprawdza podpisy PAdES.",
        one_certificate="Certyfikat wystawcy",
        certificate_note="Odcisk (fingerprint) trzeba porównać z tym, który ogłasza wystawca albo krajowa zaufana "
        "lista.",
        electronic_open="To wszystko nie dowodzi, że certyfikatu nie unieważniono, że podpis jest kwalifikowany ani "
        "że podpisujący mógł podpisać za partnera. Bez certyfikatów w data/trust nie wiadomo też, kim jest "
        "podpisujący, a bez znacznika czasu, kiedy podpisał. O skanach wiadomo tylko, że to te same pliki.",
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
        personal="The evidence may hold personal data, such as a personal number in a signer’s certificate or in "
        "a power of attorney. Think of that before you pass this package on.",
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
        a_file="FILE",
        a_signed="SIGNED",
        compare="What to compare with",
        compare_text="Whoever changed files of this package could change the digests in it, too. So compare it with "
        "what you got earlier: the footer of the signed copy says “edition {edition}”, and a protocol received "
        "earlier holds the same digests.",
        issued="the issued PDF that was signed electronically",
        trust="the certificates of the authorities that whoever made this package trusts",
        electronic="Electronic signatures",
        electronic_text="Of each electronically signed PDF among the evidence kpes tells apart: whether it is the "
        "file that was recorded, whether it is the issued PDF with nothing but signatures, whether the signature "
        "fits the file, whether anything was changed afterwards, which name the certificate gives, whether that "
        "comes from an authority in data/trust, and when it was signed. For that it needs an extra: {command}",
        one_beginning="Content that was signed",
        beginning_note="The beginning of the signed file has to have this digest, the same as {file}. What stands "
        "behind it may change how pages look, so look at the file, too.",
        one_signature="Signature in a PDF",
        signature_note="The command pdfsig is in the package poppler-utils. Any other program that checks PAdES "
        "signatures tells the same.",
        one_certificate="Certificate of an authority",
        certificate_note="Compare the fingerprint with the one that the authority or the country's trusted list "
        "publishes.",
        electronic_open="All this does not prove that a certificate was not revoked, that a signature is a qualified "
        "one, or that the signer could sign for the partner. Without certificates in data/trust it is open who the "
        "signer is, and without a time stamp, when it was signed. Of scans it is only known that they are the same "
        "files.",
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
        personal="Die Nachweise können personenbezogene Daten enthalten, zum Beispiel eine Personenkennzahl im "
        "Zertifikat einer Signatur oder in einer Vollmacht. Das ist vor der Weitergabe des Pakets zu bedenken.",
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
        a_file="DATEI",
        a_signed="SIGNIERT",
        compare="Womit zu vergleichen ist",
        compare_text="Wer Dateien des Pakets ändert, könnte auch die Prüfsummen darin ändern. Daher ist es mit früher "
        "Erhaltenem zu vergleichen: In der Fußzeile der unterzeichneten Ausfertigung steht „Ausgabe {edition}“, und "
        "ein früher erhaltenes Protokoll enthält dieselben Prüfsummen.",
        issued="die ausgegebene PDF, die elektronisch signiert wurde",
        trust="die Zertifikate der Aussteller, denen der Ersteller dieses Pakets vertraut",
        electronic="Elektronische Signaturen",
        electronic_text="Zu jeder elektronisch signierten PDF unter den Nachweisen sagt kpes getrennt: ob es die "
        "eingetragene Datei ist, ob es die ausgegebene PDF mit nichts als Signaturen ist, ob die Signatur zur Datei "
        "passt, ob danach etwas geändert wurde, welchen Namen das Zertifikat nennt, ob es von einem Aussteller in "
        "data/trust stammt und wann signiert wurde. Dazu braucht es eine Ergänzung: {command}",
        one_beginning="Signierter Inhalt",
        beginning_note="Der Anfang der signierten Datei muss diese Prüfsumme haben, dieselbe wie {file}. Was "
        "dahinter steht, kann das Aussehen der Seiten ändern; daher ist die Datei auch anzusehen.",
        one_signature="Signatur in einer PDF",
        signature_note="Der Befehl pdfsig ist im Paket poppler-utils. Jedes andere Programm, das PAdES-Signaturen "
        "prüft, sagt dasselbe.",
        one_certificate="Zertifikat eines Ausstellers",
        certificate_note="Der Fingerabdruck (fingerprint) ist mit dem zu vergleichen, den der Aussteller oder die "
        "Vertrauensliste des Landes veröffentlicht.",
        electronic_open="All das beweist nicht, dass ein Zertifikat nicht widerrufen wurde, dass eine Signatur "
        "qualifiziert ist oder dass der Unterzeichner für den Partner signieren durfte. Ohne Zertifikate in "
        "data/trust bleibt offen, wer der Unterzeichner ist, und ohne Zeitstempel, wann er signiert hat. Von Scans "
        "weiß man nur, dass es dieselben Dateien sind.",
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
        personal="Les pièces peuvent contenir des données personnelles, par exemple un numéro d’identification "
        "dans le certificat d’une signature ou dans une procuration. Il faut y penser avant de transmettre ce dossier.",
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
        a_file="FICHIER",
        a_signed="SIGNE",
        compare="À quoi comparer",
        compare_text="Qui modifierait des fichiers du dossier pourrait aussi en modifier les empreintes. Il faut donc "
        "le comparer à ce qui a été reçu auparavant : le pied de page de l’exemplaire signé porte « édition {edition} "
        "», et un procès-verbal reçu auparavant contient les mêmes empreintes.",
        issued="le PDF établi qui a été signé électroniquement",
        trust="les certificats des autorités auxquelles se fie l’auteur de ce dossier",
        electronic="Signatures électroniques",
        electronic_text="Pour chaque PDF signé électroniquement parmi les pièces, kpes indique séparément : si c’est "
        "le fichier inscrit, si c’est le PDF établi suivi seulement de signatures, si la signature correspond au "
        "fichier, si quelque chose a été modifié ensuite, quel nom donne le certificat, s’il émane d’une autorité "
        "présente dans data/trust et quand la signature a été apposée. Il lui faut pour cela un complément : "
        "{command}",
        one_beginning="Contenu signé",
        beginning_note="Le début du fichier signé doit avoir cette empreinte, la même que {file}. Ce qui suit peut "
        "changer l’aspect des pages : il faut donc aussi regarder le fichier.",
        one_signature="Signature dans un PDF",
        signature_note="La commande pdfsig se trouve dans le paquet poppler-utils. Tout autre programme qui vérifie "
        "les signatures PAdES dit la même chose.",
        one_certificate="Certificat d’une autorité",
        certificate_note="Il faut comparer l’empreinte (fingerprint) à celle que publie l’autorité ou la liste de "
        "confiance du pays.",
        electronic_open="Tout cela ne prouve pas qu’un certificat n’a pas été révoqué, qu’une signature est "
        "qualifiée, ni que le signataire pouvait signer pour le partenaire. Sans certificats dans data/trust, on ne "
        "sait pas qui est le signataire, et sans horodatage, quand il a signé. Des numérisations, on sait seulement "
        "que ce sont les mêmes fichiers.",
    ),
}
