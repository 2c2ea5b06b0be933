from django.db import migrations, models

_HODE = "LANGUAGE sql IMMUTABLE PARALLEL SAFE"
_NA = "y.fra <= dag AND (y.til IS NULL OR y.til > dag)"
_FUNKSJONER = (
    (
        "portefolje_ytelser(type smallint[], fra date[], til date[], dag date)",
        "integer",
        "SELECT COALESCE(bit_or(1 << (y.type - 1)), 0) FROM unnest(type, fra, til) y(type, fra, til)",
    ),
    (
        "portefolje_ytelse_slutter(fra date[], til date[], maks date[], dag date)",
        "date",
        "SELECT min(LEAST(y.til - 1, CASE WHEN y.maks >= dag THEN y.maks END))"
        " FROM unnest(fra, til, maks) y(fra, til, maks)",
    ),
    (
        "portefolje_ytelse_maks(fra date[], til date[], maks date[], dag date)",
        "date",
        "SELECT min(y.maks) FROM unnest(fra, til, maks) y(fra, til, maks)",
    ),
    (
        "portefolje_ytelse_til(type smallint[], fra date[], til date[], dag date, hva integer)",
        "date",
        "SELECT min(y.til - 1) FILTER (WHERE y.type = hva) FROM unnest(type, fra, til) y(type, fra, til)",
    ),
)


class Migration(migrations.Migration):
    """An office's rows are read by several processes at once: what looks into the arrays of those who
    have had more than two benefits is a function, since a subquery for each row keeps it in one. And
    those that most may not see are found without reading the others."""

    dependencies = [("portefolje", "0006_dagsordning")]
    operations = [
        *(
            migrations.RunSQL(
                f"CREATE FUNCTION {navn} RETURNS {gir} {_HODE} RETURN ({sql} WHERE {_NA})",
                f"DROP FUNCTION {navn}",
            )
            for navn, gir, sql in _FUNKSJONER
        ),
        migrations.AddIndex(
            model_name="rad",
            index=models.Index(
                condition=models.Q(("skjermet", True), models.Q(("gradering", 1), _negated=True), _connector="OR"),
                fields=["kontor"],
                name="portefolje_beskyttet",
            ),
        ),
    ]
