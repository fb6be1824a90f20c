"""`/metrics` for Prometheus: what requests took, what the page cache did, what is owed and by how much it is late.

The counters of all web processes of a machine are summed through files in METRICS_DIR; what is owed is read from the
database at each scrape. The page is not public: it answers only askers in METRICS_NETWORKS, loopback by default, and
is a page not found for others. In production the proxy is named in TRUSTED_PROXIES, so that a visitor has their own
address here, and does not pass /metrics on. In the embedded set-up the front makes everybody a loopback asker, which
is what they are: the front itself listens on 127.0.0.1 only.
"""

import os
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from ipaddress import ip_address, ip_network
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from prichal.conf import owed
from prichal.conf.requestclass import request_class

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.4, 0.6, 0.8, 1.2, 2.5, 5, 10)

registry = CollectorRegistry()
request_seconds = Histogram(
    "prichal_request_seconds",
    "What requests took, by class and by status class.",
    ["request_class", "status"],
    buckets=BUCKETS,
    registry=registry,
)
pages = Counter(
    "prichal_page_cache",
    "Requests for kept pages: hit (from memory), miss (made), waited (for somebody else's making).",
    ["result"],
    registry=registry,
)
class_of = lru_cache(maxsize=2048)(request_class)


@lru_cache
def seconds_of(name: str, status: int) -> Histogram:
    return request_seconds.labels(name, f"{status}xx")


@lru_cache
def _page_cache(result: str) -> Counter:
    return pages.labels(result)


def page_cache(result: str) -> None:
    """Count one request for a kept page: `hit`, `miss` or `waited`."""
    _page_cache(result).inc()


class Measured:
    """The outermost middleware: observes what each request took."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        name = class_of(request.path_info)
        response = self.get_response(request)
        seconds_of(name, response.status_code // 100).observe(time.perf_counter() - begun)
        return response


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The scrape. Raises Http404 to strangers."""
    if not is_ours(request.META.get("REMOTE_ADDR", "")):
        raise Http404
    scrape = CollectorRegistry()
    if settings.METRICS_DIR:
        MultiProcessCollector(scrape, settings.METRICS_DIR)  # type: ignore[no-untyped-call]
        scrape.register(Owed())
        text = generate_latest(scrape)
    else:
        scrape.register(Owed())
        text = generate_latest(registry) + generate_latest(scrape)
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST)


def is_ours(address: str) -> bool:
    """Whether an address belongs to METRICS_NETWORKS."""
    try:
        return any(ip_address(address) in ip_network(network) for network in settings.METRICS_NETWORKS)
    except ValueError:
        return False


class Owed(Collector):
    """A collector of `owed.read`; without the database only `prichal_database_up 0`."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            figures = owed.read(now=timezone.now())
        except DatabaseError:
            yield GaugeMetricFamily("prichal_database_up", "Whether the database answers.", value=0)
            return
        yield GaugeMetricFamily("prichal_database_up", "Whether the database answers.", value=1)
        for name, (meaning, value) in figures.items():
            yield GaugeMetricFamily(f"prichal_{name}", meaning, value=value)


def clear_earlier_run(folder: Path) -> None:
    """Remove what an earlier run counted, at the start of a web process. Makes the folder.

    While another process of this run counts, nothing is removed, not even of its dead: a sum must not go down.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {file: int(file.stem.rpartition("_")[2]) for file in folder.glob("*_[0-9]*.db")}
    if any(Path(f"/proc/{pid}").exists() for pid in files.values() if pid != os.getpid()):
        return
    for file in files:
        file.unlink(missing_ok=True)
