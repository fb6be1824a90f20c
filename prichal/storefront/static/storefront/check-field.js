// A field is checked when one leaves it, never while typing; the complaint goes as soon as it is mended.
const RIGHT = {
  fullName: (text) => (text.match(/\p{L}/gu) ?? []).length > 1,
  email: (text) => /^\S+@\S+\.\S+$/.test(text),
  phone: (text) => (text.match(/\d/g) ?? []).length >= 7,
};

const complaintOf = (field) => {
  const text = field.value.trim();
  if (!text) return field.dataset.empty;
  return RIGHT[field.name](text) ? "" : field.dataset.wrong;
};

function show(field, words) {
  const place = field.closest(".field");
  for (const old of place.querySelectorAll(".field__error")) old.remove();
  const hint = place.querySelector(".field__hint")?.id ?? "";
  field.toggleAttribute("aria-invalid", Boolean(words));
  if (words) {
    const note = document.createElement("p");
    note.className = "field__error";
    note.id = `${field.id}-error`;
    note.textContent = words;
    place.append(note);
    field.setAttribute("aria-invalid", "true");
  }
  field.setAttribute("aria-describedby", `${hint} ${words ? `${field.id}-error` : ""}`.trim());
}

export function checkOnLeaving(form) {
  for (const field of form.querySelectorAll("[data-wrong]")) {
    field.addEventListener("blur", () => {
      if (field.value.trim()) show(field, complaintOf(field));
    });
    field.addEventListener("input", () => {
      if (field.getAttribute("aria-invalid") === "true" && !complaintOf(field)) show(field, "");
    });
  }
}
