// Optimizers race down a surface. Python has run the whole race for every change of rates or start; playing it needs no message.

import { chart } from "./chart.js";
import { brief, show } from "./logic.js";
import { terrain } from "./terrain.js";
import { button, h, mount, question, say, select, slider, starts, table } from "./view.js";

const FAMILY = ["blue", "orange", "ink"];
const DASHES = [[], [9, 5], [2, 4], [12, 4, 2, 4], [5, 2]];
const SHAPES = ["round", "square", "triangle", "diamond", "round"];
const PAUSE = 60; // milliseconds between two steps of a race that plays
const FLOOR = 1e-8;

function build(ui) {
  const { families, all } = ui.frame;
  const looks = Object.fromEntries(Object.values(families).flatMap((names, i) => names.map((name, j) =>
    [name, { colour: FAMILY[i], dash: DASHES[j], shape: SHAPES[j], hollow: j === 4 }])));
  const map = terrain(ui, {
    caption: "From above. The large square is the start, drag it; each line ends at its runner.", most: 2.5, walk: "race",
  });
  const heights = chart(ui, { caption: "How far above the lowest point each one stands (logarithmic). Thin and dotted: the goal.", aspect: 1.15 });
  const ask = question(ui, { key: "guess", options: [...Object.keys(families), "nobody arrives"] });
  const track = select(ui, { key: "track", label: "Track", options: ui.frame.tracks, onpick: toTrack });
  const steps = slider(ui, { key: "steps", label: "steps", name: "steps shown", min: 0, max: all, step: 1 });

  let timer = 0;
  const play = button("Play", () => (timer ? pause() : start()));
  function start() {
    if (ui.state.steps >= all) ui.state = { ...ui.state, steps: 0 };
    timer = setInterval(() => {
      ui.state = { ...ui.state, steps: Math.min(all, ui.state.steps + 1) }; // Python need not know before the race stands
      if (ui.state.steps >= all) pause();
      ui.redraw();
    }, PAUSE);
    ui.redraw();
  }
  function pause() {
    clearInterval(timer);
    timer = 0;
    ui.set({});
  }
  ui.cleanup.push(() => clearInterval(timer));
  const step = button("Step", () => ui.set({ steps: Math.min(all, ui.state.steps + 1) }));
  const reset = () => { clearInterval(timer); timer = 0; ui.set({ ...ui.frame.start, ...ui.frame.places[ui.state.track], guess: -1 }); };
  function toTrack(name) {
    clearInterval(timer);
    timer = 0;
    ui.set({ track: name, steps: 0, guess: -1, ...ui.frame.places[name] });
  }

  const rows = Object.values(families).flat().map((name) => {
    const tick = h("input", { type: "checkbox", onchange: () => {
      ui.set({ runners: tick.checked ? [...ui.state.runners, name] : ui.state.runners.filter((other) => other !== name) });
    } });
    const rate = h("input", { type: "number", step: "any", min: 0.0001, max: 100, "aria-label": `learning rate of ${name}`, style: "width: 6.5em" });
    const set = (value) => ui.set({ rates: { ...ui.state.rates, [name]: Math.min(100, Math.max(1e-4, Number(value.toPrecision(3)))) } });
    rate.addEventListener("change", () => {
      if (rate.valueAsNumber > 0) set(rate.valueAsNumber);
      rate.value = ui.state.rates[name];
    });
    rate.addEventListener("keydown", (event) => {
      const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (!sign) return;
      event.preventDefault();
      set(ui.state.rates[name] * 10 ** (sign / 10)); // ten presses are a factor of ten
      rate.value = ui.state.rates[name];
    });
    return {
      name,
      element: h("div", { class: "nnw-row", style: "justify-content: space-between" },
        h("label", {}, tick, `${MARKS[looks[name].hollow ? "hollow" : looks[name].shape]} ${name}`), rate),
      show(state) {
        tick.checked = state.runners.includes(name);
        if (document.activeElement !== rate) rate.value = state.rates[name];
      },
    };
  });
  const groups = Object.entries(families).map(([title, names], i) => h("fieldset", {},
    h("legend", { style: `color: var(--nnw-${FAMILY[i]})` }, title), ...rows.filter(({ name }) => names.includes(name)).map((row) => row.element)));
  const everyone = button("All eleven run", () => ui.set({ runners: Object.values(families).flat() }));
  const now = h("p", { class: "nnw-count" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "Each runner at this step, the first at the goal on top");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-row" }, track.element, play, step, starts(ui, reset)),
    h("div", { class: "nnw-pictures" }, map.element, heights.element),
    h("div", { class: "nnw-controls" }, steps.element, ...map.sliders.map((s) => s.element), now, goal, yoursNote),
    h("div", { class: "nnw-row" }, "Who runs, and with which learning rate:", everyone),
    h("div", { class: "nnw-groups" }, ...groups),
    numbers.element,
  );

  return (state, frame) => {
    const end = state.steps, { runners } = frame;
    const draw = map.begin(state, frame);
    draw.mark([state.x, state.y], { shape: "square", colour: draw.palette.edge, r: 8 });
    for (const [, own] of Object.entries(frame.yours)) {
      if (own.since !== null) draw.path(own.path.slice(0, end + 1), { colour: draw.palette.bad, thick: 1.5, dash: [12, 3, 2, 3] });
    }
    for (const { name, path } of runners) draw.path(path.slice(0, end + 1), { colour: draw.palette[looks[name].colour], dash: looks[name].dash, thick: 1.8 });
    const taken = [];
    for (const { name, path } of runners) {
      const look = looks[name], head = path[Math.min(end, path.length - 1)];
      draw.mark(head, { shape: look.shape, hollow: look.hollow, colour: draw.palette[look.colour], r: 5 });
      if (end > 0) nameAt(draw, name, draw.toPixel(head), look, taken);
    }
    draw.names();

    const tops = runners.flatMap(({ above }) => above.filter((value) => value < 1e3));
    const high = Math.ceil(Math.log10(Math.max(1, ...tops)) + 0.1);
    const plot = heights.begin({ x: { low: 0, high: all, name: "step" }, y: { low: -6, high, name: "height", log: true } });
    plot.inside(() => {
      plot.path([[0, frame.goal], [all, frame.goal]], { thick: 1, dash: [3, 5] });
      plot.path([[end, 1e-9], [end, 1e9]], { thick: 1, colour: plot.palette.edge });
    });
    for (const { name, above } of runners) {
      const ys = above.slice(0, end + 1).map((value) => Math.max(value, FLOOR)), look = looks[name];
      plot.curve(ys.map((_, i) => i), ys, { colour: plot.palette[look.colour], dash: look.dash, thick: 2 });
      const i = ys.length - 1;
      plot.inside(() => plot.mark([i, ys[i]], { shape: look.shape, hollow: look.hollow, colour: plot.palette[look.colour], r: 4 }));
    }

    const there = runners.filter(({ arrival }) => arrival !== null && arrival <= end).sort((a, b) => a.arrival - b.arrival);
    const over = end >= all;
    say(now, `Step ${end} of ${all}: ${there.length ? `at the goal ${there.map(({ name, arrival }) => `${name} (${arrival})`).join(", ")}` : "nobody at the goal yet"}`);
    const done = frame.by_par.filter(Boolean).length, reached = done === 3 && end >= frame.par;
    say(goal, reached ? `One of each family at the goal by step ${frame.par}: challenge done.`
      : `Challenge: by rates alone, bring one runner of each family to the goal (${show(frame.goal)} above the lowest point) by step ${frame.par}.${end >= frame.par ? ` So far: ${done} of 3 families.` : ""}`);
    goal.classList.toggle("nnw-good", reached);
    say(yoursNote, yoursText(frame.yours));
    const names = [...Object.keys(families), "nobody"];
    ask.show(state, {
      ask: `Predict first: with the rates below, which family is first at the goal on the ${frame.track}${frame.track === "noise" ? " (a bowl whose gradients tremble)" : ""}?`,
      reply: state.guess < 0 ? "" : over ? `You said ${names[state.guess]}; it is ${names[frame.first]}${there.length ? `: ${there[0].name}, at step ${there[0].arrival}` : ""}.` : `You said ${names[state.guess]}. Now play the race.`,
      right: over && state.guess === frame.first,
    });
    say(play, timer ? "Pause" : over ? "Play again" : "Play");
    step.disabled = over;
    track.show(state);
    for (const s of [steps, ...rows]) s.show(state);
    const best = [...runners].sort((a, b) => (a.arrival ?? 1e9) - (b.arrival ?? 1e9) || height(a, end) - height(b, end));
    const lead = [...runners].sort((a, b) => height(a, end) - height(b, end))[0];
    const summary = lead ? `Step ${end}: ${runners.length} run, ${lead.name} is lowest, ${brief(height(lead, end))} above the lowest point.` : `Step ${end}: nobody runs.`;
    map.name(`Map of the ${frame.track}, start ${show(state.x)}, ${show(state.y)}. ${summary}`);
    heights.name(`Heights of the runners over the steps. ${summary}`);
    ui.say(`${summary} At the goal: ${there.map(({ name }) => name).join(", ") || "nobody"}.`);
    numbers.show(["runner", "rate", "w₁", "w₂", "height", "at the goal from step"], best.map((runner) => {
      const at = runner.path[Math.min(end, runner.path.length - 1)];
      const gone = runner.out && end >= runner.path.length;
      return [runner.name, runner.lr, ...(gone ? ["gone", "gone"] : at.map(show)), gone ? "–" : brief(height(runner, end)),
        runner.arrival !== null && runner.arrival <= end ? runner.arrival : gone ? "out" : "–"];
    }));
  };
}

