// Campaign marks of the address that brought a visitor, kept for this tab only: the first and the latest.
const NAMES = ["utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term"];

export function rememberMarks() {
  const query = new URLSearchParams(window.location.search);
  const marks = NAMES.filter((name) => query.get(name)).map((name) => [name, query.get(name).slice(0, 200)]);
  if (!marks.length) return;
  try {
    const text = JSON.stringify(Object.fromEntries(marks));
    if (!sessionStorage.getItem("first-utm")) sessionStorage.setItem("first-utm", text);
    sessionStorage.setItem("last-utm", text);
  } catch {
    // storage is closed: where the visitor came from stays unknown
  }
}

// Hidden fields `first-utm_source=…`, `last-utm_source=…` for a form that is about to be sent.
export function markForm(form) {
  for (const which of ["first", "last"]) {
    for (const [name, value] of Object.entries(kept(which))) {
      const field = Object.assign(document.createElement("input"), { type: "hidden", name: `${which}-${name}`, value });
      form.append(field);
    }
  }
}

function kept(which) {
  try {
    return JSON.parse(sessionStorage.getItem(`${which}-utm`) ?? "{}");
  } catch {
    return {};
  }
}
