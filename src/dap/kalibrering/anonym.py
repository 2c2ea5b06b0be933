"""What in a text may tell who it is about: reckoned here, nothing is sent anywhere.

It finds what looks like a name, a number or an address. It does not find everything: a human reads
the text too, and says that it is anonymous.
"""

import re

from dap.felles.fnr import er_gyldig
from dap.kalibrering.values import Mistanke, Mistankeslag

_SIFRE = re.compile(r"(?<!\d)(\d{6})[ .-]?(\d{5})(?!\d)")
_TELEFON = re.compile(
    r"(?<!\d)(?:\+47 ?)?(?:\d{8}|\d{2} \d{2} \d{2} \d{2}|\d{3} \d{2} \d{3})(?!\d)"
)
_EPOST = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DATO = re.compile(r"(?<!\d)\d{1,2}[./]\s?\d{1,2}[./]\s?(?:19|20)?\d{2}(?!\d)")
_GATE = re.compile(
    r"\b[A-ZÆØÅ][\wæøå]*(?:veien|vegen|gata|gaten|gate|vei|veg|bakken|svingen|stien|plassen|plass)"
    r"\s+\d+\s?[A-Za-z]?\b"
)
_POSTSTED = re.compile(r"(?<!\d)\d{4} [A-ZÆØÅ][A-ZÆØÅa-zæøå]+")
_ORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SETNINGSSTART = re.compile(r"(?:^|[.!?:»\n]\s*|[«\"(–]\s*)$")

_KJENTE_ORD = """
nav aap norge norsk norden europa eu eøs kvp jeg i du de dere osv cv excel word pc it hms januar
februar mars april mai juni juli august september oktober november desember
"""
_KJENTE = frozenset(_KJENTE_ORD.split())
"""Words with a capital letter that are nobody's name."""
_VANLIGE_NAVN = """
ahmed aisha ali amina andreas anna anne arne astrid bente berit bjørn camilla daniel david eirik
elin ellen emil emma erik eva fatima frida geir grete guro hanne hans harald hassan heidi helge
henrik håkon ida inge ingrid ivar jakob jan jens johan johanne john jon julie kari karin kim
kirsten kjell knut kristian kristin lars laila leif lena linda lise liv maja marit marianne marie
maria marte martin mary mette mohamed mohammed mona morten nils nina nora odd olav ole omar oskar
per petter ragnhild randi roar rolf runar sara sigrid simen siri siv sofie solveig stian stine
svein sven terje thomas tina tom tone tor tore trine trond unni vegard yusuf åse øystein øyvind
"""
_FORNAVN = frozenset(_VANLIGE_NAVN.split())
"""First names in common use, for a name that begins a sentence."""


def mistanker(tekst: str) -> tuple[Mistanke, ...]:
    """Everything that may tell who it is, each once, in the order of kind and place."""
    funnet = [
        *_tall(tekst),
        *_steder(tekst),
        *(Mistanke(Mistankeslag.NAVN, n) for n in _navn(tekst)),
    ]
    return tuple(dict.fromkeys(funnet))


def har_fnr(tekst: str) -> bool:
    """Whether a valid fødselsnummer stands in it: then it is not anonymous, whatever anybody says."""
    return any(er_gyldig("".join(m.groups())) for m in _SIFRE.finditer(tekst))


def _tall(tekst: str) -> list[Mistanke]:
    ut = [Mistanke(Mistankeslag.FNR, m.group()) for m in _SIFRE.finditer(tekst)]
    uten = _SIFRE.sub(" ", tekst)
    for monster in (_TELEFON, _EPOST):
        ut += [Mistanke(Mistankeslag.KONTAKT, m.group()) for m in monster.finditer(uten)]
    return ut + [Mistanke(Mistankeslag.DATO, m.group()) for m in _DATO.finditer(uten)]


def _steder(tekst: str) -> list[Mistanke]:
    return [
        Mistanke(Mistankeslag.ADRESSE, m.group())
        for monster in (_GATE, _POSTSTED)
        for m in monster.finditer(tekst)
    ]


def _navn(tekst: str) -> list[str]:
    """Words with a capital letter inside a sentence, and first names that begin one."""
    uten = _POSTSTED.sub(" ", _GATE.sub(" ", tekst))
    ut = []
    for m in _ORD.finditer(uten):
        ord_ = m.group()
        if not ord_[0].isupper() or ord_.isupper() or ord_.lower() in _KJENTE:
            continue
        forst = bool(_SETNINGSSTART.search(uten[: m.start()]))
        if not forst or ord_.lower() in _FORNAVN:
            ut.append(ord_)
    return ut
