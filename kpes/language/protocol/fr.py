"""The signing protocol in French."""

from __future__ import annotations

from kpes.language.protocol import ProtocolWords
from kpes.language.protocol.electronic import ElectronicWords

ELECTRONIC = ElectronicWords(
    heading="Signatures électroniques",
    intro="Voici ce qui a été constaté pour les signatures électroniques des fichiers PDF parmi les pièces. La "
    "confiance et la validité des certificats sont appréciées à la date de la dernière inscription au registre "
    "({moment}).",
    signature="Pièce, signataire selon le certificat",
    result="Résultat de la vérification",
    exhibit="pièce n° {number}",
    nobody="personne n’est nommé",
    questions={
        "bound": "Contenu",
        "visible": "Apparence",
        "integrity": "Intégrité",
        "changes": "Modifications",
        "signer": "Certificat",
        "trust": "Confiance",
        "time": "Date",
        "edition": "Édition",
        "name": "Nom",
    },
    verdicts={
        "pass": "conforme",
        "fail": "NON CONFORME",
        "warning": "à examiner",
        "not-checked": "non vérifié",
    },
    findings={
        "bound": "le PDF établi, suivi seulement de signatures",
        "foreign": "le fichier ne commence pas par les octets d’un PDF établi",
        "altered": "le PDF établi a été modifié autrement que par une signature",
        "lost": "le PDF de cette édition n’existe plus, la comparaison est impossible",
        "visible": "la signature est visible à la page {page} ; il faut voir si elle ne cache rien",
        "fits": "la signature correspond à tout ce qu’elle couvre",
        "unfit": "la signature ne correspond pas au fichier ou ne le couvre pas entièrement",
        "unreadable": "les signatures de ce fichier ne peuvent pas être vérifiées",
        "unsigned": "le fichier ne porte aucune signature électronique d’une personne",
        "nothing-after": "rien n’a été ajouté après la signature",
        "signatures-after": "seules d’autres signatures ou preuves ont été ajoutées après la signature",
        "unusual-after": "les pages sont celles établies, mais ce qui a été ajouté après la signature doit être "
        "examiné",
        "filled-after": "quelque chose a été ajouté au fichier après la signature",
        "changed-after": "le fichier a été modifié après la signature",
        "qualified": "il donne un nom et se dit qualifié",
        "not-qualified": "il donne un nom et ne se dit pas qualifié",
        "nameless": "il ne nomme personne",
        "not-for-signing": "il n’est pas destiné à signer des documents",
        "unsound": "la signature ne correspond pas",
        "not-in-force": "d’après ses propres dates, le certificat n’était pas valide au moment de la "
        "signature ; pour le reste, la confiance n’a pas été appréciée",
        "not-evaluated": "data/trust ne contient aucun certificat d’autorité de confiance",
        "trusted": "le certificat émane d’une autorité présente dans data/trust",
        "trusted-then": "le certificat émane d’une autorité présente dans data/trust et était valide à la date de "
        "l’horodatage",
        "claimed-then": "le certificat émane d’une autorité présente dans data/trust et était valide à la date "
        "indiquée par le signataire",
        "expired": "le certificat n’était pas valide à la date indiquée par le signataire",
        "untrusted": "aucune autorité présente dans data/trust ne garantit le certificat",
        "stamp-broken": "l’horodatage ne correspond pas à la signature",
        "stamp-untrusted": "{moment} ; aucune autorité présente dans data/trust ne garantit l’horodatage",
        "stamp-not-evaluated": "{moment}, selon un horodatage dont l’autorité n’a pas été appréciée",
        "stamped": "{moment}, selon un horodatage",
        "timeless": "aucune date n’est indiquée",
        "claimed": "{moment}, selon la seule horloge du signataire",
        "other-edition": "c’est le PDF de l’édition {edition}, mais la signature est inscrite sous l’édition "
        "{recorded}",
        "other-name": "le certificat indique {names}, le registre {name}",
    },
    shared="Un même certificat a signé pour plusieurs partenaires : {partners}.",
    unchecked="Les signatures électroniques n’ont pas été vérifiées, car pyHanko n’est pas installé (pièces n° "
    "{numbers}). Pour les vérifier, il faut saisir {command} et établir à nouveau le procès-verbal.",
    not_proven={
        "unchecked": "Il ne constate rien au sujet des signatures électroniques qui n’ont pas été vérifiées.",
        "identity": "Il ne constate pas qui a signé électroniquement lorsque la confiance n’a pas été appréciée : "
        "n’importe qui peut créer un certificat à n’importe quel nom.",
        "time": "Il ne constate pas quand une signature électronique a été apposée lorsque seule l’horloge du "
        "signataire l’indique.",
        "revocation": "Il ne constate pas qu’un certificat n’a pas été révoqué : cela exigerait le réseau.",
        "qualified": "Il ne constate pas qu’une signature électronique est qualifiée ; il indique ce que le "
        "certificat dit de lui-même.",
    },
)

