"""What the domain refused, put beside the field it concerns."""

from django import forms

from dap.felles.feil import Regelbrudd
from dap.web.felles.meldinger import meldinger


def legg_til(skjema: forms.Form, feil: Regelbrudd) -> None:
    """Show each refusal at its field; what concerns no field of this form stands on top."""
    etiketter = {navn: str(felt.label or navn) for navn, felt in skjema.fields.items()}
    for felt, tekst in meldinger(feil, etiketter):
        skjema.add_error(felt if felt in skjema.fields else None, tekst)
