// Descent with batches of one size, seen from above, and what it costs: rows read, steps, or time on a machine of some width.

import { chart } from "./chart.js";
import { brief, show } from "./logic.js";
import { terrain } from "./terrain.js";
import { h, mount, question, say, select, slider, starts, table } from "./view.js";

const COSTS = ["ticks", "rows read", "steps"];

function build(ui) {
  const map = terrain(ui, {
    caption: "Two weights from above. The square is the start, drag it; the diamond is the lowest loss. Eight epochs.", most: 2.5,
  });
  const costs = chart(ui, { caption: "Loss above the lowest. Blue: your batch. Dotted orange: single rows. Dashed: all 128 rows. Thin: the goal.", aspect: 1.15 });
  const { sizes } = ui.frame, last = sizes.length - 1;
  const ask = question(ui, { key: "guess", options: ui.frame.offered.map(String) });
  const range = h("input", { type: "range", id: `${ask.id}-size`, min: 0, max: last, step: 1, "aria-label": "batch size", oninput: () => ui.set({ k: range.valueAsNumber }) });
  const box = h("input", { type: "number", min: 1, max: sizes[last], "aria-label": "batch size, as a number" });
  const nearest = (value) => sizes.reduce((best, size, k) => (Math.abs(Math.log(size / value)) < Math.abs(Math.log(sizes[best] / value)) ? k : best), 0);
  box.addEventListener("change", () => {
    if (box.valueAsNumber > 0) ui.set({ k: nearest(box.valueAsNumber) });
    box.value = sizes[ui.state.k];
  });
  box.addEventListener("keydown", (event) => {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!sign) return;
    event.preventDefault();
    ui.set({ k: Math.min(last, Math.max(0, ui.state.k + sign)) });
    box.value = sizes[ui.state.k];
  });
  const rate = slider(ui, { key: "lr", label: "lr", name: "learning rate", min: 0.01, max: 0.6, step: 0.01 });
  const lanes = select(ui, { key: "lanes", label: "The machine works at once on", options: ui.frame.lanes_known.map(String), onpick: (text) => ui.set({ lanes: Number(text) }) });
  let unit = COSTS[0]; // what the chart counts: a matter of this picture, not of the state
  const count = select(ui, { key: "unit", label: "Cost in", options: COSTS, onpick: (text) => { unit = text; ui.redraw(); } });
  const now = h("p", { class: "nnw-count" });
  const noise = h("p", { class: "nnw-note" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "Each batch size at this rate: noise, and the cost until the loss stays at the goal");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-row" }, lanes.element, "rows", count.element, starts(ui, () => ui.set({ ...ui.frame.start, guess: -1 }))),
    h("div", { class: "nnw-pictures" }, map.element, costs.element),
    h("div", { class: "nnw-controls" },
      h("div", { class: "nnw-slider" }, h("label", { for: range.id }, "batch"), range, box),
      rate.element, ...map.sliders.map((s) => s.element), now, noise, goal, yoursNote),
    numbers.element,
  );

  return (state, frame) => {
    const { k } = frame, size = sizes[k];
    const draw = map.begin(state, frame);
    if (frame.yours && !frame.yours.same) draw.path(frame.yours.path, { colour: draw.palette.bad, thick: 1.5, dash: [12, 3, 2, 3] });
    draw.path(frame.path, { colour: draw.palette.blue, thick: 1.5 });
    if (frame.path.length < 200) for (const at of frame.path.slice(1)) draw.mark(at, { r: 2.5, colour: draw.palette.blue, rim: false });
    draw.mark(frame.best, { shape: "diamond", r: 6 });
    draw.mark([state.x, state.y], { shape: "square", colour: draw.palette.orange, r: 7 });
    draw.names();

    const price = (j) => ({ ticks: frame.ticks[j], "rows read": sizes[j], steps: 1 })[unit];
    const high = (frame.all_rows / size) * price(k);
    const plot = costs.begin({ x: { low: 0, high, name: unit }, y: { low: -4, high: 1.5, name: "loss above the lowest", log: true } });
    plot.inside(() => plot.path([[0, frame.goal], [high, frame.goal]], { thick: 1, dash: [3, 5] }));
    for (const [j, style] of [[0, { colour: plot.palette.orange, dash: [2, 4] }], [last, { dash: [9, 5] }], [k, { colour: plot.palette.blue }]]) {
      plot.curve(frame.curves[j].map(([step]) => step * price(j)), frame.curves[j].map(([, above]) => Math.max(above, 1e-6)), style);
    }

    const time = frame.times[k], rows = frame.rows[k];
    say(now, time === null ? `Batches of ${size}, rate ${show(frame.lr)}: not at the goal for good within eight epochs`
      : `Batches of ${size}, rate ${show(frame.lr)}: at the goal after ${frame.steps[k]} steps, ${rows} rows, ${time} ticks`);
    say(noise, size === frame.sizes[last] ? "All rows: the gradient has no noise at all."
      : `At the start a batch's gradient errs by ${brief(frame.noise[k])}; times √${size} that is ${brief(frame.noise[k] * Math.sqrt(size))}.`);
    const { par } = frame, reached = time !== null && time <= par.time && rows <= par.rows;
    say(goal, reached ? `At the goal with ${rows} rows in ${time} ticks: challenge done.`
      : `Challenge: on a machine for 32 rows or more, to the goal (${frame.goal}) with at most ${par.rows} rows and ${par.time} ticks.`);
    goal.classList.toggle("nnw-good", reached);
    say(yoursNote, !frame.yours ? "" : frame.yours.same ? "With your minibatches the walk is the same."
      : `With your minibatches the walk is another one (red, dash-dotted): ${frame.yours.steps} steps that read ${frame.yours.rows} rows; expected ${frame.all_rows}.`);
    const { offered, tuned } = frame;
    const known = tuned.filter((value) => value !== null), best = tuned.indexOf(Math.min(...known));
    const words = offered.map((value, j) => `${value}: ${tuned[j] === null ? "does not get there" : `${tuned[j]} ticks`}`).join(", ");
    ask.show(state, {
      ask: `Predict first: a machine works on ${frame.lanes} rows at once. Each size has its best rate, from 0.01 to 0.4. Which is first at the goal?`,
      reply: state.guess < 0 ? "" : `You said ${offered[state.guess]}; it is ${offered[best]}. ${words}.`,
      right: state.guess === best,
    });
    range.value = state.k;
    range.setAttribute("aria-valuetext", `${sizes[state.k]} rows`);
    if (document.activeElement !== box) box.value = sizes[state.k];
    lanes.show({ lanes: String(state.lanes) });
    count.show({ unit });
    rate.show(state);
    const summary = time === null ? `Batches of ${size}, rate ${show(frame.lr)}: the goal is not reached for good.` : `Batches of ${size}, rate ${show(frame.lr)}: ${rows} rows and ${time} ticks to the goal.`;
    map.name(`Map of the loss with a walk of ${frame.path.length - 1} steps from ${show(state.x)}, ${show(state.y)}. ${summary}`);
    costs.name(`Loss above the lowest against ${unit}. ${summary}`);
    ui.say(summary);
    const cell = (value) => (value === null ? "–" : value);
    numbers.show(["batch", "noise", "steps", "rows", "ticks"],
      sizes.map((n, j) => [`${n}${j === k ? " (this)" : ""}`, brief(frame.noise[j]), cell(frame.steps[j]), cell(frame.rows[j]), cell(frame.times[j])]));
  };
}

export default { render: (host) => mount(host, "How many rows for a step?", build) };
