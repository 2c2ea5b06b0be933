from django.db import migrations


class Migration(migrations.Migration):
    """Room on each page: a changed row stays where its office lies, and no index has to follow."""

    dependencies = [("portefolje", "0004_terskelhistorie")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE portefolje_rad SET (fillfactor = 85)",
            "ALTER TABLE portefolje_rad RESET (fillfactor)",
        ),
    ]
