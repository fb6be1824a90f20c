"""A real RabbitMQ node of its own: the machine's rabbitmq-server, own name, ports and folder, loopback only."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

BIN = Path("/usr/lib/rabbitmq/bin")
START_WITHIN = 60


class Rabbit:
    """One node. As root it runs as the package's own user `rabbitmq`."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self.url = f"amqp://guest:guest@127.0.0.1:{port}//"
        self.name = f"prichal{port}@localhost"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        (self.folder / "log").mkdir(parents=True, exist_ok=True)
        (self.folder / "rabbitmq.conf").write_text(
            f"listeners.tcp.1 = 127.0.0.1:{self.port}\n"
            "disk_free_limit.absolute = 50MB\nvm_memory_high_watermark.absolute = 400MB\nlog.console = false\n"
        )
        (self.folder / "plugins").write_text("[].")
        if os.geteuid() == 0:
            subprocess.run(["chown", "-R", "rabbitmq:rabbitmq", self.folder], check=True)
        self.process = subprocess.Popen(
            self._command("rabbitmq-server"),
            env=self._environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for wait in (["wait", "--timeout", str(START_WITHIN), str(self.folder / "pid")], ["await_startup"]):
            self._control(*wait)

    def kill(self) -> None:
        """As a power cut would: the whole session the server was started in."""
        assert self.process
        os.killpg(self.process.pid, 9)
        self.process.wait()

    def stop(self) -> None:
        assert self.process
        self._control("shutdown")
        self.process.wait(START_WITHIN)

    def _control(self, *words: str) -> None:
        subprocess.run(
            [*self._command("rabbitmqctl"), "-q", "-n", self.name, *words],
            env=self._environment(),
            check=True,
            timeout=START_WITHIN + 30,
            stdout=subprocess.DEVNULL,
        )

    def _command(self, program: str) -> list[str]:
        as_rabbit = ["setpriv", "--reuid=rabbitmq", "--regid=rabbitmq", "--init-groups"] if os.geteuid() == 0 else []
        return [*as_rabbit, str(BIN / program)]

    def _environment(self) -> dict[str, str]:
        quiet = "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none"
        return {
            **os.environ,
            "RABBITMQ_NODENAME": self.name,
            "RABBITMQ_MNESIA_BASE": str(self.folder / "db"),
            "RABBITMQ_LOG_BASE": str(self.folder / "log"),
            "RABBITMQ_CONFIG_FILE": str(self.folder / "rabbitmq.conf"),
            "RABBITMQ_PID_FILE": str(self.folder / "pid"),
            "RABBITMQ_DIST_PORT": str(self.port + 20_000),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.folder / "plugins"),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": quiet,
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "HOME": "/var/lib/rabbitmq" if os.geteuid() == 0 else str(self.folder),
        }


@contextmanager
def rabbit(port: int) -> Iterator[Rabbit]:
    """A node for a while. Where the machine has none the test is skipped, but never in CI."""
    if not (BIN / "rabbitmq-server").exists() and not os.environ.get("PRICHAL_CI"):
        pytest.skip("no rabbitmq-server on this machine (Debian: apt-get install rabbitmq-server)")
    with tempfile.TemporaryDirectory(prefix="prichal-rabbit-", ignore_cleanup_errors=True) as folder:
        node = Rabbit(Path(folder), port)
        node.start()
        try:
            yield node
        finally:
            node.stop()
