"""What is started in what order: the steps that prepare, and the programs that then run."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from embedded.postgres import Postgres
from embedded.redis import Redis
from embedded.servers import DATABASE, addresses, servers_for
from embedded.settings import HOST, Ports, environment

ROOT = Path(__file__).resolve().parent.parent
QUEUES = "sale,documents,mail,messages,fiscal,feeds,analytics"
LOGINS = (
    "admin@prichal.example / prichal-admin, manager@prichal.example / prichal-manager, anna@example.com / prichal-anna"
)


@dataclass(frozen=True)
class Step:
    """A command that runs to its end before the programs start.

    With `made_from` it runs only if one of these files or folders changed since it last succeeded.
    With `tells` the terminal shows the lines it writes meanwhile.
    """

    label: str
    argv: list[str]
    made_from: tuple[Path, ...] = ()
    tells: bool = False

    @property
    def name(self) -> str:
        """For files."""
        return self.label.replace(" ", "-")


@dataclass(frozen=True)
class Program:
    """A command that runs until the end. `leaves_last`: others still need it while they finish their work."""

    name: str
    argv: list[str]
    leaves_last: bool = False


@dataclass(frozen=True)
class Plan:
    """Everything the supervisor has to know about what it runs."""

    folder: Path
    environment: Mapping[str, str]
    servers: list[Postgres | Redis]
    lanes: list[list[Step]]  # lanes run side by side, the steps of a lane one after another
    programs: list[Program]
    ready_port: int
    banner: str
    ports: list[int] = field(default_factory=list)  # must be free before anything starts
    database: str = DATABASE
    root: Path = ROOT  # where commands run


def prichal(folder: Path, ports: Ports, given: Mapping[str, str]) -> Plan:
    """The whole shop: two servers, the sandbox, web, live, the front before them, relay, worker and beat."""
    servers = servers_for(folder, given)
    env = environment(folder, ports, addresses(servers, given), given)
    return Plan(
        folder=folder,
        environment=env,
        servers=servers,
        lanes=_lanes(Path(env["STATIC_ROOT"])),
        programs=[_sandbox(folder, ports, env), *_servants(ports), *_workers()],
        ready_port=ports.shop,
        banner=_banner(ports, env),
        ports=ports.all(),
    )


def _lanes(static: Path) -> list[list[Step]]:
    """The demo season is looked at each time, because its sailings are counted from today."""
    manage = [sys.executable, "manage.py"]
    sources = (ROOT / "prichal", ROOT / "requirements.lock")
    collected = (*sources, static / "staticfiles.json")
    return [
        [
            Step("database", [*manage, "migrate", "--noinput"]),
            Step("demo season", [*manage, "load_demo"], tells=True),
        ],
        [
            Step("translations", [*manage, "compilewords"], made_from=sources),
            Step("static files", [*manage, "collectstatic", "--noinput"], made_from=collected),
        ],
    ]


def _sandbox(folder: Path, ports: Ports, env: Mapping[str, str]) -> Program:
    webhook = f"http://{HOST}:{ports.shop}/api/v1/payments/yookassa/webhook"
    argv = [sys.executable, "-m", "sandbox", "--port", str(ports.sandbox), "--smtp-port", str(ports.smtp)]
    argv += ["--data-dir", str(folder / "sandbox"), "--webhook-url", webhook]
    argv += ["--shop-id", env["YOOKASSA_SHOP_ID"], "--secret-key", env["YOOKASSA_SECRET_KEY"]]
    return Program("sandbox", argv, leaves_last=True)


def _servants(ports: Ports) -> list[Program]:
    """What answers visitors."""
    granian = [sys.executable, "-m", "granian", "--host", HOST, "--workers-kill-timeout", "10s"]
    web = [
        "--interface",
        "wsgi",
        "--port",
        str(ports.web),
        "--workers",
        "2",
        "--blocking-threads",
        "4",
        "--no-ws",
    ]
    live = ["--interface", "asginl", "--port", str(ports.live), "--workers", "1"]
    front = [sys.executable, "-m", "embedded.front", *map(str, (ports.shop, ports.web, ports.live))]
    return [
        Program("web", [*granian, *web, "prichal.conf.wsgi:application"]),
        Program("live", [*granian, *live, "prichal.conf.asgi:application"]),
        Program("front", front, leaves_last=True),
    ]


def _workers() -> list[Program]:
    """What works behind the pages."""
    celery = [sys.executable, "-m", "celery", "-A", "prichal.conf.celery"]
    quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return [
        Program("relay", [sys.executable, "manage.py", "relay"]),
        Program("worker", [*celery, "worker", "-P", "threads", "-c", "4", "-Q", QUEUES, *quiet]),
        Program("beat", [*celery, "beat", "-S", "celery.beat.Scheduler"]),
    ]


def _banner(ports: Ports, env: Mapping[str, str]) -> str:
    shop = env["PUBLIC_URL"].rstrip("/")
    sandbox = f"http://{HOST}:{ports.sandbox}/_sandbox/"
    return f"Prichal is ready: shop {shop}/ · console {shop}/admin/ · sandbox {sandbox} · logins: {LOGINS}"
