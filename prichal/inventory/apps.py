from django.apps import AppConfig


class InventoryConfig(AppConfig):
    name = "prichal.inventory"
    verbose_name = "Места"

    def ready(self) -> None:
        from prichal.inventory.services import boards, holds  # noqa: PLC0415 - models are there only now
        from prichal.kernel import rounds  # noqa: PLC0415

        rounds.add("boards", boards.refresh, every=0.5)  # with a page's second, places left are at most 2 s old
        rounds.add("lapsed holds", holds.end_lapsed, every=1.0)
