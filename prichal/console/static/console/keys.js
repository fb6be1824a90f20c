// Keys of the lists: `/` to the search, j and k along the rows, o to open; by their place on the keyboard, so that a
// Russian layout works too. Off inside fields and together with Ctrl, Alt or Meta.
const search = () => document.querySelector('[role="search"] input[type="search"]');
const rows = () => [...document.querySelectorAll('[data-behaviour~="rows"] tbody tr')].map((row) => row.querySelector("a"));

const isTyping = (element) => element.closest("input, select, textarea, [contenteditable]") !== null;

function move(step) {
  const links = rows(); // asked anew: a filter swaps the list
  const here = links.indexOf(document.activeElement);
  const next = here === -1 ? (step > 0 ? 0 : links.length - 1) : here + step;
  links[Math.min(links.length - 1, Math.max(0, next))]?.focus();
}

const deeds = {
  Slash: () => search()?.focus(),
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  KeyO: () => rows().includes(document.activeElement) && document.activeElement.click(),
};

document.addEventListener("keydown", (event) => {
  const deed = deeds[event.code];
  if (!deed || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  event.preventDefault();
  deed();
});
