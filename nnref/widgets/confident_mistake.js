// One point of class 1, moved along its logit: the slope of each loss is how hard it pulls the point back.

import { chart } from "./chart.js";
import { brief, show } from "./logic.js";
import { h, handle, mount, question, say, slider, starts, table } from "./view.js";

const X = { low: -10, high: 10, name: "logit z" };
const OPTIONS = ["the squared error", "the cross-entropy", "both about the same"];
const LOSSES = [
  { key: "squared", name: "squared error", colour: "blue", dash: [8, 5], shape: "round" },
  { key: "entropy", name: "cross-entropy", colour: "orange", dash: [], shape: "square" },
];
const HUNDRED = 100;

function build(ui) {
  const losses = chart(ui, { caption: "Dashed blue, round: squared error. Solid orange, square: cross-entropy. Hollow: after the steps below.", aspect: 1.35 });
  const slopes = chart(ui, { caption: "The slope of each loss: one step of gradient descent moves z by this much the other way.", aspect: 1.35 });
  const ask = question(ui, { key: "guess", options: OPTIONS });
  const z = slider(ui, { key: "z", label: "z", name: "logit z", min: -10, max: 10, step: 0.25 });
  const steps = slider(ui, { key: "steps", label: "steps", name: "steps of gradient descent", min: 0, max: ui.frame.most, step: 1 });
  const move = (value) => ui.set({ z: Math.round(4 * Math.min(10, Math.max(-10, value))) / 4 });
  const grip = handle(ui, losses.stage, {
    label: (state) => `The point, z is ${show(state.z)}`,
    place: () => losses.toPixel([ui.frame.of, ui.frame.at.entropy.loss]),
    drag: (left) => move(losses.toX(left)),
    nudge: (dx, dy) => move(ui.state.z + (dx || dy) * 0.25),
  });
  const now = h("p", { class: "nnw-count" });
  const pull = h("p", { class: "nnw-note" });
  const goal = h("p", { class: "nnw-note" });
  const after = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "Both losses and their slopes");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-pictures" }, losses.element, slopes.element),
    h("div", { class: "nnw-controls" }, z.element, steps.element, now, pull, after, goal, yoursNote,
      starts(ui, () => ui.set({ ...ui.frame.start, guess: -1 }))),
    numbers.element,
  );

  return (state, frame) => {
    const guessed = state.guess >= 0, { at, of } = frame, reached = frame.ratio > HUNDRED;
    const pen = losses.begin({ x: X, y: { low: -0.4, high: 10.5, name: "loss" } });
    for (const { key, colour, dash } of LOSSES) pen.curve(frame.z, frame.curves[key].loss, { colour: pen.palette[colour], dash });
    if (frame.yours && frame.yours.off > 1e-9) pen.curve(frame.z, frame.yours.loss, { colour: pen.palette.bad, dash: [12, 3, 2, 3] });
    const lossAt = (value, key) => frame.curves[key].loss[Math.min(80, Math.max(0, Math.round((value + 10) * 4)))];
    for (const { key, colour, shape } of LOSSES) {
      pen.mark([of, at[key].loss], { shape, colour: pen.palette[colour] });
      if (frame.steps) pen.mark([frame.paths[key], lossAt(frame.paths[key], key)], { shape, colour: pen.palette[colour], hollow: true });
    }
    grip.show(state);

    const pen2 = slopes.begin({ x: X, y: { low: -1.1, high: 0.2, name: "slope" } });
    for (const { key, colour, dash, shape } of LOSSES) {
      if (guessed) pen2.curve(frame.z, frame.curves[key].slope, { colour: pen2.palette[colour], dash });
      if (guessed) pen2.mark([of, at[key].slope], { shape, colour: pen2.palette[colour] });
    }
    if (!guessed) pen2.text("Predict first: then the slopes appear.", pen2.toPixel([0, -0.5]), { align: "center" });

    say(now, `z = ${show(of)}: the network gives class 1 a probability of ${brief(frame.p)}`);
    say(pull, guessed ? `Slope of the squared error ${brief(at.squared.slope)}, of the cross-entropy ${brief(at.entropy.slope)}: ${frame.ratio === null ? "" : `${brief(frame.ratio)} times as steep.`}` : "");
    say(after, LOSSES.map(({ key, name }) => `${name}: ${healText(frame.healed[key], frame)}`).join("; ") + ".");
    say(goal, reached ? `Cross-entropy pulls more than ${HUNDRED} times as hard here: challenge done.`
      : `Challenge: find a z where cross-entropy pulls more than ${HUNDRED} times as hard.`);
    goal.classList.toggle("nnw-good", reached);
    say(yoursNote, !frame.yours ? "" : frame.yours.off > 1e-9
      ? `Your loss (red, dash-dotted) is off by up to ${show(frame.yours.off)}, at z = ${show(frame.yours.at)}.` : "Your loss agrees with the cross-entropy.");
    ask.show(state, {
      ask: "Predict first: at z = −8 the network is sure, and wrong. Which loss has the steeper slope there?",
      reply: guessed ? `You said ${OPTIONS[state.guess]}; it is the cross-entropy: −1 against −0.0007.` : "",
      right: state.guess === 1,
    });
    z.show(state);
    steps.show(state);
    const summary = `At z = ${show(of)}, p = ${brief(frame.p)}: squared error ${show(at.squared.loss)}, cross-entropy ${show(at.entropy.loss)}.`;
    losses.name(`Two losses over the logit. ${summary}`);
    slopes.name(guessed ? `Slopes at z = ${show(of)}: squared error ${brief(at.squared.slope)}, cross-entropy ${brief(at.entropy.slope)}.` : "Slopes of the two losses, shown after your prediction.");
    ui.say(summary);
    const rows = [-8, -6, -4, -2, 0, 2, 4].map((value) => [show(value), ...LOSSES.flatMap(({ key }) => {
      const i = (value + 10) * 4;
      return [show(frame.curves[key].loss[i]), guessed ? brief(frame.curves[key].slope[i]) : "?"];
    })]);
    const first = [show(of), ...LOSSES.flatMap(({ key }) => [show(at[key].loss), guessed ? brief(at[key].slope) : "?"])];
    numbers.show(["z", "squared error", "slope", "cross-entropy", "slope"], [first, ...rows]);
  };
}

function healText(steps, { most, of }) {
  if (of > 0) return "right already";
  return steps === null ? `still wrong after ${most} steps` : `right after ${steps} steps`;
}

export default { render: (host) => mount(host, "Sure, and wrong", build) };
