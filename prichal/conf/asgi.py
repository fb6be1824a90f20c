"""The `live` processes: WebSockets only."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prichal.conf.settings")
http = get_asgi_application()  # loads the apps before the sockets below are imported

from prichal.inventory.sockets import websocket_urlpatterns  # noqa: E402 - only now

application = ProtocolTypeRouter({"http": http, "websocket": URLRouter(websocket_urlpatterns)})
