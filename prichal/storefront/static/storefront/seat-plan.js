// The drawn plan: one tab stop per deck, arrows go to the nearest seat, buttons zoom, a crowded tap zooms first.
const FINGER = 44;
const LARGEST = 4;

const middle = (seat) => {
  const box = seat.getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

const nearest = (seats, from, key) => {
  const at = middle(from);
  const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  const ahead = seats
    .map((seat) => ({ seat, x: middle(seat).x - at.x, y: middle(seat).y - at.y }))
    .map(({ seat, x, y }) => ({ seat, along: x * dx + y * dy, aside: Math.abs(x * dy + y * dx) }))
    .filter(({ along, aside }) => along > 0.5 && along >= aside * 0.5);
  ahead.sort((a, b) => a.along + a.aside * 2 - (b.along + b.aside * 2));
  return ahead[0]?.seat;
};

function sheet(frame, choose) {
  const deck = frame.querySelector("svg");
  const seats = [...deck.querySelectorAll("[data-seat]")];
  const width = Number(deck.dataset.width);
  const comfortable = FINGER / Number(deck.dataset.pitch);
  let scale = 0;

  const zoom = (next, around) => {
    const whole = frame.clientWidth / width;
    const before = scale || whole;
    scale = Math.min(Math.max(next, whole), Math.max(whole, comfortable) * LARGEST);
    const at = around ?? { x: (frame.scrollLeft + frame.clientWidth / 2) / before, y: (frame.scrollTop + frame.clientHeight / 2) / before };
    deck.setAttribute("width", String(width * scale));
    frame.scrollTo({ left: at.x * scale - frame.clientWidth / 2, top: at.y * scale - frame.clientHeight / 2 });
  };

  const step = (seat) => {
    for (const one of seats) one.setAttribute("tabindex", one === seat ? "0" : "-1");
  };

  step(seats[0]);
  deck.addEventListener("keydown", (event) => {
    const seat = event.target.closest("[data-seat]");
    if (!seat) return;
    if (event.key.startsWith("Arrow")) {
      const next = nearest(seats, seat, event.key);
      event.preventDefault();
      if (!next) return;
      step(next);
      next.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(seat.dataset.seat);
    } else if (event.key === "Escape") {
      seat.blur();
    }
  });
  deck.addEventListener("click", (event) => {
    const seat = event.target.closest("[data-seat]");
    if (!seat) return;
    step(seat);
    const tooSmall = event.pointerType !== "mouse" && scale && scale < comfortable * 0.9;
    if (tooSmall) zoom(comfortable, middle(seat));
    else choose(seat.dataset.seat);
  });
  return { frame, zoom: (factor) => zoom(scale * factor), fit: () => zoom(Math.max(frame.clientWidth / width, comfortable)) };
}

export function seatPlan(form, choose) {
  const plan = form.querySelector("[data-plan]");
  if (!plan) return;
  const sheets = new Map([...plan.querySelectorAll("[data-sheet]")].map((frame) => [frame.dataset.sheet, sheet(frame, choose)]));
  let shown = [...sheets.keys()][0];

  const turn = (code) => {
    shown = code;
    for (const [name, one] of sheets) one.frame.hidden = name !== code;
    for (const chip of plan.querySelectorAll("[data-deck]")) {
      if (chip.dataset.deck === code) chip.setAttribute("aria-current", "true");
      else chip.removeAttribute("aria-current");
    }
    if (!plan.hidden) sheets.get(code).fit();
  };

  plan.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-deck]");
    const lens = event.target.closest("[data-zoom]");
    if (chip) turn(chip.dataset.deck);
    if (lens) sheets.get(shown).zoom(Number(lens.dataset.zoom));
  });
  views(form, plan, () => turn(shown));
}

function views(form, plan, shownAnew) {
  const list = form.querySelector("[data-list]");
  const chooser = form.querySelector("[data-views]");
  const wide = window.matchMedia("(min-width: 64rem)");

  const view = (name) => {
    plan.hidden = name === "list" && !wide.matches;
    list.hidden = name === "plan" && !wide.matches;
    for (const chip of chooser.querySelectorAll("[data-view]")) chip.setAttribute("aria-pressed", String(chip.dataset.view === name));
    if (!plan.hidden) shownAnew();
  };

  const fit = () => {
    chooser.hidden = wide.matches;
    view("list");
  };

  chooser.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-view]");
    if (chip) view(chip.dataset.view);
  });
  wide.addEventListener("change", fit);
  fit();
}
