import re
import subprocess
import sys
import uuid

from tests.sandbox.box import ROOT, SandboxBox, free_port
from tests.sandbox.listener import Listener
from tests.sandbox.test_mail import send
from tests.sandbox.till import Till, payment_body


def test_it_says_one_line_and_lives(box: SandboxBox):
    assert box.ready_line == (f"sandbox http://127.0.0.1:{box.port}/_sandbox/ smtp 127.0.0.1:{box.smtp_port}\n")
    assert box.http.get("/healthz").text == "ok"


def test_a_killed_sandbox_has_lost_nothing_when_it_is_back(tmp_path, listener: Listener):
    box = SandboxBox(tmp_path, webhook_url=listener.url).start()
    with Till(box) as till:
        key = str(uuid.uuid4())
        id = till.post("/payments", payment_body(), key).json()["id"]
        listener.answers += [503]
        box.pay(id)
        refund = till.refund(id, "1500.00")
        box.switch_on("yookassa", "webhook.drop", count=3)
        send(box, subject="До перезапуска")
        listener.wait_for(id)
        box.kill()

        with box:
            again = till.post("/payments", payment_body(), key).json()
            assert (again["id"], again["status"]) == (id, "succeeded")
            assert till.get(f"/refunds/{refund['id']}").json()["status"] == "succeeded"
            assert [letter["subject"] for letter in box.mail()] == ["До перезапуска"]
            assert [(one["fault"], one["count"]) for one in box.faults()["on"]] == [("webhook.drop", 3)]
            listener.wait_for(id, 2)  # the notification that was answered 503 before the kill
            assert box.stop() < 2


def test_a_taken_port_is_told_and_nothing_starts(box: SandboxBox, tmp_path):
    given = f"--port {box.port} --smtp-port {free_port()} --shop-id 1 --secret-key x --data-dir {tmp_path}"

    ended = subprocess.run(
        [sys.executable, "-m", "sandbox", *given.split()], cwd=ROOT, capture_output=True, text=True, timeout=10
    )

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == f"sandbox: port {box.port} is taken\n"


def test_it_listens_on_this_machine_only(box: SandboxBox):
    listening = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with open(table) as rows:
            listening += re.findall(r": ([0-9A-F]+):([0-9A-F]{4}) [0-9A-F]+:0000 0A", rows.read())

    ours = {address for address, port in listening if int(port, 16) in (box.port, box.smtp_port)}
    assert ours == {"0100007F"}
