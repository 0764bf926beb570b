"""The signing protocol in German."""

from __future__ import annotations

from kpes.language.protocol import ProtocolWords
from kpes.language.protocol.electronic import ElectronicWords

ELECTRONIC = ElectronicWords(
    heading="Elektronische Signaturen",
    intro="Hier steht, was zu den elektronischen Signaturen in den PDF-Dateien unter den Nachweisen festgestellt "
    "wurde. Das Vertrauen und die Gültigkeit der Zertifikate sind auf den Zeitpunkt des letzten Eintrags im Register "
    "bezogen ({moment}).",
    signature="Nachweis, Unterzeichner laut Zertifikat",
    result="Ergebnis der Prüfung",
    exhibit="Nachweis Nr. {number}",
    nobody="niemand genannt",
    questions={
        "bound": "Inhalt",
        "visible": "Ansicht",
        "integrity": "Unversehrtheit",
        "changes": "Änderungen",
        "signer": "Zertifikat",
        "trust": "Vertrauen",
        "time": "Zeit",
        "edition": "Ausgabe",
        "name": "Name",
    },
    verdicts={
        "pass": "stimmt",
        "fail": "STIMMT NICHT",
        "warning": "anzusehen",
        "not-checked": "nicht geprüft",
    },
    findings={
        "bound": "die ausgegebene PDF, dahinter nur Signaturen",
        "foreign": "die Datei beginnt nicht mit den Bytes einer ausgegebenen PDF",
        "altered": "die ausgegebene PDF wurde anders als durch Signieren geändert",
        "lost": "die PDF dieser Ausgabe ist nicht mehr vorhanden, ein Vergleich ist nicht möglich",
        "visible": "die Signatur ist auf Seite {page} zu sehen; es ist zu prüfen, ob sie etwas verdeckt",
        "fits": "die Signatur passt zu allem, was sie umfasst",
        "unfit": "die Signatur passt nicht zur Datei oder umfasst sie nicht ganz",
        "unreadable": "die Signaturen in dieser Datei lassen sich nicht prüfen",
        "unsigned": "die Datei trägt keine elektronische Signatur einer Person",
        "nothing-after": "nach der Signatur wurde nichts hinzugefügt",
        "signatures-after": "nach der Signatur kamen nur weitere Signaturen oder Nachweise hinzu",
        "unusual-after": "die Seiten sind die ausgegebenen, aber was nach der Signatur hinzukam, muss jemand ansehen",
        "filled-after": "nach der Signatur wurde der Datei etwas hinzugefügt",
        "changed-after": "die Datei wurde nach der Signatur geändert",
        "qualified": "es nennt einen Namen und bezeichnet sich als qualifiziert",
        "not-qualified": "es nennt einen Namen und bezeichnet sich nicht als qualifiziert",
        "nameless": "es nennt niemanden",
        "not-for-signing": "es dient nicht dem Signieren von Dokumenten",
        "unsound": "die Signatur passt nicht",
        "not-in-force": "nach seinen eigenen Daten galt das Zertifikat zur Zeit der Signatur nicht; sonst "
        "wurde das Vertrauen nicht bewertet",
        "not-evaluated": "data/trust enthält keine Zertifikate vertrauenswürdiger Aussteller",
        "trusted": "das Zertifikat stammt von einem Aussteller in data/trust",
        "trusted-then": "das Zertifikat stammt von einem Aussteller in data/trust und galt zur Zeit des Zeitstempels",
        "claimed-then": "das Zertifikat stammt von einem Aussteller in data/trust und galt zu der Zeit, die der "
        "Unterzeichner angibt",
        "expired": "das Zertifikat galt nicht zu der Zeit, die der Unterzeichner angibt",
        "untrusted": "kein Aussteller in data/trust steht für das Zertifikat ein",
        "stamp-broken": "der Zeitstempel passt nicht zur Signatur",
        "stamp-untrusted": "{moment}; kein Aussteller in data/trust steht für den Zeitstempel ein",
        "stamp-not-evaluated": "{moment}, laut Zeitstempel, dessen Aussteller nicht bewertet wurde",
        "stamped": "{moment}, laut Zeitstempel",
        "timeless": "keine Zeit angegeben",
        "claimed": "{moment}, nur laut Uhr des Unterzeichners",
        "other-edition": "es ist die PDF der Ausgabe {edition}, eingetragen ist die Unterschrift unter Ausgabe "
        "{recorded}",
        "other-name": "im Zertifikat steht {names}, im Register {name}",
    },
    shared="Mit einem Zertifikat wurde für mehrere Partner signiert: {partners}.",
    unchecked="Die elektronischen Signaturen wurden nicht geprüft, weil pyHanko nicht installiert ist (Nachweise Nr. "
    "{numbers}). Um sie zu prüfen, ist {command} einzugeben und das Protokoll neu zu erstellen.",
    not_proven={
        "unchecked": "Es stellt nichts zu elektronischen Signaturen fest, die nicht geprüft wurden.",
        "identity": "Es stellt nicht fest, wer elektronisch signiert hat, wo das Vertrauen nicht bewertet wurde: Ein "
        "Zertifikat auf einen beliebigen Namen kann jeder erstellen.",
        "time": "Es stellt nicht fest, wann elektronisch signiert wurde, wo nur die Uhr des Unterzeichners die Zeit "
        "angibt.",
        "revocation": "Es stellt nicht fest, dass ein Zertifikat nicht widerrufen wurde: Dazu wäre das Netz nötig.",
        "qualified": "Es stellt nicht fest, dass eine elektronische Signatur qualifiziert ist; es gibt wieder, was "
        "das Zertifikat von sich sagt.",
    },
)

