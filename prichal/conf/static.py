"""Static files: collected under hashed names, packed beforehand, imports between our modules renamed."""

from django.contrib.staticfiles.apps import StaticFilesConfig
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Static(StaticFilesConfig):
    """Leaves out two htmx extensions whose comments look like imports to the import renamer, and a second API page."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "hx-sse-2*", "hx-ws-2*", "redoc*"]


class ManifestStorage(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True
