// The list helped along: what "show more" brings joins the day it continues; the address keeps only what was chosen.
const seen = new WeakSet(document.querySelectorAll(".sailing"));

document.addEventListener("htmx:afterSwap", () => {
  const news = [...document.querySelectorAll(".sailing")].filter((sailing) => !seen.has(sailing));
  if (!news.length) return;
  join(news[0].closest(".group"));
  for (const sailing of news) seen.add(sailing);
  news[0].querySelector(".card__link").focus({ preventScroll: true }); // the keyboard goes on where the list grew
});

// The heading of a day stands once.
function join(group) {
  const before = group?.previousElementSibling;
  if (!before || before.dataset.group !== group.dataset.group) return;
  before.querySelector(".sailings").append(...group.querySelector(".sailings").children);
  group.remove();
}

for (const form of document.querySelectorAll("form.filters")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData.entries()]) {
      if (value === "" || (name === "sort" && value === "time")) event.formData.delete(name);
    }
  });
}
