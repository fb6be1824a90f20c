"""The demo's Saint Petersburg: four piers, four routes, two vessels, one of them with drawn seats."""

from datetime import datetime
from decimal import Decimal

from prichal.fleet import services
from prichal.fleet.models import Pier, Route, SeatPlan, Vessel
from prichal.fleet.rules import DeckDrawing, SeatDrawing, Stop, Texts

STEP = 44  # units between neighbouring seats
COLUMNS = (36, 36 + STEP, 160, 160 + STEP)  # two seats, the aisle, two seats
WIDTH, TOP = 240, 76
CATEGORIES = {
    "standard": (Texts("Обычное", "Standard", "普通座"), "●"),
    "window": (Texts("У окна", "Window", "靠窗座"), "■"),
    "premium": (Texts("Премиум", "Premium", "贵宾座"), "★"),
}
PIERS = {
    "dvortsovaya": (
        Texts("Дворцовая пристань", "Palace Pier", "宫殿码头"),
        Texts("Дворцовая наб., 18", "18 Dvortsovaya Embankment", "宫殿滨河街18号"),
        Texts(
            "От метро «Адмиралтейская» 15 минут пешком: через Дворцовую площадь к Неве, затем направо "
            "вдоль воды "
            "до спуска напротив дома 18. Ищите синий флаг «Причал».",
            "A 15-minute walk from Admiralteyskaya metro: cross Palace Square to the Neva, turn right "
            "and follow "
            "the water to the steps opposite No. 18. Look for the blue Prichal flag.",
            "从“海军部”地铁站步行约15分钟：穿过宫殿广场走到涅瓦河边，右转沿河走到18号楼对面的台阶，"
            "认准蓝色的 Prichal 旗。",
        ),
        "59.943690",
        "30.320830",
    ),
    "senatskaya": (
        Texts("Сенатская пристань", "Senate Pier", "参政院码头"),
        Texts(
            "Адмиралтейская наб., 16, спуск у Медного всадника",
            "16 Admiralteyskaya Embankment, by the Bronze Horseman",
            "海军部滨河街16号，青铜骑士像旁",
        ),
        Texts(
            "От метро «Адмиралтейская» 12 минут пешком: через Александровский сад к Медному всаднику, "
            "причал прямо за памятником, у воды.",
            "A 12-minute walk from Admiralteyskaya metro: through the Alexander Garden to the Bronze "
            "Horseman; "
            "the pier is right behind the monument, by the water.",
            "从“海军部”地铁站步行约12分钟：穿过亚历山大花园到青铜骑士像，码头就在雕像后面的河边。",
        ),
        "59.937260",
        "30.302190",
    ),
    "fontanka": (
        Texts("Причал на Фонтанке", "Fontanka Pier", "丰坦卡码头"),
        Texts("Наб. реки Фонтанки, 27", "27 Fontanka River Embankment", "丰坦卡河滨河街27号"),
        Texts(
            "От метро «Гостиный двор» 7 минут пешком: по Невскому до Аничкова моста и перед мостом налево, "
            "150 метров вдоль Фонтанки.",
            "A 7-minute walk from Gostiny Dvor metro: along Nevsky to the Anichkov Bridge, turn left "
            "before the "
            "bridge and walk 150 metres along the Fontanka.",
            "从“商场”地铁站步行约7分钟：沿涅瓦大街到阿尼奇科夫桥，过桥前左转，沿丰坦卡河走150米。",
        ),
        "59.935470",
        "30.342330",
    ),
    "park-300": (
        Texts("Причал «Парк 300-летия»", "Park 300 Pier", "建城三百年公园码头"),
        Texts("Приморский просп., 74, у маяка", "74 Primorsky Avenue, by the lighthouse", "滨海大街74号，灯塔旁"),
        Texts(
            "От метро «Беговая» 15 минут пешком через парк к заливу, причал у белого маяка. "
            "Рядом есть стоянка для машин.",
            "A 15-minute walk from Begovaya metro through the park to the gulf; the pier is by the white "
            "lighthouse. There is a car park nearby.",
            "从“赛马场”地铁站步行约15分钟，穿过公园走到海湾，码头在白色灯塔旁。附近有停车场。",
        ),
        "59.981560",
        "30.199170",
    ),
}
ROUTES = {
    "raised-bridges": (
        Texts("Под разводными мостами", "Under the raised bridges", "开桥之下"),
        [
            Stop(Texts("Сенатская пристань", "Senate Pier", "参政院码头"), 0),
            Stop(Texts("Благовещенский мост", "Blagoveshchensky Bridge", "报喜桥"), 10),
            Stop(Texts("Дворцовый мост", "Palace Bridge", "宫殿桥"), 25),
            Stop(Texts("Стрелка Васильевского острова", "Spit of Vasilyevsky Island", "瓦西里岛岬角"), 40),
            Stop(Texts("Петропавловская крепость", "Peter and Paul Fortress", "彼得保罗要塞"), 55),
            Stop(Texts("Троицкий мост", "Trinity Bridge", "圣三一桥"), 70),
            Stop(Texts("Литейный мост", "Liteyny Bridge", "铸造桥"), 85),
            Stop(Texts("Сенатская пристань", "Senate Pier", "参政院码头"), 120),
        ],
    ),
    "rivers-canals": (
        Texts("Фонтанка, Мойка, Нева", "Fontanka, Moyka, Neva", "丰坦卡河、莫伊卡河与涅瓦河"),
        [
            Stop(Texts("Причал на Фонтанке", "Fontanka Pier", "丰坦卡码头"), 0),
            Stop(Texts("Аничков мост", "Anichkov Bridge", "阿尼奇科夫桥"), 4),
            Stop(Texts("Михайловский замок", "St Michael's Castle", "米哈伊洛夫城堡"), 14),
            Stop(Texts("Летний сад", "Summer Garden", "夏园"), 20),
            Stop(Texts("Нева у Эрмитажа", "The Neva by the Hermitage", "冬宫旁的涅瓦河"), 32),
            Stop(Texts("Мойка, Певческий мост", "Moyka, Pevchesky Bridge", "莫伊卡河，歌手桥"), 48),
            Stop(Texts("Новая Голландия", "New Holland Island", "新荷兰岛"), 60),
            Stop(Texts("Причал на Фонтанке", "Fontanka Pier", "丰坦卡码头"), 75),
        ],
    ),
    "moyka-fontanka": (
        Texts("Мойка, Фонтанка, Нева", "Moyka, Fontanka, Neva", "莫伊卡河、丰坦卡河与涅瓦河"),
        [
            Stop(Texts("Дворцовая пристань", "Palace Pier", "宫殿码头"), 0),
            Stop(Texts("Зимняя канавка", "Winter Canal", "冬宫运河"), 6),
            Stop(Texts("Мойка, Певческий мост", "Moyka, Pevchesky Bridge", "莫伊卡河，歌手桥"), 14),
            Stop(Texts("Новая Голландия", "New Holland Island", "新荷兰岛"), 28),
            Stop(Texts("Фонтанка, Аничков мост", "Fontanka, Anichkov Bridge", "丰坦卡河，阿尼奇科夫桥"), 48),
            Stop(Texts("Летний сад", "Summer Garden", "夏园"), 60),
            Stop(Texts("Нева у Петропавловской крепости", "The Neva by the Fortress", "彼得保罗要塞旁的涅瓦河"), 67),
            Stop(Texts("Дворцовая пристань", "Palace Pier", "宫殿码头"), 75),
        ],
    ),
    "gulf": (
        Texts("К Финскому заливу", "Out to the Gulf of Finland", "驶向芬兰湾"),
        [
            Stop(Texts("Причал «Парк 300-летия»", "Park 300 Pier", "建城三百年公园码头"), 0),
            Stop(Texts("Лахта Центр с воды", "Lakhta Center from the water", "水上看拉赫塔中心"), 12),
            Stop(Texts("Яхтенный мост", "Yacht Bridge", "游艇桥"), 25),
            Stop(Texts("Открытый залив, остановка на закате", "Open gulf, a pause at sunset", "开阔海湾，停船看日落"), 45),
            Stop(Texts("Крестовский остров", "Krestovsky Island", "十字架岛"), 70),
            Stop(Texts("Причал «Парк 300-летия»", "Park 300 Pier", "建城三百年公园码头"), 90),
        ],
    ),
}  # fmt: skip


