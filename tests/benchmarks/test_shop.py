import os
import socket

import pytest

from benchmarks.copy import small
from benchmarks.shop import NEIGHBOURS, free_neighbours, listening_granian, web_argv
from embedded.plan import prichal
from embedded.settings import HOST, Ports
from tests.embedded.ports import free_ports


def test_ports_somebody_listens_on_are_passed_over():
    first = free_neighbours(27_000)
    with socket.create_server((HOST, first + NEIGHBOURS - 1)):
        assert free_neighbours(first) > first


def test_the_copy_runs_only_what_pages_and_holds_need(tmp_path):
    ports = Ports(8000)
    plan = small(prichal(tmp_path, ports, {"PATH": os.environ["PATH"]}), ports)
    assert [program.name for program in plan.programs] == ["web", "relay"]
    assert (plan.ready_port, plan.ports) == (8002, [8002])
    selling = small(prichal(tmp_path, ports, {"PATH": os.environ["PATH"]}), ports, sells=True)
    assert [program.name for program in selling.programs] == ["sandbox", "web", "front", "relay", "worker"]


def test_a_copy_for_a_season_of_its_own_has_none_of_the_demo(tmp_path):
    ports = Ports(8000)
    plan = prichal(tmp_path, ports, {"PATH": os.environ["PATH"]})
    labels = [[step.label for lane in small(plan, ports, demo=demo).lanes for step in lane] for demo in (True, False)]
    assert [label for label in labels[0] if label not in labels[1]] == ["demo season"]


def test_the_bare_views_run_by_the_very_command_of_the_web_processes(tmp_path):
    plan = prichal(tmp_path, Ports(8000), {})
    web = next(program.argv for program in plan.programs if program.name == "web")
    bare = web_argv(plan, 8005)
    assert [(ours, theirs) for ours, theirs in zip(web, bare, strict=True) if ours != theirs] == [("8002", "8005")]


def test_a_port_nobody_was_told_to_serve_has_no_server():
    [port] = free_ports(1)
    with pytest.raises(RuntimeError, match=f"no server was told to serve port {port}"):
        listening_granian(port)
