from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("dialog", "0005_kasseringer_flyttes"),
    ]

    operations = [
        migrations.DeleteModel(
            name="Kassering",
        ),
    ]