WORDS = ProtocolWords(
    electronic=ELECTRONIC,
    title="Procès-verbal de signature",
    interim_mark="/procès-verbal provisoire/",
    interim="Ce procès-verbal est provisoire. Il montre l’état actuel et ne constate pas la conclusion :",
    reason_draft="le document est encore un projet ;",
    reason_missing="les signatures sont incomplètes : il manque {missing} partenaires sur {total} ;",
    reason_form="la forme écrite n’est pas respectée : {partners} ;",
    reason_checks="la vérification a révélé des anomalies, décrites ci-dessous.",
    agreement="Document",
    agreement_date="Date du document",
    edition="Édition",
    fingerprint="Empreinte du texte (SHA-256)",
    copies_count="Nombre d’exemplaires",
    signed="Signé par",
    signed_of="{signed} partenaires sur {total}",
    concluded_on="Date de conclusion",
    not_concluded="pas encore conclu",
    in_force="Entrée en vigueur",
    in_force_as="selon les dispositions du document ; ce procès-verbal ne la constate pas",
    last_record="Dernière inscription au registre",
    no_record="aucune inscription",
    register_digest="Empreinte de tout le registre (SHA-256)",
    signatures="Signatures",
    number="N°",
    partner="Partenaire",
    representative="Signataire, qualité",
    day="Date",
    how="Mode et forme",
    bases={"statutory": "représentant légal ou statutaire", "power-of-attorney": "procuration"},
    power_not_kept="procuration (non jointe)",
    power_besides="une procuration est aussi jointe :",
    methods={
        "handwritten": "signature manuscrite",
        "qualified": "signature électronique qualifiée",
        "trusted-profile": "profil de confiance polonais",
        "personal": "signature personnelle (carte d’identité polonaise)",
        "other": "autre mode",
    },
    form_met="forme écrite respectée",
    form_not_met="forme écrite non respectée",
    form_any="Le document n’exige pas la forme écrite.",
    exhibits="pièce n° {numbers}",
    unsigned="pas de signature",
    lacking="signatures manquantes : {lacking} sur {required}",
    other_edition="a signé une autre édition ({edition}), ne compte pas",
    checked="Ce qui a été vérifié",
    register_unchanged="Registre des signatures : les empreintes des inscriptions correspondent aux inscriptions.",
    register_empty="Registre des signatures : il ne contient encore aucune inscription.",
    register_changed="Registre des signatures : le fichier {file} a été modifié par d’autres moyens ; la première "
    "inscription qui ne correspond pas commence à la ligne {line}.",
    register_unsealed="Registre des signatures : des inscriptions sans empreinte, peut-être modifiées, figurent dans "
    ": {files}",
    text_states={
        "unchanged": "Texte de cette édition : conservé dans {file} ; son empreinte est celle indiquée ci-dessus.",
        "missing": "Texte de cette édition : le fichier {file}, qui devrait le contenir, est absent.",
        "changed": "Texte de cette édition : le fichier {file} a été modifié ; son empreinte n’est pas celle indiquée "
        "ci-dessus.",
    },
    text_not_kept="Texte de cette édition : il sera conservé lors de la première signature.",
    evidence="Pièces justificatives",
    no_evidence="Aucune pièce n’a été jointe aux signatures.",
    file_digest="Fichier et son empreinte (SHA-256)",
    state="Résultat de la vérification",
    states={
        "unchanged": "inchangée depuis son inscription",
        "missing": "ce fichier est absent",
        "changed": "modifiée après son inscription",
    },
    copies="Exemplaires",
    no_copies="Il n’y a pas de jeu d’exemplaires ; leurs empreintes ne sont donc pas indiquées.",
    other_copies="Les exemplaires établis sont d’une autre édition ({edition}) ; leurs empreintes ne sont donc pas "
    "indiquées.",
    files="Fichiers",
    count="Nombre",
    digest="Empreinte (SHA-256)",
    copies_changed="Absents ou modifiés après leur établissement : {files}",
    not_proven="Ce que ce procès-verbal ne prouve pas",
    not_proven_items=(
        "Il ne constate ni la validité d’une signature, ni les effets juridiques du document.",
        "Il ne constate pas qui a réellement signé à la main ; il nomme la personne inscrite au registre.",
        "Il ne constate pas le pouvoir de représenter un partenaire ; il indique la qualité telle qu’elle a été "
        "inscrite.",
        "Il ne confirme pas les dates de signature ; il les indique telles qu’elles ont été inscrites.",
        "Il n’évalue pas le contenu des pièces. Pour les numérisations et les autres fichiers sans signature "
        "électronique, il indique seulement si ce sont les mêmes fichiers.",
        "Il ne protège pas contre quelqu’un qui modifierait à la fois un fichier et l’empreinte inscrite. Il convient "
        "donc de conserver ce procès-verbal et de le comparer aux suivants.",
    ),
    by_oneself="Comment le vérifier soi-même",
    how_intro="Les commandes se tapent dans un terminal, dans le répertoire des données du document.",
    how_any=(
        "Tout fichier",
        "sha256sum FICHIER\n"
        "Sous Windows : certutil -hashfile FICHIER SHA256\n"
        "Affiche l’empreinte du fichier. Elle doit être identique à celle de ce procès-verbal.",
    ),
    how_text=(
        "Texte de l’édition",
        "sha256sum {file}\n"
        "Affiche l’empreinte du texte. Elle doit être celle indiquée plus haut.",
    ),
    how_draft_text=(
        "Texte de l’édition",
        "kpes show --format text | sha256sum\n"
        "Affiche l’empreinte du texte. Elle doit être celle indiquée plus haut.",
    ),
    how_register=(
        "Inscription au registre",
        "head -n N data/signatures/PARTNER.yaml | sha256sum\n"
        "Affiche l’empreinte qui figure à la ligne « digest » à la fin de l’inscription. N est le nombre de lignes "
        "au-dessus de cette ligne.",
    ),
    how_whole_register=(
        "Tout le registre",
        "LC_ALL=C; sha256sum data/signatures/*.yaml | sha256sum\n"
        "Affiche l’empreinte de tout le registre. Une autre que plus haut signifie que des inscriptions ont été "
        "ajoutées, modifiées ou supprimées depuis ce procès-verbal.",
    ),
    how_copies=(
        "Exemplaires",
        "cd out/copies\n"
        "sha256sum -c SHA256SUMS\n"
        "Indique pour chaque exemplaire s’il correspond à la liste SHA256SUMS. Les empreintes de cette liste "
        "doivent être identiques à celles de ce procès-verbal.",
    ),
)
