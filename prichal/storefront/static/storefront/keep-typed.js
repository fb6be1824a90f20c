// What was typed comes back after changing the seats or losing them, for this tab only: nobody types it twice.
const KEY = "checkout-typed";

const read = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
};

export function keepTyped(form, names) {
  const kept = read();
  for (const name of names) {
    const field = form.elements.namedItem(name);
    if (!field.value && kept[name]) field.value = kept[name];
  }
  form.addEventListener("input", () => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(names.map((name) => [name, form.elements.namedItem(name).value]))));
    } catch {
      // storage is closed: the browser's own filling in has to do
    }
  });
}
