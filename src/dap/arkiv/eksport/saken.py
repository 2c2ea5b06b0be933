"""The chapters about the person and the case around the plan."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from dap.arkiv.eksport.hjelpen import hjelperne
from dap.arkiv.eksport.ord import STARTARSAK, ord_for, si
from dap.arkiv.eksport.ramme import Ramme, opplysning
from dap.arkiv.eksport.registreringen import registreringene
from dap.arkiv.eksportverdier import Innhold, Kapittel, Opplysning, Post
from dap.dialog import queries as dialog
from dap.felles.rom import Rom
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.oppfolging.values import Oppfolgingsuttrekk
from dap.overdragelse import queries as overdragelse
from dap.overdragelse.values import Overdragelsesdata
from dap.person import queries as person
from dap.sporing import queries as sporing
from dap.varsel import queries as varsel
from dap.varsel.values import Utsendingsrad
from dap.ytelse import queries as ytelse
from dap.ytelse.values import YTELSENAVN

ALLE = 1_000_000


def personen(r: Ramme) -> Kapittel:
    """Identity and contact details. Protection of address is left out: a file goes astray."""
    p = person.persondata(r.innsyn.person_id)
    if p is None:
        return Kapittel(Innhold.PERSON, _("Om personen"), ())
    enhet = kontor.kontor_for_person(p.id)
    fakta = [
        *opplysning("navn", _("Navn"), p.navn),
        *opplysning("fodselsnummer", _("Fødselsnummer"), p.fnr, f"{p.fnr[:6]} {p.fnr[6:]}"),
        *opplysning("fodt", _("Født"), p.fodt),
        *opplysning("telefon", _("Telefon"), p.telefon),
        *opplysning("epost", _("E-post"), p.epost),
        *opplysning("tolk", _("Tolk"), p.tolkesprak),
        *opplysning("tegnsprak", _("Trenger tegnspråktolk"), p.tilrettelegging.tegnsprak or None),
        *(
            del_
            for behov in sorted(p.tilrettelegging.lesebehov)
            for del_ in opplysning(
                f"lesebehov_{behov.lower()}", _("Trenger"), behov.value, ord_for("LESEBEHOV", behov)
            )
        ),
        *opplysning("reservert", _("Reservert mot digital kontakt"), p.reservert_krr),
        *opplysning("kan_varsles", _("Kan få digitale varsler"), p.kan_varsles),
        *opplysning("kontor", _("Kontor"), enhet.navn if enhet else ""),
    ]
    post = Post(f"person/{p.id}", "PERSON", p.navn, opplysninger=tuple(fakta))
    return Kapittel(Innhold.PERSON, _("Om personen"), (post,))


def oppfolgingen(r: Ramme) -> Kapittel:
    """Periods for every reader; what the state decided, only for who sees the state's room."""
    u = oppfolging.uttrekk(r.innsyn)
    ser_stat = Rom.STAT in r.innsyn.rom
    poster = []
    for id_, start, slutt, arsak, hvorfor in u.perioder:
        if not r.i_periode(id_):
            continue
        fakta = [
            *opplysning("start", _("Startet"), start),
            *opplysning("slutt", _("Avsluttet"), slutt),
        ]
        if ser_stat:
            fakta += opplysning("arsak", _("Hvorfor den startet"), arsak.value, STARTARSAK[arsak])
            fakta += opplysning("sluttbegrunnelse", _("Hvorfor den ble avsluttet"), hvorfor)
        poster.append(_post("periode", id_, _("Oppfølgingsperiode"), fakta, start))
    if ser_stat:
        poster += _ansvar(r.innsyn.person_id, u.veiledere, u.manuell)
        poster += _status(r.innsyn.person_id, u)
        poster += _ytelser(r)
        poster += registreringene(r)
    poster += hjelperne(r)
    poster += _kvp(r.innsyn.person_id, u)
    poster += [_medveileder(*m) for m in u.med]
    poster += [_overdragelse(o) for o in overdragelse.uttrekk(r.innsyn)]
    return Kapittel(Innhold.OPPFOLGING, _("Oppfølgingen"), tuple(poster))


def _post(slag: str, id_: object, tittel: str, fakta: list, tid: object) -> Post:  # type: ignore[type-arg]
    return Post(f"{slag}/{id_}", slag.upper(), tittel, tid=tid, opplysninger=tuple(fakta))  # type: ignore[arg-type]


def _ansvar(person_id: UUID, veiledere: tuple, manuell: tuple) -> list[Post]:  # type: ignore[type-arg]
    poster = [
        _post(
            "veileder",
            f"{person_id}-{nr}",
            _("Veileder"),
            [
                *opplysning("navn", _("Navn"), navn),
                *opplysning("fra", _("Fra"), fra),
                *opplysning("til", _("Til"), til),
            ],
            fra,
        )
        for nr, (fra, til, navn) in enumerate(veiledere, 1)
    ]
    for nr, (fra, er_manuell, grunn) in enumerate(manuell, 1):
        tittel = _("Oppfølgingen ble manuell") if er_manuell else _("Oppfølgingen ble digital")
        fakta = [*opplysning("fra", _("Fra"), fra), *opplysning("grunn", _("Grunn"), grunn)]
        poster.append(_post("manuell", f"{person_id}-{nr}", tittel, fakta, fra))
    return poster


