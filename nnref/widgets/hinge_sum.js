// A sum of hinges that is to follow a curve. The sum is worked out here; Python sends the curve, and the sum of the learner's relu.

import { chart } from "./chart.js";
import { hingeSum, show } from "./logic.js";
import { button, h, handle, mount, question, say, select, slider, starts, table } from "./view.js";

const X = { low: -3.3, high: 3.6, name: "x" };
const ARM = 0.4; // the handle of a hinge lies this far to the right of its corner
const MOST = { k: 3, v: 12, c: 5 };
const SIDES = ["left of it only", "right of it only", "everywhere"];
const DASHES = [[], [9, 5], [2, 4], [12, 4, 2, 4]];

function build(ui) {
  const sum = chart(ui, { caption: "Dashed orange: the curve. Blue: your sum. Squares are corners; drag the ring beside one to move and to turn it.", aspect: 1.35 });
  const parts = chart(ui, { caption: "The hinges one by one: each is v·relu(x − k), level up to its corner. Thick: the one you hold.", aspect: 1.35 });
  const { most } = ui.frame;
  const limit = (value, bound, grain) => Math.round(Math.min(bound, Math.max(-bound, value)) / grain) * grain;
  const tidy = (value) => Number(value.toFixed(3));
  const put = (j, { k = ui.state.corners[j], v = ui.state.turns[j] }) => ui.set({
    corners: ui.state.corners.with(j, tidy(limit(k, MOST.k, 0.05))), turns: ui.state.turns.with(j, tidy(limit(v, MOST.v, 0.05))), unit: j,
  });
  const rest = (j, x) => hingeSum({ ...ui.state, turns: ui.state.turns.with(j, 0) }, [x])[0]; // without hinge j
  const toY = (top) => (top - sum.toPixel([0, 0])[1]) / (sum.toPixel([0, 1])[1] - sum.toPixel([0, 0])[1]);
  const grips = Array.from({ length: most }, (_, j) => handle(ui, sum.stage, {
    label: (state) => `Hinge ${j + 1}: corner at ${show(state.corners[j])}, turns by ${show(state.turns[j])}. Left and right move it, up and down turn it`,
    place: (state) => {
      const x = state.corners[j] + ARM, [left, top] = sum.toPixel([x, hingeSum(state, [x])[0]]);
      return [left, Math.max(24, Math.min(sum.height() - 38, top))];
    },
    drag: (left, top) => {
      const k = limit(sum.toX(left) - ARM, MOST.k, 0.05);
      put(j, { k, v: (toY(top) - rest(j, k + ARM)) / ARM });
    },
    nudge: (dx, dy) => put(j, { k: ui.state.corners[j] + dx * 0.05, v: ui.state.turns[j] + dy * 0.05 }),
  }));
  const held = {
    get state() { return { k: ui.state.corners[ui.state.unit], v: ui.state.turns[ui.state.unit] }; },
    set: (patch) => put(ui.state.unit, patch),
  };
  const ask = question(ui, { key: "guess", options: SIDES });
  const curve = select(ui, { key: "curve", label: "Curve", options: ui.frame.names });
  const numbersTo = (n) => Array.from({ length: n }, (_, i) => String(i + 1));
  const units = select(ui, { key: "units", label: "Hinges", options: numbersTo(most), onpick: (text) => ui.set({ units: Number(text), unit: Math.min(ui.state.unit, Number(text) - 1) }) });
  const unit = select(ui, { key: "unit", label: "Hinge in hand", options: numbersTo(most), onpick: (text) => ui.set({ unit: Math.min(ui.state.units, Number(text)) - 1 }) });
  const height = slider(ui, { key: "c", label: "c", name: "c, the height at the left", min: -MOST.c, max: MOST.c, step: 0.05 });
  const corner = slider(held, { key: "k", label: "k", name: "k, the corner of the hinge in hand", min: -MOST.k, max: MOST.k, step: 0.05 });
  const turn = slider(held, { key: "v", label: "v", name: "v, the turn of the hinge in hand", min: -MOST.v, max: MOST.v, step: 0.05 });
  const now = h("p", { class: "nnw-count" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "The curve and the sum at some places, and the hinges");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-row" }, curve.element, units.element, button("Set them by the recipe", () => ui.set(ui.frame.recipe)),
      starts(ui, () => ui.set({ ...ui.frame.start, guess: -1 }))),
    now, goal, yoursNote,
    h("div", { class: "nnw-pictures" }, sum.element, parts.element),
    h("div", { class: "nnw-controls" }, height.element, unit.element, corner.element, turn.element),
    numbers.element,
  );

  return (state, frame) => {
    const { x, t } = frame, y = hingeSum(state, x);
    const hinges = state.corners.slice(0, state.units).map((k, j) => ({ k, v: state.turns[j] }));
    const off = y.map((value, i) => Math.abs(value - t[i]));
    const error = Math.max(...off), at = x[off.indexOf(error)];

    const pen = sum.begin({ x: X, y: { low: Math.min(...t) - 1.2, high: Math.max(...t) + 1.2, name: "y" } });
    pen.curve(x, t, { colour: pen.palette.orange, dash: [8, 5] });
    if (frame.yours?.off > 1e-9) pen.curve(x, frame.yours.y, { colour: pen.palette.bad, dash: [12, 3, 2, 3] });
    pen.curve(x, y, { colour: pen.palette.blue });
    pen.inside(() => {
      pen.line([at, t[x.indexOf(at)]], [at, y[x.indexOf(at)]], { thick: 3 });
      for (const { k } of hinges) pen.mark([k, hingeSum(state, [k])[0]], { shape: "square", colour: pen.palette.blue, r: 5 });
    });
    grips.forEach((grip, j) => grip.show(j < state.units ? state : null));

    const pen2 = parts.begin({ x: X, y: { low: -6, high: 6, name: "v·relu(x − k)" } });
    hinges.forEach(({ k, v }, j) => {
      const own = { colour: j === state.unit ? pen2.palette.blue : pen2.palette.ink, thick: j === state.unit ? 4 : 1.5, dash: DASHES[j % 4] };
      pen2.curve([-3, k, 3], [0, 0, v * (3 - k)], own);
      pen2.inside(() => pen2.mark([k, 0], { shape: "square", colour: own.colour, r: j === state.unit ? 6 : 4 }));
    });

    const reached = error <= frame.par && state.units <= frame.hinges;
    say(now, `${state.units} ${state.units === 1 ? "hinge" : "hinges"}: the largest error is ${show(error)}, at x = ${show(at)}`);
    say(goal, reached ? `${frame.par} or less with ${state.units} ${state.units === 1 ? "hinge" : "hinges"}: challenge done.`
      : `Challenge: a largest error of ${frame.par} at most, with ${frame.hinges} hinges at most.`);
    goal.classList.toggle("nnw-good", reached);
    say(yoursNote, !frame.yours ? "" : frame.yours.off > 1e-9
      ? `Built from your relu the sum (red, dash-dotted) is off by up to ${show(frame.yours.off)}, at x = ${show(frame.yours.at)}.`
      : "Built from your relu the sum is the same.");
    ask.show(state, {
      ask: "Predict first: the turn v of one hinge grows. Where does the sum change?",
      reply: state.guess < 0 ? "" : `You said ${SIDES[state.guess]}; it is right of its corner only: on the left relu(x − k) is 0.`,
      right: state.guess === 1,
    });
    curve.show(state);
    units.show({ units: String(state.units) });
    unit.show({ unit: String(state.unit + 1) });
    height.show(state);
    corner.show(held.state);
    turn.show(held.state);
    const { k, v } = hinges[state.unit] ?? hinges[0];
    const summary = `Largest error ${show(error)} with ${state.units} hinges.`;
    sum.name(`The curve ${state.curve} and a sum of hinges that starts at height ${show(state.c)}. ${summary} Hinge ${state.unit + 1} turns by ${show(v)} at ${show(k)}.`);
    parts.name(`${state.units} hinges: ${hinges.map((hinge) => `${show(hinge.v)} from ${show(hinge.k)} on`).join(", ")}.`);
    ui.say(summary);
    const places = [-3, -2, -1, 0, 1, 2, 3].map((place) => x.indexOf(place));
    numbers.show(["", "x or k", "curve or v", "sum"], [
      ...hinges.map((hinge, j) => [`hinge ${j + 1}`, show(hinge.k), show(hinge.v), ""]),
      ...places.map((i) => ["place", show(x[i]), show(t[i]), show(y[i])]),
    ]);
  };
}

export default { render: (host) => mount(host, "A sum of hinges", build) };
