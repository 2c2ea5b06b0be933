"""Addresses of calibration. No person's pages: everything belongs to an office."""

from django.urls import path

from dap.web.kalibrering import runde, sak

app_name = "kalibrering"

_EN = "<uuid:runde_id>/"
_SAK = "sak/<uuid:sak_id>/"

urlpatterns = [
    path("", runde.liste, name="liste"),
    path("ny/<str:kontor_nr>/", runde.ny, name="ny"),
    path("fagansvarlige/<str:kontor_nr>/", runde.fagansvarlige, name="fagansvarlige"),
    path(_EN, runde.runde, name="runde"),
    path(f"{_EN}endre/", runde.endre, name="endre"),
    path(f"{_EN}apne/", runde.apne, name="apne"),
    path(f"{_EN}lukk/", runde.lukk, name="lukk"),
    path(f"{_EN}laerdom/", runde.laerdom, name="laerdom"),
    path(f"{_EN}ny-sak/", sak.ny, name="ny_sak"),
    path(f"{_SAK}svar/", sak.svar, name="svar"),
    path(f"{_SAK}endre/", sak.endre, name="endre_sak"),
    path(f"{_SAK}fjern/", sak.fjern, name="fjern_sak"),
]
