"""The signing protocol in Polish."""

from __future__ import annotations

from kpes.language.protocol import ProtocolWords
from kpes.language.protocol.electronic import ElectronicWords

ELECTRONIC = ElectronicWords(
    heading="Podpisy elektroniczne",
    intro="Oto, co stwierdzono o podpisach elektronicznych w plikach PDF wśród dowodów. Zaufanie i ważność "
    "certyfikatów oceniono na chwilę ostatniego zapisu w rejestrze ({moment}).",
    signature="Dowód, podpisujący według certyfikatu",
    result="Wynik sprawdzenia",
    exhibit="dowód nr {number}",
    nobody="nie wiadomo kto",
    questions={
        "bound": "Treść",
        "visible": "Widok",
        "integrity": "Spójność",
        "changes": "Zmiany",
        "signer": "Certyfikat",
        "trust": "Zaufanie",
        "time": "Czas",
        "edition": "Wydanie",
        "name": "Nazwisko",
    },
    verdicts={
        "pass": "zgodne",
        "fail": "NIEZGODNE",
        "warning": "do obejrzenia",
        "not-checked": "nie sprawdzono",
    },
    findings={
        "bound": "wydany PDF, a za nim same podpisy",
        "foreign": "plik nie zaczyna się od bajtów wydanego PDF",
        "altered": "poza dodaniem podpisów zmieniono wydany PDF",
        "lost": "PDF tego wydania się nie zachował, nie ma z czym porównać",
        "visible": "podpis widać na stronie {page}; trzeba zobaczyć, czy niczego nie zasłania",
        "fits": "podpis pasuje do wszystkiego, co obejmuje",
        "unfit": "podpis nie pasuje do pliku albo nie obejmuje całości",
        "unreadable": "nie można zweryfikować podpisów w tym pliku",
        "unsigned": "w pliku nie ma podpisu elektronicznego osoby",
        "nothing-after": "po podpisie niczego nie dodano",
        "signatures-after": "po podpisie dodano tylko dalsze podpisy lub potwierdzenia",
        "unusual-after": "strony są takie, jak wydano, ale to, co dodano po podpisie, powinien obejrzeć człowiek",
        "filled-after": "po podpisie do pliku coś jeszcze dodano",
        "changed-after": "po podpisie plik zmieniono",
        "qualified": "podaje nazwisko i to, że jest kwalifikowany",
        "not-qualified": "podaje nazwisko, nie podaje, że jest kwalifikowany",
        "nameless": "nie podaje nazwiska",
        "not-for-signing": "nie służy do podpisywania dokumentów",
        "unsound": "podpis nie pasuje",
        "not-in-force": "według dat w samym certyfikacie nie był on ważny w chwili podpisu; poza tym zaufania "
        "nie oceniono",
        "not-evaluated": "w data/trust nie ma certyfikatów zaufanych wystawców",
        "trusted": "certyfikat pochodzi od wystawcy z data/trust",
        "trusted-then": "certyfikat pochodzi od wystawcy z data/trust i był ważny w chwili ze znacznika czasu",
        "claimed-then": "certyfikat pochodzi od wystawcy z data/trust i był ważny w chwili, którą podaje podpisujący",
        "expired": "w chwili, którą podaje podpisujący, certyfikat nie był ważny",
        "untrusted": "certyfikatu nie poświadcza żaden wystawca z data/trust",
        "stamp-broken": "znacznik czasu nie pasuje do podpisu",
        "stamp-untrusted": "{moment}; znacznika czasu nie poświadcza żaden wystawca z data/trust",
        "stamp-not-evaluated": "{moment}, według znacznika czasu, którego wystawcy nie oceniono",
        "stamped": "{moment}, według znacznika czasu",
        "timeless": "czasu nie podano",
        "claimed": "{moment}, tylko według zegara podpisującego",
        "other-edition": "to PDF wydania {edition}, a podpis zapisano pod wydaniem {recorded}",
        "other-name": "w certyfikacie {names}, w rejestrze {name}",
    },
    shared="Jednym certyfikatem podpisano za kilku partnerów: {partners}.",
    unchecked="Podpisów elektronicznych nie sprawdzono, ponieważ pyHanko nie jest zainstalowane (dowody nr "
    "{numbers}). Aby je sprawdzić, trzeba wpisać {command} i przygotować protokół od nowa.",
    not_proven={
        "unchecked": "Nie stwierdza niczego o podpisach elektronicznych, których nie sprawdzono.",
        "identity": "Nie stwierdza, kim są podpisujący elektronicznie, jeżeli zaufania nie oceniono: certyfikat na "
        "dowolne nazwisko może zrobić każdy.",
        "time": "Nie stwierdza, kiedy podpisano elektronicznie, jeżeli podaje tylko czas z zegara podpisującego.",
        "revocation": "Nie stwierdza, że certyfikatu nie unieważniono: to wymagałoby połączenia z siecią.",
        "qualified": "Nie stwierdza, że podpis elektroniczny jest kwalifikowany; podaje, co mówi o sobie certyfikat.",
    },
)

