"""What is said of several boats."""

from prichal.fleet.rules import Texts

CAPTAIN_AND_FUEL = Texts("Капитан и топливо", "The captain and the fuel", "船长和燃油")
LIFE_JACKETS = Texts("Спасательные жилеты, детские тоже", "Life jackets, children's sizes too", "救生衣，含儿童尺码")
QUIET_AFTER_TEN = Texts(
    "После 22:00 музыку делаем тише: на набережных живут люди.",
    "After 10 pm we turn the music down: people live on the embankments.",
    "22:00以后请把音乐调低：两岸住着居民。",
)
STORM = Texts(
    "В грозу и сильный ветер не выходим и возвращаем все деньги.",
    "In a thunderstorm or a strong wind we stay ashore and return all your money.",
    "遇雷雨或大风不出航，全额退款。",
)
