from django.urls import path

from dap.web.galleri.views import galleri

app_name = "galleri"
urlpatterns = [path("", galleri, name="forside")]
