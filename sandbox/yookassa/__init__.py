"""ЮKassa, API v3, as a test shop with «Чеки от ЮKassa» sees it."""
