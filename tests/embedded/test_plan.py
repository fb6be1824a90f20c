from embedded.plan import prichal
from embedded.settings import Ports


def test_the_whole_shop_is_started_on_neighbouring_ports(tmp_path):
    plan = prichal(tmp_path, Ports(8000), {"PATH": "/usr/bin"})
    assert [server.name for server in plan.servers] == ["PostgreSQL", "Redis"]
    assert [[step.argv[2] for step in lane] for lane in plan.lanes] == [
        ["migrate", "load_demo"],
        ["compilewords", "collectstatic"],
    ]
    assert [program.name for program in plan.programs] == [
        "sandbox",
        "web",
        "live",
        "front",
        "relay",
        "worker",
        "beat",
    ]
    assert (plan.ready_port, plan.ports) == (8000, [8000, 8001, 8002, 8003, 8004])
    assert plan.environment["PATH"] == "/usr/bin"


def test_those_whom_others_still_need_leave_last(tmp_path):
    plan = prichal(tmp_path, Ports(8000), {})
    assert [program.name for program in plan.programs if program.leaves_last] == ["sandbox", "front"]


def test_sandbox_and_shop_know_each_other_by_the_same_key(tmp_path):
    plan = prichal(tmp_path, Ports(8000), {"YOOKASSA_SECRET_KEY": "test_own"})
    sandbox = plan.programs[0].argv
    assert sandbox[sandbox.index("--secret-key") + 1] == plan.environment["YOOKASSA_SECRET_KEY"] == "test_own"


def test_the_banner_names_the_address_people_use(tmp_path):
    plan = prichal(tmp_path, Ports(8000), {"PUBLIC_URL": "https://tickets.example/"})
    assert plan.banner == (
        "Prichal is ready: shop https://tickets.example/ · console https://tickets.example/admin/ · "
        "sandbox http://127.0.0.1:8001/_sandbox/ · logins: admin@prichal.example / prichal-admin, "
        "manager@prichal.example / prichal-manager, anna@example.com / prichal-anna"
    )
