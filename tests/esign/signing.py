"""Authorities, certificates and signed PDFs for tests; the keys are made once."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from asn1crypto import keys, pem, x509
from cryptography import x509 as made
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from kpes.esign.examiner import Examiner
from tests.conftest import copy_brief
from tests.project import snapshot

REPOSITORY = Path(__file__).parent.parent.parent
NOW = datetime.now(UTC).replace(microsecond=0)
"""pyHanko writes the computer's own time into a signature."""
EDITION = "638adf637dc5"
"""That of the brief agreement."""
LATER = NOW + timedelta(days=3000)
PESEL = "80010112345"
QUALIFIED = bytes.fromhex("301f3008060604008e4601013013060604008e4601063009060704008e46010601")
"""It calls itself a qualified certificate for electronic signatures."""
_EXAMINE = Examiner.examine
"""In a process of its own, whatever a fixture puts in its place."""
WITH_RSA = ("Urząd", "Czas", "Jan Kowalski")


@cache
def key(name: str) -> rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey:
    """Of both kinds that cards hold; one on an elliptic curve is made and read in no time."""
    return rsa.generate_private_key(65537, 2048) if name in WITH_RSA else ec.generate_private_key(ec.SECP256R1())


def subject(name: str) -> made.Name:
    """As Polish qualified certificates have it, the PESEL included."""
    serial = [made.NameAttribute(NameOID.SERIAL_NUMBER, f"PNOPL-{PESEL}")] if " " in name else []
    return made.Name([made.NameAttribute(NameOID.COMMON_NAME, name), *serial])


@cache
def certificate(
    name: str,
    by: str = "Urząd",
    start: datetime = NOW - timedelta(days=300),
    end: datetime = NOW + timedelta(days=300),
    nonrepudiation: bool = True,
    qualified: bool = False,
    stamping: bool = False,
) -> bytes:
    """A certificate in DER; one that names itself as its issuer is an authority."""
    authority = name == by
    builder = (
        made.CertificateBuilder()
        .subject_name(subject(name))
        .issuer_name(subject(by))
        .public_key(key(name).public_key())
        .serial_number(made.random_serial_number())
        .not_valid_before(NOW - timedelta(days=4000) if authority else start)
        .not_valid_after(NOW + timedelta(days=4000) if authority else end)
        .add_extension(made.BasicConstraints(authority, None), critical=True)
        .add_extension(
            made.KeyUsage(
                digital_signature=not authority, content_commitment=nonrepudiation and not authority,
                key_encipherment=False, data_encipherment=False, key_agreement=False, key_cert_sign=authority,
                crl_sign=authority, encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
    )  # fmt: skip
    if stamping:
        builder = builder.add_extension(made.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    if qualified:
        statement = made.UnrecognizedExtension(made.ObjectIdentifier("1.3.6.1.5.5.7.1.3"), QUALIFIED)
        builder = builder.add_extension(statement, critical=False)
    return builder.sign(key(by), hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def authority(name: str = "Urząd") -> bytes:
    return certificate(name, name)


def trusting(*names: str) -> dict[str, bytes]:
    """What data/trust holds where these authorities are trusted."""
    return {f"data/trust/{name}.pem": pem.armor("CERTIFICATE", authority(name)) for name in names}


@cache
def _private(name: str) -> keys.PrivateKeyInfo:
    der = key(name).private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return keys.PrivateKeyInfo.load(der)


@cache
def sign(
    data: bytes,
    name: str = "Anna Nowak",
    der: bytes | None = None,
    field: str | None = None,
    box: tuple[int, int, int, int] | None = None,
    page: int = 0,
    stamped: bool = False,
    by: str = "Urząd",
) -> bytes:
    """``data`` with a signature behind it, as PAdES asks: the same file for the same arguments."""
    store = SimpleCertificateStore()
    store.register(x509.Certificate.load(authority(by)))
    leaf = x509.Certificate.load(der or certificate(name, by))
    signer = SimpleSigner(signing_cert=leaf, signing_key=_private(name), cert_registry=store)
    metadata = PdfSignatureMetadata(
        field_name=field or f"Podpis{data.count(b'/ByteRange') + 1}",
        subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256",
    )  # fmt: skip
    stamper = None
    if stamped:
        tsa = x509.Certificate.load(certificate("Czas", end=LATER, nonrepudiation=False, stamping=True))
        stamper = DummyTimeStamper(tsa, _private("Czas"), certs_to_embed=store, fixed_dt=NOW)
    spec = SigFieldSpec(metadata.field_name, on_page=page, box=box) if box else None
    out = BytesIO()
    PdfSigner(metadata, signer, timestamper=stamper, new_field_spec=spec).sign_pdf(
        IncrementalPdfFileWriter(BytesIO(data)), output=out
    )
    return out.getvalue()


def issued(root: Path | None = None) -> bytes:
    """The PDF copy of a project's agreement, of a brief one unless another is named."""
    return _issued(root or Path(_brief().name))


@cache
def _issued(root: Path) -> bytes:
    return snapshot(root, NOW.date()).render("pdf")


@cache
def _brief() -> TemporaryDirectory[str]:
    """The project that `shipped` gives in tests that are marked ``brief``."""
    made = TemporaryDirectory()
    copy_brief(Path(made.name))
    return made


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def hide_pyhanko(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes pyHanko look as if it were not installed, also to the processes that are started."""
    monkeypatch.setattr(Examiner, "examine", _EXAMINE)
    (folder / "pyhanko.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]))
