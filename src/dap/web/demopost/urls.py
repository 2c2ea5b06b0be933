from django.urls import path

from dap.web.demopost.views import post

app_name = "demopost"
urlpatterns = [path("", post, name="forside")]
