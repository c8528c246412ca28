// Gradient descent seen from above. Python walks; the learner moves the start and the learning rate.

import { chart } from "./chart.js";
import { brief, show } from "./logic.js";
import { terrain } from "./terrain.js";
import { h, mount, question, say, select, slider, starts, table } from "./view.js";

function build(ui) {
  const map = terrain(ui, { caption: "From above: lines of equal loss. The square is the start, drag it; each dot is a step.", most: 2.5 });
  const heights = chart(ui, { caption: "How far above the lowest point each step stands (logarithmic).", aspect: 1.3 });
  const ask = question(ui, { key: "guess", options: ui.frame.rates.map(String) });
  const surface = select(ui, { key: "surface", label: "Surface", options: ui.frame.names, onpick: (name) => ui.set({ surface: name }) });
  const rate = slider(ui, { key: "lr", label: "lr", name: "learning rate", min: 0, max: 1.2, step: 0.005 });
  const steps = slider(ui, { key: "steps", label: "steps", name: "steps shown", min: 0, max: ui.frame.all, step: 1 });
  const now = h("p", { class: "nnw-count" });
  const why = h("p", { class: "nnw-note" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "The steps of the walk");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-row" }, surface.element, starts(ui, () => ui.set({ ...ui.frame.start, guess: -1 }))),
    h("div", { class: "nnw-pictures" }, map.element, heights.element),
    h("div", { class: "nnw-controls" }, rate.element, ...map.sliders.map((s) => s.element), steps.element, now, why, goal, yoursNote),
    numbers.element,
  );

  return (state, frame) => {
    const path = frame.path.slice(0, state.steps + 1), end = path.length - 1;
    const away = frame.left && state.steps >= frame.path.length;
    const above = frame.heights[end], reached = !away && above < 1e-3;

    const draw = map.begin(state, frame);
    if (frame.yours && !frame.yours.same) draw.path(frame.yours.path.slice(0, state.steps + 1), { colour: draw.palette.bad, dash: [12, 3, 2, 3] });
    draw.path(path, { colour: draw.palette.blue, thick: 1.8 });
    for (const at of path.slice(1)) draw.mark(at, { r: 2.5, colour: draw.palette.blue, rim: false });
    draw.mark([state.x, state.y], { shape: "square", colour: draw.palette.orange, r: 7 });
    draw.names();

    const high = Math.ceil(Math.log10(Math.max(10, ...frame.heights)));
    const plot = heights.begin({ x: { low: 0, high: frame.all, name: "step" }, y: { low: Math.max(-7, high - 10), high, name: "height", log: true } });
    plot.curve(path.map((_, i) => i), frame.heights.slice(0, path.length).map((value) => Math.max(value, 1e-12)), { colour: plot.palette.blue });
    const floor = [[0, 1e-3], [frame.all, 1e-3]];
    plot.inside(() => plot.path(floor, { dash: [3, 5], thick: 1 }));

    say(now, away ? `The walk has left the picture after ${frame.path.length - 1} steps: it diverges.` : `After ${end} steps: ${brief(above)} above the lowest point`);
    say(why, whyText(frame, state));
    say(goal, reached ? "Within 0.001 of the lowest point: challenge done." : `Challenge: come within 0.001 of the lowest point in ${frame.all} steps.`);
    goal.classList.toggle("nnw-good", reached);
    say(yoursNote, !frame.yours ? "" : frame.yours.same ? "Your function walks the same way." : "Your function walks another way (red, dash-dotted).");
    const seen = state.guess >= 0 && frame.surface === "ravine" && frame.left;
    ask.show(state, {
      ask: "Predict first: on the ravine the steepest curvature is 20. From which learning rate on does the walk diverge?",
      reply: state.guess < 0 ? "" : seen ? `You said ${frame.rates[state.guess]}; it is 2 / 20 = 0.1.` : `You said ${frame.rates[state.guess]}. Now raise lr on the ravine until the walk flies off.`,
      right: seen && guessedRight(state, frame),
    });
    surface.show(state);
    for (const s of [rate, steps]) s.show(state);
    const summary = `${frame.surface}, learning rate ${show(frame.lr)}: ${away ? "the walk diverges" : `${brief(above)} above the lowest point after ${end} steps`}.`;
    map.name(`Contour map with a walk from ${show(state.x)}, ${show(state.y)}. ${summary}`);
    heights.name(`Height at each step. ${summary} It rose at ${frame.rose} steps.`);
    ui.say(summary);
    numbers.show(["step", "w₁", "w₂", "height"], path.map((at, i) => [i, show(at[0]), show(at[1]), brief(frame.heights[i])]));
  };
}

const guessedRight = (state, frame) => frame.rates[state.guess] === 0.1;

function whyText({ sharpest, lr, rose, left }, { guess }) {
  if (left) return sharpest ? "Each step jumps over the valley and lands higher up on the other side." : "A step too long threw it out.";
  if (!sharpest) return rose ? `The loss rose at ${rose} steps.` : "The loss fell at every step.";
  const share = lr * sharpest;
  if (guess >= 0 && share > 1) return `lr × curvature = ${show(share)}: between 1 and 2 it jumps across the valley at each step, and still closes in.`;
  return share > 1 ? "It jumps across the valley at each step, and still closes in." : "It slides down one side, without jumping across.";
}

export default { render: (host) => mount(host, "A walk downhill", build) };
