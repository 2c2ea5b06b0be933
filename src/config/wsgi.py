"""The application object that granian serves."""

import gc

from django.core.wsgi import get_wsgi_application


def last_alt() -> None:
    """What is loaded once stays for good: the collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()


application = get_wsgi_application()
last_alt()
