"""What the domain refused, put beside the field it concerns."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms

from dap.felles.feil import Regelbrudd
from dap.web.felles.meldinger import melding, meldinger


def legg_til(skjema: forms.Form, feil: Regelbrudd) -> None:
    """Show each refusal at its field; what concerns no field of this form stands on top."""
    etiketter = {navn: str(felt.label or navn) for navn, felt in skjema.fields.items()}
    for felt, tekst in meldinger(feil, etiketter):
        skjema.add_error(felt if felt in skjema.fields else None, tekst)


@contextmanager
def som_skjemafeil() -> Iterator[None]:
    """In a field's own `clean`: what the domain's rule refuses, said there."""
    try:
        yield
    except Regelbrudd as feil:
        raise forms.ValidationError(melding(feil)) from feil