def write_piers() -> dict[str, Pier]:
    return {
        slug: services.write_pier(
            slug=slug,
            name=name,
            address=address,
            directions=directions,
            latitude=Decimal(latitude),
            longitude=Decimal(longitude),
        )
        for slug, (name, address, directions, latitude, longitude) in PIERS.items()
    }


def write_routes() -> dict[str, Route]:
    return {slug: services.write_route(slug=slug, name=name, stops=stops) for slug, (name, stops) in ROUTES.items()}


def write_river_boat() -> Vessel:
    """The big one without numbered places: 120 are sold, 140 carried, so that infants on laps find room."""
    return services.write_vessel(
        slug="ladoga",
        name=Texts("«Ладога»", "Ladoga", "“拉多加”号"),
        description=Texts(
            "Двухпалубный теплоход с тёплым салоном и открытой верхней палубой. Внутри столики и буфет, "
            "наверху скамьи и пледы: садитесь где нравится и переходите, когда захочется.",
            "A two-deck boat with a heated saloon and an open upper deck. Tables and a bar inside, "
            "benches and "
            "blankets above: sit where you like and move whenever you wish.",
            "双层游船，设有暖和的客舱和露天上层甲板。舱内有桌椅和小吃吧，上层有长椅和毛毯：座位随意，可以随时换地方。",
        ),
        passenger_max=140,
        turnaround_minutes=20,
    )


