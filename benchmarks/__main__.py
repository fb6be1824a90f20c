"""`python -m benchmarks [NAME]`. People type `script/bench`, which ends here."""

import sys
from collections.abc import Callable
from types import ModuleType

from benchmarks import buy, catalog, front, page, publish
from benchmarks.report import Result
from benchmarks.shop import Shop, running_shop

MODULES: dict[str, ModuleType] = {
    "page": page,
    "catalog": catalog,
    "publish": publish,
    "buy": buy,
    "front": front,
}


def main(words: list[str]) -> int:
    if not words:
        print("\n".join(f"{name:<10}{summary(module)}" for name, module in MODULES.items()))
        return 0
    if len(words) > 1 or words[0] not in MODULES:
        print(f"prichal: no such measurement: {' '.join(words)}. There are: {', '.join(MODULES)}.", file=sys.stderr)
        return 2
    measure: Callable[[Shop], Result] = MODULES[words[0]].measure
    print("Starting an own copy …", flush=True)
    module = MODULES[words[0]]
    with running_shop(demo=getattr(module, "DEMO", True), sells=getattr(module, "SELLS", False)) as shop:
        print("Measuring …", flush=True)
        result = measure(shop)
    print(result)
    return 0


def summary(module: ModuleType) -> str:
    """What a measurement says of itself in its first line."""
    return (module.__doc__ or "").split("\n")[0].partition(": ")[2]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
