"""Starts the sandbox: `python -m sandbox --port 8001 --smtp-port 8004 --data-dir .data/sandbox …`."""

import argparse
import asyncio
import signal
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path

import uvloop
from granian.constants import Interfaces
from granian.server.embed import Server

from sandbox.app import Sandbox, Settings, build

HOST = "127.0.0.1"
STOP_WITHIN = 1.5  # seconds for answers in flight


def main() -> int:
    settings = _settings()
    for port in (settings.port, settings.smtp_port):
        if _taken(port):
            print(f"sandbox: port {port} is taken", file=sys.stderr)  # noqa: T201 - who started it reads this
            return 1
    uvloop.run(_serve(settings))
    return 0


async def _serve(settings: Settings) -> None:
    sandbox = build(settings, clock=lambda: datetime.now(UTC))
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    server = Server(
        sandbox.web,
        address=HOST,
        port=settings.port,
        interface=Interfaces.ASGINL,
        websockets=False,
        log_enabled=False,
    )
    await sandbox.mail_server.open()
    web = asyncio.create_task(server.serve())
    work = asyncio.create_task(_run_systems(sandbox))
    stopped = asyncio.create_task(stop.wait())
    await _until_open(settings.port)
    print(f"sandbox http://{HOST}:{settings.port}/_sandbox/ smtp {HOST}:{settings.smtp_port}", flush=True)  # noqa: T201 - likewise
    ended, _ = await asyncio.wait({web, work, stopped}, return_when=asyncio.FIRST_COMPLETED)
    await _close(sandbox, server, web, work)
    for task in ended - {stopped}:
        task.result()  # what broke, if it was not a signal


async def _run_systems(sandbox: Sandbox) -> None:
    async with asyncio.TaskGroup() as tasks:
        for system in sandbox.systems:
            tasks.create_task(system.run())
        await asyncio.Event().wait()


async def _close(sandbox: Sandbox, server: Server, web: "asyncio.Task[None]", work: "asyncio.Task[None]") -> None:
    sandbox.mail_server.close()
    work.cancel()
    server.stop()  # type: ignore[no-untyped-call]  # granian leaves it untyped
    await asyncio.wait({web, work}, timeout=STOP_WITHIN)
    sandbox.book.close()


async def _until_open(port: int) -> None:
    while not _taken(port):
        await asyncio.sleep(0.01)


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def _settings() -> Settings:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="The outside world in one process.")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--smtp-port", type=int, required=True)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--webhook-url", default="", help="where ЮKassa's notifications go; empty: nowhere")
    parser.add_argument("--shop-id", required=True)
    parser.add_argument("--secret-key", required=True)
    parser.add_argument("--payment-seconds", type=int, default=3600, help="how long a payer has")
    parser.add_argument("--public-url", default="", help="where people reach the payment page")
    given = parser.parse_args()
    return Settings(
        port=given.port,
        smtp_port=given.smtp_port,
        data_dir=given.data_dir,
        webhook_url=given.webhook_url,
        shop_id=given.shop_id,
        secret_key=given.secret_key,
        payment_seconds=given.payment_seconds,
        public_url=(given.public_url or f"http://{HOST}:{given.port}").rstrip("/"),
    )


if __name__ == "__main__":
    sys.exit(main())