const MARKS = { round: "●", square: "■", triangle: "▲", diamond: "◆", hollow: "○" };

const height = ({ above }, end) => Math.max(0, above[Math.min(end, above.length - 1)]);

/** A runner's name beside its mark, or below other names that stand there; where four do already, only the table has it. */
function nameAt(draw, name, [left, top], look, taken) {
  const { width, height: tall } = draw;
  if (!(left > -5 && left < width + 5 && top > -5 && top < tall + 5)) return;
  const right = left < width - 70;
  let y = Math.min(tall - 8, Math.max(8, top - 9));
  const full = () => taken.some(([x0, y0]) => Math.abs(x0 - left) < 60 && Math.abs(y0 - y) < 12);
  for (let moved = 0; full(); moved++, y += 12) if (moved === 4 || y > tall - 20) return;
  taken.push([left, y]);
  draw.text(name, [left + (right ? 8 : -8), y], { align: right ? "left" : "right", size: 11, colour: draw.palette[look.colour] });
}

function yoursText(yours) {
  const entries = Object.entries(yours);
  if (!entries.length) return "";
  const same = entries.filter(([, { since }]) => since === null).map(([name]) => name);
  const apart = entries.filter(([, { since }]) => since !== null).map(([name, { since }]) => `${name} from step ${since} on`);
  return `${same.length ? `Your functions run as the reference does: ${same.join(", ")}. ` : ""}${apart.length ? `Yours go another way (red, dash-dotted): ${apart.join(", ")}.` : ""}`;
}

export default { render: (host) => mount(host, "A race of optimizers", build) };
