"""Staff: who works here and what each may do; answers the kernel's policy question."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "prichal.staff"
    verbose_name = "Сотрудники"

    def ready(self) -> None:
        from prichal.kernel import policy  # noqa: PLC0415 - models are there only now
        from prichal.staff.policy import may  # noqa: PLC0415

        policy.register(may)
