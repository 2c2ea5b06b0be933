"""Small true files for attachments: a PDF with a line of text, and a PNG with a few shapes."""

import struct
import zlib

_TITLER = {
    "kurs": ("kursbeskrivelse.pdf", "Kursbeskrivelse: seks uker, to kvelder i uka"),
    "attest": ("attest.pdf", "Attest: har arbeidd hos oss og kjem godt tilrådd"),
    "cv": ("cv-norsk.pdf", "CV"),
    "brev": ("bilde av brev.png", ""),
    "lege": ("lapp fra legen.pdf", "Til den det gjelder: har vært syk og sengeliggende"),
}


def lag_fil(slag: str, navn: str, nr: int) -> tuple[str, bytes]:
    """File name and content."""
    filnavn, tittel = _TITLER[slag]
    if filnavn.endswith(".png"):
        return filnavn, _png(nr)
    return filnavn, _pdf([tittel, navn, f"Side 1 av 1 - {nr:03d}"])


def _pdf(linjer: list[str]) -> bytes:
    tekst = " T* ".join(f"({linje}) Tj" for linje in linjer)
    strom = f"BT /F1 14 Tf 20 TL 72 760 Td {tekst} ET".encode("cp1252", "replace")
    objekter = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(strom), strom),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    ut = bytearray(b"%PDF-1.4\n")
    steder = []
    for nr, objekt in enumerate(objekter, start=1):
        steder.append(len(ut))
        ut += b"%d 0 obj\n%s\nendobj\n" % (nr, objekt)
    start = len(ut)
    ut += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objekter) + 1)
    ut += b"".join(b"%010d 00000 n \n" % sted for sted in steder)
    hale = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(ut) + hale % (len(objekter) + 1, start)


def _png(nr: int, bredde: int = 240, hoyde: int = 320) -> bytes:
    """A sheet of paper with lines on it, as somebody would photograph a letter."""
    rader = bytearray()
    for y in range(hoyde):
        rader.append(0)
        linje = 40 < y < hoyde - 40 and y % 14 < 2
        slutt = bredde - 30 - (y * 7 + nr * 13) % 60
        rader += bytes(
            90 if linje and 30 < x < slutt else 238 if 10 < x < bredde - 10 else 150
            for x in range(bredde)
        )
    hode = struct.pack(">IIBBBBB", bredde, hoyde, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _del(navn, data)
        for navn, data in (
            (b"IHDR", hode),
            (b"IDAT", zlib.compress(bytes(rader), 9)),
            (b"IEND", b""),
        )
    )


def _del(navn: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + navn + data + struct.pack(">I", zlib.crc32(navn + data))