def _overdragelse(o: Overdragelsesdata) -> Post:
    fakta = [
        *opplysning("fra", _("Fra"), ", ".join(filter(None, (o.fra_veileder, o.fra_kontor)))),
        *opplysning("til", _("Til"), ", ".join(filter(None, (o.til_veileder, o.til_kontor)))),
        *opplysning("lest", _("Lest"), o.lest),
    ]
    for del_, tekst in o.deler:
        fakta += opplysning(del_.value.lower(), ord_for("OVERDRAGELSE", del_), tekst)
    fakta += opplysning("internt", _("Bare for oss i NAV"), o.internt)
    return _post("overdragelse", o.id, _("Overdragelse"), fakta, o.sendt)


def _medveileder(id_: int, fra: datetime, til: datetime | None, navn: str, rolle: str) -> Post:
    fakta = [
        *opplysning("navn", _("Navn"), navn),
        *opplysning("rolle", _("Rolle"), rolle),
        *opplysning("fra", _("Fra"), fra),
        *opplysning("til", _("Til"), til),
    ]
    return _post("medveileder", id_, _("Medveileder"), fakta, fra)


def _ytelser(r: Ramme) -> list[Post]:
    return [
        _post(
            "ytelse",
            y.id,
            si(YTELSENAVN[y.type]),
            [
                *opplysning("fra", _("Fra"), y.fra),
                *opplysning("til_og_med", _("Til og med"), y.siste_dag),
                *opplysning("maksdato", _("Kan vare lengst til"), y.maksdato),
            ],
            None,
        )
        for y in ytelse.ytelser(r.innsyn).ytelser
    ]


def _status(person_id: UUID, u: Oppfolgingsuttrekk) -> list[Post]:
    """Registered as a jobseeker, and inactive."""
    poster = []
    for nr, (fra, til, grunn) in enumerate(u.arbeidssoker, 1):
        fakta = [*opplysning("fra", _("Fra"), fra), *opplysning("til", _("Til"), til)]
        if grunn:
            fakta += opplysning("grunn", _("Grunn"), grunn, ord_for("ARBEIDSSOKERSLUTT", grunn))
        tittel = _("Registrert som arbeidssøker")
        poster.append(_post("arbeidssoker", f"{person_id}-{nr}", tittel, fakta, fra))
    for nr, (fra, til, grunn, ord_) in enumerate(u.inaktiv, 1):
        fakta = [
            *opplysning("fra", _("Fra"), fra),
            *opplysning("til", _("Til"), til),
            *opplysning("grunn", _("Grunn"), grunn),
            *opplysning("fortsatte", _("Hvorfor oppfølgingen fortsatte"), ord_),
        ]
        poster.append(_post("inaktiv", f"{person_id}-{nr}", _("Inaktiv"), fakta, fra))
    return poster


def _kvp(person_id: UUID, u: Oppfolgingsuttrekk) -> list[Post]:
    return [
        _post(
            "kvp",
            f"{person_id}-{nr}",
            _("Kvalifiseringsprogrammet"),
            [
                *opplysning("fra", _("Fra"), fra),
                *opplysning("til", _("Til"), til),
                *opplysning("kontor", _("Kontor"), enhet),
                *opplysning("startgrunn", _("Hvorfor det startet"), start),
                *opplysning("sluttgrunn", _("Hvorfor det ble avsluttet"), slutt),
            ],
            fra,
        )
        for nr, (fra, til, enhet, start, slutt) in enumerate(u.kvp, 1)
    ]


def varslene(r: Ramme) -> Kapittel:
    """What the person was told, in the rooms that the reader sees."""
    rader = varsel.til_brukeren(
        r.innsyn,
        for_=None,
        antall=ALLE,
        fra=r.fra,
        til=r.til,
        skjulte=dialog.skjulte_trader(r.innsyn),
    )
    sendte = varsel.utsendinger_av(r.innsyn, [v.id for v in rader])
    poster = tuple(
        Post(
            f"varsel/{v.id}",
            "VARSEL",
            ord_for("VARSEL", v.slag),
            tid=v.tid,
            opplysninger=(
                *opplysning("lest", _("Lest"), v.lest),
                *(o for s in sendte.get(v.id, ()) for o in _sending(s)),
            ),
        )
        for v in reversed(rader)
    )
    return Kapittel(Innhold.VARSEL, _("Varsler som er sendt til brukeren"), poster)


def _sending(s: Utsendingsrad) -> list[Opplysning]:
    """One way that it was sent: the channel, and what became of it."""
    kanal = ord_for("SENDEKANAL", s.kanal)
    return [
        *opplysning("kanal", _("Sendt som"), s.kanal.value, kanal),
        *opplysning("status", kanal, s.status.value, ord_for("SENDESTATUS", s.status)),
        *opplysning("sendt", _("Sendt"), s.sendt),
        *opplysning("levert", _("Kom fram"), s.levert),
    ]


def sporingen(r: Ramme) -> Kapittel:
    """Who has looked at the person. Only the person themself gets this."""
    rader = sporing.hvem_har_sett(r.innsyn.person_id, antall=ALLE) if r.innsyn.er_bruker else []
    poster = tuple(
        Post(
            f"sporing/{nr}",
            "SPORING",
            ord_for("OPPSLAG", s.hva),
            tid=s.tid,
            hvem=s.navn,
            opplysninger=(
                *opplysning("hva", _("Hva"), s.hva, ord_for("OPPSLAG", s.hva)),
                *opplysning("kontor", _("Kontor"), s.kontor),
                *opplysning("hvorfor", _("Grunn"), s.hvorfor, ord_for("HJELP", s.hvorfor)),
            ),
        )
        for nr, s in enumerate(reversed(rader), 1)
        if r.i_tid(s.tid)
    )
    return Kapittel(
        Innhold.SPORING,
        _("Hvem som har sett saken"),
        poster,
        _("Hver gang noen i NAV eller kommunen åpner saken, står det her."),
    )
