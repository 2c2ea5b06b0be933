"""Goals and shared understanding; what staff remember."""

from dap.felles.sprak import N_
from dap.portefolje import koder
from dap.portefolje.felt.typer import Felt, Kode
from dap.portefolje.values import Feltgruppe, Felttype

_F, _M = Feltgruppe.FORSTAELSE, Feltgruppe.MERKER
_P, _O = N_("Planen"), N_("Kontoret")
_FORMER = (
    N_("Blå halvsirkel"), N_("Grønn trekant"), N_("Gul sirkel"), N_("Lilla firkant"),
    N_("Turkis femkant"), N_("Oransje rombe"),
)  # fmt: skip

FELT: tuple[Felt, ...] = (
    Felt("mal", _F, Felttype.TALL, N_("Mål"), N_("Antall mål som er aktive."), _P, "{mal}"),
    Felt("har_mal", _F, Felttype.JA, N_("Har mål"), N_("Har minst ett aktivt mål."), _P,
         "{mal} > 0", fasett=True, kolonne=False, sort=False),
    Felt(
        "forstaelse", _F, Felttype.FLERKODE, N_("Felles forståelse"),
        N_("Om partene er uenige om noe, eller venter på hverandre."), _P,
        "(CASE WHEN {uenige} > 0 THEN 1 ELSE 0 END | CASE WHEN {enige_venter_nav} > 0 THEN 2 ELSE 0"
        " END | CASE WHEN {enige_venter_bruker} > 0 THEN 4 ELSE 0 END)",
        (
            Kode("UENIGE", N_("Uenige om noe")), Kode("VENTER_NAV", N_("Venter på NAV")),
            Kode("VENTER_BRUKER", N_("Venter på brukeren")),
        ),
        fasett=True, sort=False,
    ),
    Felt("uenige", _F, Felttype.TALL, N_("Antall uenigheter"),
         N_("Så mange ting i planen er partene uenige om."), _P, "{uenige}"),
    Felt("kategori", _M, Felttype.KODE, N_("Kategori"),
         N_("Formen og fargen som er satt på brukeren. Kontoret eller teamet bestemmer hva den betyr."),
         _O,
         "{kategori}", tuple(map(Kode, koder.KATEGORIER, _FORMER)), fasett=True,
         gamle=("fargekategori",)),
    Felt("kategoriord", _M, Felttype.TEKST, N_("Kategorien i ord"),
         N_("Hva kategorien betyr: ordene til teamet som satte den, med teamets navn, eller kontorets."), _O,
         "(SELECT COALESCE(t.navn || ' (' || m.navn || ')', o.navn) FROM oppfolging_fargekategori k"
         " LEFT JOIN oppfolging_kategorinavn t ON t.team_id = k.team_id AND t.verdi = k.verdi"
         " LEFT JOIN kontor_team m ON m.id = t.team_id"
         " LEFT JOIN oppfolging_kategorinavn o ON o.kontor_id = k.kontor_id AND o.team_id IS NULL"
         " AND o.verdi = k.verdi"
         " WHERE k.person_id = {person_id} AND k.verdi <> '' AND k.rom = {eget_rom})",
         filter=False, sort=False),
    Felt("har_huskelapp", _M, Felttype.JA, N_("Har huskelapp"), N_("En huskelapp er i bruk."), _O,
         "{huskelapp} IS NOT NULL", fasett=True, kolonne=False, sort=False),
    Felt("huskelapp", _M, Felttype.TEKST, N_("Huskelapp"),
         N_("Teksten på lappen."), _O,
         "(SELECT l.tekst FROM oppfolging_huskelapp l WHERE l.person_id = {person_id} AND l.aktiv"
         " AND l.rom = {eget_rom})", filter=False, sort=False),
    Felt("huskelapp_frist", _M, Felttype.DATO, N_("Frist på huskelapp"),
         N_("Fristen på huskelappen som er i bruk."), _O, "{huskelapp_frist}"),
    Felt("huskelapp_endret", _M, Felttype.TIDSPUNKT, N_("Huskelapp sist endret"),
         N_("Da huskelappen sist ble endret."), _O, "{huskelapp}"),
)  # fmt: skip