WORDS = ProtocolWords(
    electronic=ELECTRONIC,
    title="Unterzeichnungsprotokoll",
    interim_mark="/Zwischenprotokoll/",
    interim="Dies ist ein Zwischenprotokoll. Es zeigt den bisherigen Stand und stellt keinen Abschluss fest:",
    reason_draft="das Dokument ist noch ein Entwurf;",
    reason_missing="die Unterschriften sind unvollständig: {missing} von {total} Partnern fehlen;",
    reason_form="die Schriftform ist nicht gewahrt: {partners};",
    reason_checks="die Prüfung hat Unstimmigkeiten ergeben, die unten beschrieben sind.",
    agreement="Dokument",
    agreement_date="Datum des Dokuments",
    edition="Ausgabe",
    fingerprint="Prüfsumme des Textes (SHA-256)",
    copies_count="Anzahl der Ausfertigungen",
    signed="Unterzeichnet von",
    signed_of="{signed} von {total} Partnern",
    concluded_on="Datum des Abschlusses",
    not_concluded="noch nicht abgeschlossen",
    in_force="Inkrafttreten",
    in_force_as="nach den Bestimmungen des Dokuments; dieses Protokoll stellt es nicht fest",
    last_record="Letzter Eintrag im Register",
    no_record="keine Einträge",
    register_digest="Prüfsumme des ganzen Registers (SHA-256)",
    signatures="Unterschriften",
    number="Nr.",
    partner="Partner",
    representative="Unterzeichner, Grundlage",
    day="Datum",
    how="Art und Form",
    bases={"statutory": "gesetzliche oder satzungsmäßige Vertretung", "power-of-attorney": "Vollmacht"},
    power_not_kept="Vollmacht (nicht beigefügt)",
    power_besides="auch eine Vollmacht ist beigefügt:",
    methods={
        "handwritten": "eigenhändig",
        "qualified": "qualifizierte elektronische Signatur",
        "trusted-profile": "Vertrauensprofil (Polen)",
        "personal": "persönliche Signatur (polnischer Personalausweis)",
        "other": "auf andere Weise",
    },
    form_met="Schriftform gewahrt",
    form_not_met="Schriftform nicht gewahrt",
    form_any="Das Dokument verlangt keine Schriftform.",
    exhibits="Nachweis Nr. {numbers}",
    unsigned="keine Unterschrift",
    lacking="fehlende Unterschriften: {lacking} von {required}",
    other_edition="hat eine andere Ausgabe ({edition}) unterzeichnet, zählt nicht",
    checked="Was geprüft wurde",
    register_unchanged="Unterschriftenregister: Die Prüfsummen der Einträge stimmen mit den Einträgen überein.",
    register_empty="Unterschriftenregister: Es enthält noch keine Einträge.",
    register_changed="Unterschriftenregister: Die Datei {file} wurde anderweitig geändert; der erste Eintrag, der "
    "nicht stimmt, beginnt in Zeile {line}.",
    register_unsealed="Unterschriftenregister: Einträge ohne Prüfsumme, die geändert worden sein können, stehen in: "
    "{files}",
    text_states={
        "unchanged": "Text dieser Ausgabe: aufbewahrt in {file}; seine Prüfsumme ist die oben angegebene.",
        "missing": "Text dieser Ausgabe: Die Datei {file}, die ihn enthalten soll, fehlt.",
        "changed": "Text dieser Ausgabe: Die Datei {file} wurde geändert; ihre Prüfsumme ist nicht die oben "
        "angegebene.",
    },
    text_not_kept="Text dieser Ausgabe: Er wird mit der ersten Unterschrift aufbewahrt.",
    evidence="Nachweise",
    no_evidence="Den Unterschriften wurden keine Nachweise beigefügt.",
    file_digest="Datei und ihre Prüfsumme (SHA-256)",
    state="Ergebnis der Prüfung",
    states={
        "unchanged": "seit der Eintragung unverändert",
        "missing": "diese Datei fehlt",
        "changed": "nach der Eintragung geändert",
    },
    copies="Ausfertigungen",
    no_copies="Es gibt keinen Satz von Ausfertigungen; daher werden keine Prüfsummen angegeben.",
    other_copies="Die erstellten Ausfertigungen gehören zu einer anderen Ausgabe ({edition}); daher werden ihre "
    "Prüfsummen nicht angegeben.",
    files="Dateien",
    count="Anzahl",
    digest="Prüfsumme (SHA-256)",
    copies_changed="Fehlend oder nach der Erstellung geändert: {files}",
    not_proven="Was dieses Protokoll nicht beweist",
    not_proven_items=(
        "Es stellt nicht fest, dass eine Unterschrift gültig ist oder dass das Dokument Rechtswirkung hat.",
        "Es stellt nicht fest, wer tatsächlich eigenhändig unterschrieben hat; es nennt die im Register eingetragene "
        "Person.",
        "Es stellt keine Vertretungsmacht fest; es gibt die Grundlage so an, wie sie eingetragen wurde.",
        "Es bestätigt die Daten der Unterzeichnung nicht; es gibt sie so an, wie sie eingetragen wurden.",
        "Es beurteilt den Inhalt der Nachweise nicht. Zu Scans und anderen Dateien ohne elektronische Signatur "
        "stellt es nur fest, ob es dieselben Dateien sind.",
        "Es schützt nicht vor jemandem, der eine Datei und die eingetragene Prüfsumme zugleich ändert. Daher sollte "
        "dieses Protokoll aufbewahrt und mit späteren verglichen werden.",
    ),
    by_oneself="Wie man das selbst prüft",
    how_intro="Die Befehle werden im Terminal eingegeben, im Ordner mit den Daten des Dokuments.",
    how_any=(
        "Jede Datei",
        "sha256sum DATEI\n"
        "Unter Windows: certutil -hashfile DATEI SHA256\n"
        "Gibt die Prüfsumme der Datei aus. Sie muss dieselbe sein wie in diesem Protokoll.",
    ),
    how_text=(
        "Text der Ausgabe",
        "sha256sum {file}\n"
        "Gibt die Prüfsumme des Textes aus. Sie muss die oben angegebene sein.",
    ),
    how_draft_text=(
        "Text der Ausgabe",
        "kpes show --format text | sha256sum\n"
        "Gibt die Prüfsumme des Textes aus. Sie muss die oben angegebene sein.",
    ),
    how_register=(
        "Eintrag im Register",
        "head -n N data/signatures/PARTNER.yaml | sha256sum\n"
        "Gibt die Prüfsumme aus, die in der Zeile „digest“ am Ende des Eintrags steht. N ist die Anzahl der Zeilen "
        "über dieser Zeile.",
    ),
    how_whole_register=(
        "Ganzes Register",
        "LC_ALL=C; sha256sum data/signatures/*.yaml | sha256sum\n"
        "Gibt die Prüfsumme des ganzen Registers aus. Eine andere als oben bedeutet, dass seit diesem Protokoll "
        "Einträge hinzugefügt, geändert oder entfernt wurden.",
    ),
    how_copies=(
        "Ausfertigungen",
        "cd out/copies\n"
        "sha256sum -c SHA256SUMS\n"
        "Sagt zu jeder Ausfertigung, ob sie zur Liste SHA256SUMS passt. Die Prüfsummen in dieser Liste müssen "
        "dieselben sein wie in diesem Protokoll.",
    ),
)
