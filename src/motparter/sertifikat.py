"""A certificate of our own for loopback, so that TLS is spoken and verified as anywhere else."""

import datetime as dt
import ipaddress
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_LEVER = dt.timedelta(days=3650)


def sorg_for(mappe: Path) -> tuple[Path, Path]:
    """Certificate and key in the folder; made when they are not there."""
    mappe.mkdir(parents=True, exist_ok=True)
    sertifikat, nokkel = mappe / "sertifikat.pem", mappe / "nokkel.pem"
    if not sertifikat.exists() or not nokkel.exists():
        _lag(sertifikat, nokkel)
    return sertifikat, nokkel


def _lag(sertifikat: Path, nokkelfil: Path) -> None:
    nokkel = ec.generate_private_key(ec.SECP256R1())
    navn = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    naa = dt.datetime.now(dt.UTC)
    ski = x509.SubjectKeyIdentifier.from_public_key(nokkel.public_key())
    bruk = {
        felt: felt in ("digital_signature", "key_cert_sign")
        for felt in (
            *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"),
            *("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
        )
    }
    alternativer = [
        x509.DNSName("localhost"),
        x509.IPAddress(ipaddress.ip_address("127.0.0.1")),
    ]
    ferdig = (
        x509.CertificateBuilder()
        .subject_name(navn)
        .issuer_name(navn)
        .public_key(nokkel.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(naa - dt.timedelta(days=1))
        .not_valid_after(naa + _LEVER)
        .add_extension(x509.SubjectAlternativeName(alternativer), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.KeyUsage(**bruk), critical=True)
        .add_extension(ski, critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(ski), critical=False
        )
        .sign(nokkel, hashes.SHA256())
    )
    nokkelfil.touch(mode=0o600)
    nokkelfil.write_bytes(
        nokkel.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    # Last: who finds it finds the key too.
    ny = sertifikat.with_suffix(".ny")
    ny.write_bytes(ferdig.public_bytes(serialization.Encoding.PEM))
    ny.replace(sertifikat)
