"""Two hours around the sea forts south of Kronstadt."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import DemoProduct, paragraphs, points
from prichal.conf.demo.products.tickets import BOARDING, DOCUMENTS, ROUGH_WATER
from prichal.fleet.rules import Texts

KRONSTADT_FORTS = DemoProduct(
    slug="kronstadt-forts",
    weekdays={
        "standard": {"adult": 1600, "concession": 1400, "child": 1000},
        "window": {"adult": 1800, "concession": 1600, "child": 1200},
        "open-deck": {"adult": 2000, "concession": 1700, "child": 1300},
    },
    texts=ProductTexts(
        title=Texts("Форты Кронштадта", "The Forts of Kronstadt", "喀琅施塔得海上要塞"),
        summary=Texts(
            "Два часа среди каменных крепостей, которые стоят прямо в море и два века запирали дорогу к столице.",
            "Two hours among stone fortresses that stand in the open sea and for two centuries barred the way to the "
            "capital.",
            "两小时穿行于海中石堡之间，它们曾把守通往都城的水路整整两百年。",
        ),
        story=paragraphs(
            Texts(
                "Кроншлот ставили зимой, прямо со льда: рубили проруби, опускали в них бревенчатые ящики с камнями, "
                "и к весне 1704 года посреди фарватера стояла башня с пушками. С неё началась крепость, мимо которой "
                "так и не прошёл ни один чужой флот.",
                "Kronshlot was built in winter, straight from the ice: holes were cut, timber cribs filled with "
                "stones were sunk through them, and by the spring of 1704 a tower with guns stood in the middle of "
                "the fairway. From it grew a fortress that no foreign fleet ever passed.",
                "喀琅什洛特是冬天在冰面上建起来的：凿开冰洞，沉下装满石头的木笼，到1704年春天，航道中央已立起一座架炮"
                "的塔楼。由它开始，这里长成一座要塞，从没有外国舰队闯过去。",
            ),
            Texts(
                "Самый узнаваемый форт, «Император Александр I», похож на каменный барабан с тремя рядами бойниц. "
                "Его достроили в 1845 году, и он ни разу не выстрелил по врагу. Зато с 1899 года здесь, на острове, "
                "откуда ничего не убежит, готовили сыворотку против чумы. С тех пор форт зовут Чумным.",
                "The fort everybody knows, Emperor Alexander I, looks like a stone drum with three rows of "
                "embrasures. It was finished in 1845 and never fired at an enemy. But from 1899 serum against the "
                "plague was made here, on an island from which nothing can run away. Since then people call it the "
                "Plague Fort.",
                "最好认的是“亚历山大一世皇帝”要塞，像一面石鼓，开着三排炮眼。它1845年完工，从未向敌人开过一炮。倒是从"
                "1899年起，人们在这座什么也跑不出去的小岛上研制鼠疫血清，从此它被叫作“鼠疫堡”。",
            ),
            Texts(
                "Дальше «Пётр I», батареи «Константина» и развалины «Павла I», который взорвался в 1923 году от "
                "собственных мин. Гид показывает, куда смотрели пушки и почему в Крымскую войну английская эскадра "
                "постояла на виду и ушла: под водой её ждали мины академика Якоби. Теперь форты стерегут чайки.",
                "Next come Peter I, the batteries of Constantine and the ruins of Paul I, which blew up in 1923 from "
                "mines of its own. The guide shows where the guns looked, and why in the Crimean War the British "
                "squadron stood within sight and left: the mines of Academician Jacobi waited for it under water. "
                "Now the gulls keep the forts.",
                "再往前是“彼得一世”、“康斯坦丁”的炮台，以及1923年被自家水雷炸毁的“保罗一世”废墟。导游会指给您看炮口朝"
                "向哪里，也会讲克里米亚战争时英国舰队为何远远望了望就离去：水下有雅科比院士的水雷等着。如今守卫要塞"
                "的，是海鸥。",
            ),
        ),
        included=points(
            Texts("Прогулка вокруг фортов, 2 часа", "A cruise around the forts, 2 hours", "环游海上要塞，2小时"),
            Texts("Место, которое вы выбрали на схеме", "The seat you chose on the plan", "您在座位图上选定的座位"),
            Texts("Рассказ гида на русском", "A live guide in Russian", "俄语导游现场讲解"),
            Texts(
                "Рассказ в наушниках на английском и китайском",
                "The story in your earphones in English and Chinese",
                "英语和中文耳机讲解",
            ),
            Texts("Бинокль на время прогулки", "Binoculars for the trip", "途中借用望远镜"),
        ),
        good_to_know=points(
            BOARDING,
            Texts(
                "Подходим близко, но на форты не высаживаемся.",
                "We come close but do not land on the forts.",
                "船会靠近要塞，但不上岛。",
            ),
            Texts(
                "На открытой палубе ветер и брызги: нужны непродуваемая куртка и капюшон.",
                "The open deck has wind and spray: bring a windproof jacket with a hood.",
                "露天甲板有风有水花，请带防风连帽外套。",
            ),
            ROUGH_WATER,
            DOCUMENTS,
        ),
        image_alt=Texts(
            "Круглый каменный форт посреди залива, рядом маяк, над водой чайки",
            "A round stone fort in the middle of the gulf, a lighthouse nearby, gulls over the water",
            "海湾中央的圆形石堡，一旁是灯塔，水面上海鸥翻飞",
        ),
    ),
)
