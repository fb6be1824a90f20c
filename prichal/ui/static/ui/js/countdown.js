// Time left in words and figures. It counts from the moment of loading, so a wrong clock on the phone does no harm.
const figures = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

export function countdown(element) {
  const part = (name) => element.querySelector(`[data-${name}]`);
  const say = part("say");
  const soon = Number(element.dataset.soon || 120);
  let ends = performance.now() + Number(element.dataset.seconds) * 1000;
  let timer = 0;

  const enter = (state, words) => {
    if (element.dataset.state === state) return;
    element.dataset.state = state;
    if (say && words) say.textContent = words;
  };

  const tick = () => {
    const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
    if (part("left")) part("left").textContent = figures(left);
    if (left > 0 && left <= soon) enter("soon", say?.dataset.saySoon);
    if (left > soon) element.dataset.state = "";
    if (left > 0) return;
    window.clearInterval(timer);
    enter("over", say?.dataset.sayOver);
    if (part("while")) part("while").hidden = true;
    if (part("over")) part("over").hidden = false;
    element.dispatchEvent(new CustomEvent("countdown:over", { bubbles: true }));
  };

  if (Number(element.dataset.seconds) <= 0) return;
  if (part("rest")) part("rest").hidden = false;
  element.addEventListener("countdown:set", (event) => {
    ends = performance.now() + event.detail.seconds * 1000;
    tick();
  });
  timer = window.setInterval(tick, 1000);
  tick();
}
