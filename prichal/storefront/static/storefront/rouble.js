// Money as the server writes it: 1 200 ₽ with spaces that never break, kopecks only where there are some.
export function rouble(kopecks, language = document.documentElement.lang) {
  const comma = language.startsWith("ru") ? "," : ".";
  const whole = String(Math.floor(kopecks / 100)).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  const rest = kopecks % 100;
  return `${whole}${rest ? comma + String(rest).padStart(2, "0") : ""}\u00a0₽`;
}
