// An activation and its derivative: the point's tangent is the share of the gradient that passes.

import { chart } from "./chart.js";
import { brief, show } from "./logic.js";
import { h, handle, mount, question, say, select, slider, starts, table } from "./view.js";

const X = { low: -6, high: 6, name: "z" };
const PLACES = ["far left", "around 0", "far right"];

function build(ui) {
  const curve = chart(ui, { caption: "Blue: the activation. Dashed: its tangent at the point. Hatched: so flat that next to no gradient passes.", aspect: 1.35 });
  const slopes = chart(ui, { caption: "Orange: the slope at every z, which is the share of the gradient that passes back.", aspect: 1.35 });
  const ask = question(ui, { key: "guess", options: PLACES });
  const name = select(ui, { key: "name", label: "Activation", options: ui.frame.names, onpick: (text) => ui.set({ name: text, guess: -1 }) });
  const z = slider(ui, { key: "z", label: "z", min: -6, max: 6, step: 0.05 });
  const move = (value) => ui.set({ z: Math.round(20 * Math.min(6, Math.max(-6, value))) / 20 });
  const indexOf = (state) => Math.round((state.z + 6) * 20);
  const grip = handle(ui, curve.stage, {
    label: (state) => `Point on the curve, z is ${show(state.z)}`,
    place: (state) => curve.toPixel([state.z, ui.frame.y[indexOf(state)]]),
    drag: (left) => move(curve.toX(left)),
    nudge: (dx, dy) => move(ui.state.z + (dx || dy) * 0.05),
  });
  const now = h("p", { class: "nnw-count" });
  const row = h("p", { class: "nnw-note" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "The activation and its slope at some places");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-row" }, name.element, starts(ui, () => ui.set({ ...ui.frame.start, guess: -1 }))),
    h("div", { class: "nnw-pictures" }, curve.element, slopes.element),
    h("div", { class: "nnw-controls" }, z.element, now, row, goal, yoursNote),
    numbers.element,
  );

  return (state, frame) => {
    const i = indexOf(state), slope = frame.slope[i], y = frame.y[i];
    const guessed = state.guess >= 0, same = frame.name === state.name;
    const best = slope > frame.best - 2e-3;

    const pen = curve.begin({ x: X, y: { low: Math.min(-1.2, ...frame.y) - 0.1, high: Math.max(1.2, ...frame.y) + 0.1, name: `${frame.name}(z)` } });
    flats(frame).forEach(([from, to]) => pen.strip(from, to));
    pen.curve(frame.z, frame.y, { colour: pen.palette.blue });
    if (frame.yours?.y && !frame.yours.y.same) pen.curve(frame.z, frame.yours.y.values, { colour: pen.palette.bad, dash: [12, 3, 2, 3] });
    pen.inside(() => pen.line([-6, y + slope * (-6 - state.z)], [6, y + slope * (6 - state.z)], { thick: 1.5, dash: [6, 4] }));
    pen.mark([state.z, y]);
    grip.show(state);

    const low = Math.min(-0.2, ...frame.slope), high = Math.max(1.2, ...frame.slope);
    const pen2 = slopes.begin({ x: X, y: { low, high, name: "slope" } });
    if (guessed) {
      flats(frame).forEach(([from, to]) => pen2.strip(from, to));
      pen2.curve(frame.z, frame.slope, { colour: pen2.palette.orange });
      if (frame.yours?.slope && !frame.yours.slope.same) pen2.curve(frame.z, frame.yours.slope.values, { colour: pen2.palette.bad, dash: [12, 3, 2, 3] });
    } else pen2.text("Predict first: then the whole curve appears.", pen2.toPixel([0, (low + high) / 2]), { align: "center" });
    pen2.line([state.z, 0], [state.z, slope], { thick: 1.5, dash: [6, 4] });
    pen2.mark([state.z, slope], { shape: "square", colour: pen2.palette.orange });

    say(now, `z = ${show(state.z)}: value ${show(y)}, slope ${show(slope)}`);
    const after = Math.abs(slope) ** frame.row;
    say(row, `Through ${frame.row} such units in a row: ${after === 0 ? "nothing" : brief(after)} of a gradient of 1 is left.`);
    say(goal, best ? `No place on ${frame.name} passes more: challenge done.` : `Challenge: find the z where ${frame.name} passes the most gradient.`);
    goal.classList.toggle("nnw-good", best);
    say(yoursNote, frame.yours ? Object.entries(frame.yours).map(yoursText).join(" ") : "");
    const right = frame.right.includes(state.guess);
    ask.show(state, {
      ask: `Predict first: where does ${state.name} pass the most gradient?`,
      reply: guessed && same ? `You said ${PLACES[state.guess]}; it is ${frame.right.map((k) => PLACES[k]).join(" and ")}.` : "",
      right: guessed && same && right,
    });
    name.show(state);
    z.show(state);
    const summary = `At z = ${show(state.z)} ${frame.name} is ${show(y)} and its slope ${show(slope)}${Math.abs(slope) < frame.flat ? ": flat, next to no gradient passes" : ""}.`;
    curve.name(`Curve of ${frame.name} from −6 to 6 with a tangent. ${summary}`);
    slopes.name(guessed ? `Curve of the slope of ${frame.name}, at most ${show(frame.best)}. ${summary}` : `One point of the slope. ${summary}`);
    ui.say(summary);
    const places = [i, 0, 40, 80, 100, 120, 140, 160, 200, 240];
    numbers.show(["", "z", "value", "slope"], places.map((k, n) => [n ? "" : "point", show(frame.z[k]), show(frame.y[k]), show(frame.slope[k])]));
  };
}

/** The stretches of z where the slope is close to 0. */
function flats({ z, slope, flat }) {
  const found = [];
  z.forEach((at, i) => {
    if (Math.abs(slope[i]) >= flat) return;
    if (found.length && i && found.at(-1)[1] === z[i - 1]) found.at(-1)[1] = at;
    else found.push([at, at]);
  });
  return found;
}

function yoursText([key, { same, off, at }]) {
  const what = key === "y" ? "Your function" : "Your slope";
  return same ? `${what} agrees with the reference.` : `${what} (red, dash-dotted) is off by up to ${show(off)}, at z = ${show(at)}.`;
}

export default { render: (host) => mount(host, "An activation and its slope", build) };