WORDS = ProtocolWords(
    electronic=ELECTRONIC,
    title="Protokół podpisania",
    interim_mark="/protokół częściowy/",
    interim="To jest protokół częściowy. Pokazuje stan dotychczasowy i nie stwierdza zawarcia:",
    reason_draft="dokument jest jeszcze projektem;",
    reason_missing="nie ma kompletu podpisów: brakuje {missing} z {total} partnerów;",
    reason_form="forma pisemna nie jest zachowana: {partners};",
    reason_checks="sprawdzenie wykazało niezgodności, opisane niżej.",
    agreement="Dokument",
    agreement_date="Data dokumentu",
    edition="Wydanie",
    fingerprint="Skrót tekstu (SHA-256)",
    copies_count="Liczba egzemplarzy",
    signed="Podpisali",
    signed_of="{signed} z {total} partnerów",
    concluded_on="Data zawarcia",
    not_concluded="jeszcze nieustalona",
    in_force="Wejście w życie",
    in_force_as="według postanowień dokumentu; ten protokół go nie ustala",
    last_record="Ostatni zapis w rejestrze",
    no_record="brak zapisów",
    register_digest="Skrót całego rejestru (SHA-256)",
    signatures="Podpisy",
    number="Lp.",
    partner="Partner",
    representative="Podpisujący, podstawa",
    day="Data",
    how="Sposób i forma",
    bases={"statutory": "z mocy ustawy lub statutu", "power-of-attorney": "pełnomocnictwo"},
    power_not_kept="pełnomocnictwo (nie dołączono)",
    power_besides="dołączono też pełnomocnictwo:",
    methods={
        "handwritten": "własnoręcznie",
        "qualified": "kwalifikowany podpis elektroniczny",
        "trusted-profile": "podpis zaufany",
        "personal": "podpis osobisty",
        "other": "w inny sposób",
    },
    form_met="forma pisemna zachowana",
    form_not_met="forma pisemna niezachowana",
    form_any="Dokument nie wymaga formy pisemnej.",
    exhibits="dowód nr {numbers}",
    unsigned="brak podpisu",
    lacking="brakuje podpisów: {lacking} z {required}",
    other_edition="podpis pod innym wydaniem ({edition}), nie liczy się",
    checked="Co sprawdzono",
    register_unchanged="Rejestr podpisów: skróty zapisów zgadzają się z zapisami.",
    register_empty="Rejestr podpisów: nie ma w nim jeszcze zapisów.",
    register_changed="Rejestr podpisów: plik {file} zmieniono poza programem; pierwszy zapis, który się nie zgadza, "
    "zaczyna się w wierszu {line}.",
    register_unsealed="Rejestr podpisów: zapisy bez skrótu, o których nie wiadomo, czy ich nie zmieniono, są w "
    "plikach: {files}",
    text_states={
        "unchanged": "Tekst tego wydania: zachowany w pliku {file}, a jego skrót zgadza się z podanym wyżej.",
        "missing": "Tekst tego wydania: brakuje pliku {file}, w którym powinien być zachowany.",
        "changed": "Tekst tego wydania: plik {file} zmieniono, jego skrót nie zgadza się z podanym wyżej.",
    },
    text_not_kept="Tekst tego wydania: zostanie zachowany przy pierwszym podpisie.",
    evidence="Dowody",
    no_evidence="Do podpisów nie dołączono dowodów.",
    file_digest="Plik i jego skrót (SHA-256)",
    state="Wynik sprawdzenia",
    states={
        "unchanged": "niezmieniony od zapisania",
        "missing": "brakuje tego pliku",
        "changed": "zmieniony po zapisaniu",
    },
    copies="Egzemplarze",
    no_copies="Nie przygotowano egzemplarzy, więc nie podaje się ich skrótów.",
    other_copies="Przygotowane egzemplarze są z innego wydania ({edition}), więc nie podaje się ich skrótów.",
    files="Pliki",
    count="Liczba",
    digest="Skrót (SHA-256)",
    copies_changed="Brakuje lub zmieniono po przygotowaniu: {files}",
    not_proven="Czego ten protokół nie dowodzi",
    not_proven_items=(
        "Nie stwierdza, że którykolwiek podpis jest ważny ani że dokument wywołał skutki prawne.",
        "Nie stwierdza, kto w rzeczywistości podpisał własnoręcznie; podaje osobę, którą wpisano do rejestru.",
        "Nie stwierdza umocowania do reprezentowania partnera; podstawę podaje tak, jak ją zapisano.",
        "Nie potwierdza dat podpisania; podaje je tak, jak je zapisano.",
        "Nie ocenia treści dowodów. O skanach i innych plikach bez podpisu elektronicznego stwierdza tylko, czy są "
        "to te same pliki.",
        "Nie chroni przed kimś, kto zmieni plik i zapisany skrót jednocześnie. Dlatego warto zachować ten protokół i "
        "porównać go z późniejszym.",
    ),
    by_oneself="Jak sprawdzić to samodzielnie",
    how_intro="Polecenia wpisuje się w terminalu, w folderze z danymi dokumentu.",
    how_any=(
        "Dowolny plik",
        "sha256sum PLIK\n"
        "W systemie Windows: certutil -hashfile PLIK SHA256\n"
        "Wypisuje skrót pliku. Musi być taki sam jak w tym protokole.",
    ),
    how_text=(
        "Tekst wydania",
        "sha256sum {file}\n"
        "Wypisuje skrót tekstu. Musi być taki sam jak wyżej.",
    ),
    how_draft_text=(
        "Tekst wydania",
        "kpes show --format text | sha256sum\n"
        "Wypisuje skrót tekstu. Musi być taki sam jak wyżej.",
    ),
    how_register=(
        "Zapis w rejestrze",
        "head -n N data/signatures/PARTNER.yaml | sha256sum\n"
        "Wypisuje skrót, który stoi w wierszu „digest” na końcu zapisu. N to liczba wierszy nad tym wierszem.",
    ),
    how_whole_register=(
        "Cały rejestr",
        "LC_ALL=C; sha256sum data/signatures/*.yaml | sha256sum\n"
        "Wypisuje skrót całego rejestru. Inny niż wyżej znaczy, że od sporządzenia tego protokołu zapisy dodano, "
        "zmieniono albo usunięto.",
    ),
    how_copies=(
        "Egzemplarze",
        "cd out/copies\n"
        "sha256sum -c SHA256SUMS\n"
        "Wypisuje przy każdym egzemplarzu, czy zgadza się z listą SHA256SUMS. Skróty na tej liście muszą być takie "
        "same jak w tym protokole.",
    ),
)
