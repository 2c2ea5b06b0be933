"""Who is followed up on paper now is told so: notifications keep it from here on (`varsel`)."""

from django.db import migrations


def fyll(apps, schema_editor):
    status = apps.get_model("oppfolging", "Manuellstatus")
    valg = apps.get_model("varsel", "Varselvalg")
    siste = dict(status.objects.order_by("fra", "id").values_list("person_id", "manuell"))
    valg.objects.bulk_create(
        [valg(person_id=person_id, manuell=True) for person_id, manuell in siste.items() if manuell]
    )


class Migration(migrations.Migration):

    dependencies = [
        ("oppfolging", "0004_medveiledere"),
        ("varsel", "0013_utboks"),
    ]

    operations = [migrations.RunPython(fyll, migrations.RunPython.noop)]
