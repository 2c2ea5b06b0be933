"""What was asked for and decided about messages moves to the room that all kinds share (ADR 25)."""

from django.db import migrations

_FLYTT = """
INSERT INTO kassering_kassering (
    id, person_id, rom, slag, objekt_id, sted_type, sted_id, intern, hele, deler, begrunnelse,
    bedt_av_type, bedt_av_id, bedt, avgjort_av_id, avgjort, godkjent, avslag
)
SELECT
    k.id, t.person_id, t.rom, 'MELDING', m.id, 'TRAD', t.id, false, ARRAY['tekst'], '[]'::jsonb,
    k.begrunnelse, 'VEILEDER', k.bedt_av_id, k.bedt, k.avgjort_av_id, k.avgjort, k.godkjent, k.avslag
FROM dialog_kassering k
JOIN dialog_melding m ON m.id = k.melding_id
JOIN dialog_trad t ON t.id = m.trad_id
"""


class Migration(migrations.Migration):

    dependencies = [
        ("dialog", "0004_slutt"),
        ("kassering", "0001_initial"),
    ]

    operations = [migrations.RunSQL(_FLYTT, migrations.RunSQL.noop)]
