"""The demo's eight piers: four in the city, one on its islands, one on its gulf, two beyond it."""

from decimal import Decimal

from prichal.fleet import services
from prichal.fleet.models import Pier
from prichal.fleet.rules import Texts

# slug → name, address, how to get there, latitude, longitude
PIERS = {
    "dvortsovaya": (
        Texts("Дворцовая пристань", "Palace Pier", "宫殿码头"),
        Texts("Дворцовая наб., 18", "18 Dvortsovaya Embankment", "宫殿滨河街18号"),
        Texts(
            "От метро «Адмиралтейская» 15 минут пешком: через Дворцовую площадь к Неве, затем направо вдоль воды "
            "до спуска напротив дома 18. Ищите синий флаг «Причал».",
            "A 15-minute walk from Admiralteyskaya metro: cross Palace Square to the Neva, turn right and follow the "
            "water to the steps opposite No. 18. Look for the blue Prichal flag.",
            "从“海军部”地铁站步行约15分钟：穿过宫殿广场走到涅瓦河边，右转沿河走到18号楼对面的台阶，"
            "认准蓝色的 Prichal 旗。",
        ),
        "59.944423",
        "30.322042",
    ),
    "senatskaya": (
        Texts("Сенатская пристань", "Senate Pier", "参政院码头"),
        Texts(
            "Адмиралтейская наб., 16, спуск у Медного всадника",
            "16 Admiralteyskaya Embankment, by the Bronze Horseman",
            "海军部滨河街16号，青铜骑士像旁",
        ),
        Texts(
            "От метро «Адмиралтейская» 12 минут пешком: через Александровский сад к Медному всаднику, причал прямо "
            "за памятником, у воды. К ночным рейсам приходите через Исаакиевскую площадь: сад ночью закрыт.",
            "A 12-minute walk from Admiralteyskaya metro: through the Alexander Garden to the Bronze Horseman; the pier "
            "is right behind the monument, by the water. For night sailings come by St Isaac's Square: the garden is "
            "closed at night.",
            "从“海军部”地铁站步行约12分钟：穿过亚历山大花园到青铜骑士像，码头就在雕像后面的河边。"
            "夜间航班请走圣以撒广场：花园夜里关闭。",
        ),
        "59.936707",
        "30.300335",
    ),
    "universitetskaya": (
        Texts("Университетская пристань", "University Pier", "大学码头"),
        Texts("Университетская наб., 13", "13 Universitetskaya Embankment", "大学滨河街13号"),
        Texts(
            "От метро «Василеостровская» 17 минут пешком: по Среднему проспекту до Кадетской линии, по ней к Неве, "
            "затем налево мимо дворца Меншикова до ближайшего спуска. К причалу ведёт пологий съезд.",
            "A 17-minute walk from Vasileostrovskaya metro: along Sredny Avenue to Kadetskaya Line, down it to the Neva, "
            "then left past the Menshikov Palace to the nearest steps. A gentle ramp leads to the pier.",
            "从“瓦西里岛”地铁站步行约17分钟：沿中大街走到卡杰茨卡娅街，顺街走到涅瓦河边，左转经过缅希科夫宫，"
            "到最近的台阶。码头设有缓坡通道。",
        ),
        "59.939022",
        "30.298653",
    ),
    "fontanka": (
        Texts("Причал на Фонтанке", "Fontanka Pier", "丰坦卡码头"),
        Texts("Наб. реки Фонтанки, 27", "27 Fontanka River Embankment", "丰坦卡河滨河街27号"),
        Texts(
            "От метро «Гостиный двор» 7 минут пешком: по Невскому до Аничкова моста и перед мостом налево, "
            "150 метров вдоль Фонтанки.",
            "A 7-minute walk from Gostiny Dvor metro: along Nevsky to the Anichkov Bridge, turn left before the bridge "
            "and walk 150 metres along the Fontanka.",
            "从“商场”地铁站步行约7分钟：沿涅瓦大街到阿尼奇科夫桥，过桥前左转，沿丰坦卡河走150米。",
        ),
        "59.934700",
        "30.343950",
    ),
    "yelagin": (
        Texts("Причал «Елагин остров»", "Yelagin Island Pier", "叶拉金岛码头"),
        Texts(
            "Елагин остров, у 2-го Елагина моста", "Yelagin Island, by the 2nd Yelagin Bridge", "叶拉金岛，叶拉金二桥旁"
        ),
        Texts(
            "От метро «Крестовский остров» 10 минут пешком: по улице Рюхина до 2-го Елагина моста, через мост "
            "и налево, причал виден с моста. По выходным вход на остров платный.",
            "A 10-minute walk from Krestovsky Ostrov metro: along Ryukhina Street to the 2nd Yelagin Bridge, over it and "
            "left; you see the pier from the bridge. At weekends the island charges admission.",
            "从“十字架岛”地铁站步行约10分钟：沿留欣街走到叶拉金二桥，过桥左转，桥上就能看到码头。"
            "周末上岛收门票。",
        ),
        "59.976900",
        "30.258500",
    ),
    "park-300": (
        Texts("Причал «Парк 300-летия»", "Park 300 Pier", "建城三百年公园码头"),
        Texts("Приморский просп., 74, у маяка", "74 Primorsky Avenue, by the lighthouse", "滨海大街74号，灯塔旁"),
        Texts(
            "От метро «Беговая» 15 минут пешком через парк к заливу, причал у белого маяка. "
            "Рядом есть стоянка для машин.",
            "A 15-minute walk from Begovaya metro through the park to the gulf; the pier is by the white lighthouse. "
            "There is a car park nearby.",
            "从“赛马场”地铁站步行约15分钟，穿过公园走到海湾，码头在白色灯塔旁。附近有停车场。",
        ),
        "59.981560",
        "30.199170",
    ),
    "peterhof": (
        Texts("Петергоф, Нижний парк", "Peterhof, Lower Park", "彼得宫城·下花园"),
        Texts("Петергоф, Нижний парк, морская пристань", "Peterhof, Lower Park, the sea pier", "彼得宫城下花园海滨码头"),
        Texts(
            "Пристань стоит в самом парке: от Большого каскада 10 минут вдоль Морского канала к заливу, в конце "
            "канала направо. С улицы к ней идут через Нижний парк, в часы фонтанов вход в парк по билету.",
            "The pier stands in the park itself: 10 minutes from the Grand Cascade along the Sea Channel to the gulf, "
            "right at its end. From the street the way leads through the Lower Park, which needs a ticket while the "
            "fountains play.",
            "码头就在公园里：从大瀑布沿海渠走10分钟到海湾，在水渠尽头右转。从街上过来要穿过下花园，"
            "喷泉开放时入园需购票。",
        ),
        "59.890200",
        "29.911300",
    ),
    "kronstadt": (
        Texts("Кронштадт, Зимняя пристань", "Kronstadt, Winter Pier", "喀琅施塔得·冬季码头"),
        Texts("Кронштадт, Арсенальный пер., у Петровского парка", "Kronstadt, Arsenalny Lane, by Petrovsky Park", "喀琅施塔得，军械库巷，彼得公园旁"),
        Texts(
            "Автобус 101 от метро «Старая Деревня» до Гостиного двора в Кронштадте, около часа. Оттуда 12 минут пешком через Петровский парк, мимо памятника Петру, к воде.",
            "Bus 101 from Staraya Derevnya metro to Gostiny Dvor in Kronstadt, about an "
            "hour. From there a 12-minute walk through Petrovsky Park, past the statue of Peter, to the water.",
            "从“老村”地铁站乘101路公交到喀琅施塔得商场站，约一小时。"
            "再步行12分钟，穿过彼得公园，经过彼得大帝像，到水边。",
        ),
        "59.985560",
        "29.772500",
    ),
}  # fmt: skip


def write_piers() -> dict[str, Pier]:
    """All of them, by slug."""
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
