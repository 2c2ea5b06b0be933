"""The queues in words."""

from django.utils.translation import gettext_lazy as _

KOER = {
    "jobber": _("Jobber"),
    "arkiv": _("Levering til arkivet"),
    "sporing": _("Forsegling av sporingen"),
}
