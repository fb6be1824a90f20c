// Behaviours are bound by name: <div data-behaviour="stepper">. Each is one function of its element.
const bound = new WeakMap();

export function bind(behaviours, root = document) {
  for (const element of root.querySelectorAll("[data-behaviour]")) {
    for (const name of element.dataset.behaviour.split(" ")) {
      const done = bound.get(element) ?? new Set();
      if (behaviours[name] && !done.has(name)) {
        bound.set(element, done.add(name));
        behaviours[name](element);
      }
    }
  }
}