def write_sunset_boat(*, now: datetime) -> tuple[Vessel, SeatPlan]:
    """The one with drawn seats: 40 in the saloon, 20 on the open deck."""
    vessel = services.write_vessel(
        slug="baltika",
        name=Texts("«Балтика»", "Baltika", "“波罗的海”号"),
        description=Texts(
            "Панорамный теплоход с большими окнами и местами по билетам. В салоне у каждого ряда своё окно, "
            "на верхней палубе мягкие кресла лицом к носу и столики.",
            "A panoramic boat with large windows and reserved seats. Every row in the saloon has its own "
            "window; "
            "on the upper deck there are soft armchairs facing the bow, and tables.",
            "全景游船，大窗户，对号入座。客舱每排都有自己的窗户，上层甲板是面向船头的软椅和小桌。",
        ),
        passenger_max=72,
        turnaround_minutes=30,
    )
    for position, (code, (title, sign)) in enumerate(CATEGORIES.items()):
        services.write_seat_category(code=code, title=title, sign=sign, position=position)
    plan = vessel.seat_plans.order_by("-version").first()
    return vessel, plan or services.publish_seat_plan(vessel=vessel, decks=[_saloon(), _upper_deck()], now=now)


def _saloon() -> DeckDrawing:
    rows = "ABCDEFGHJK"  # no I: it looks like 1
    seats = [
        SeatDrawing(
            code=f"{row}-{place}",
            row_label=row,
            label=str(place),
            x=x,
            y=TOP + STEP * nth,
            category="window" if place in (1, 4) else "standard",
            features=_features(window=place in (1, 4), step_free=row in "JK"),
        )
        for nth, row in enumerate(rows)
        for place, x in enumerate(COLUMNS, 1)
    ]
    name = Texts("Салон", "Saloon", "客舱")
    return DeckDrawing("saloon", name, WIDTH, TOP + STEP * len(rows), seats)


def _upper_deck() -> DeckDrawing:
    rows = "LMNPQ"
    seats = [
        SeatDrawing(
            code=f"{row}-{place}",
            row_label=row,
            label=str(place),
            x=x,
            y=TOP + STEP * nth,
            category="premium" if row in "LM" else "standard",
            features=("open-air", "table", "view") if row in "LM" else ("open-air",),
        )
        for nth, row in enumerate(rows)
        for place, x in enumerate(COLUMNS, 1)
    ]
    name = Texts("Верхняя палуба", "Upper deck", "上层甲板")
    return DeckDrawing("upper", name, WIDTH, TOP + STEP * len(rows), seats)


def _features(*, window: bool, step_free: bool) -> tuple[str, ...]:
    return ("window",) * window + ("step-free",) * step_free
