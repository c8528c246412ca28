// One weight, nudged: the line that its gradient draws, and the loss itself. Python sends both for every nudge.

import { chart } from "./chart.js";
import { brief, show } from "./logic.js";
import { h, handle, mount, question, say, select, slider, starts, table } from "./view.js";

const X = { low: -3, high: 3, name: "nudge h" };
const GAPS = { x: { low: -4, high: 0, name: "size of h" }, y: { low: -11, high: 1, name: "gap", log: true } };
const OPTIONS = ["it stays", "it halves", "a quarter is left"];
const FALL = -0.05;

function build(ui) {
  const curve = chart(ui, { caption: "Blue: the loss. Dashed orange: what the gradient foretells. The bar between the square and the dot is the gap.", aspect: 1.35 });
  const gaps = chart(ui, { caption: "The gap for ever smaller nudges, both axes logarithmic. Dashed: a line of slope 2, for comparison.", aspect: 1.35 });
  const ask = question(ui, { key: "guess", options: OPTIONS });
  const weight = select(ui, { key: "weight", label: "Weight", options: ui.frame.names });
  const nudge = slider(ui, { key: "h", label: "h", name: "nudge h", min: X.low, max: X.high, step: 0.05 });
  const move = (value) => ui.set({ h: Math.round(20 * Math.min(X.high, Math.max(X.low, value))) / 20 });
  const indexOf = (state) => Math.round((state.h - X.low) * 20);
  const grip = handle(ui, curve.stage, {
    label: (state) => `Nudge of the weight, h is ${show(state.h)}`,
    place: (state) => curve.toPixel([state.h, ui.frame.along[indexOf(state)]]),
    drag: (left) => move(curve.toX(left)),
    nudge: (dx, dy) => move(ui.state.h + (dx || dy) * 0.05),
  });
  const now = h("p", { class: "nnw-count" });
  const why = h("p", { class: "nnw-note" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "Foretold and true change of the loss for some nudges");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-row" }, weight.element, starts(ui, () => ui.set({ ...ui.frame.start, guess: -1 }))),
    h("div", { class: "nnw-pictures" }, curve.element, gaps.element),
    h("div", { class: "nnw-controls" }, nudge.element, now, why, goal, yoursNote),
    numbers.element,
  );

  return (state, frame) => {
    const { here, along, g, foretold } = frame, i = indexOf(state), guessed = state.guess >= 0;
    const told = foretold[i], truth = frame.true[i], gap = truth - told;
    const own = frame.yours && !frame.yours.same ? frame.yours.grads[frame.weight] : g;

    const low = Math.min(...along), high = Math.max(...along), room = 0.3 * (high - low) || 0.5;
    const pen = curve.begin({ x: X, y: { low: low - room, high: high + room, name: "loss" } });
    pen.curve(frame.h, along, { colour: pen.palette.blue });
    pen.curve([X.low, X.high], [here + g * X.low, here + g * X.high], { colour: pen.palette.orange, dash: [8, 5] });
    if (Math.abs(own - g) > 1e-9) pen.curve([X.low, X.high], [here + own * X.low, here + own * X.high], { colour: pen.palette.bad, dash: [12, 3, 2, 3] });
    pen.inside(() => {
      pen.line([state.h, here + told], [state.h, along[i]], { thick: 4 });
      pen.mark([state.h, here + told], { shape: "square", colour: pen.palette.orange });
    });
    pen.mark([0, here], { shape: "diamond", r: 5 });
    pen.mark([state.h, along[i]], { colour: pen.palette.blue });
    grip.show(state);

    const pen2 = gaps.begin({ ...GAPS, x: { ...GAPS.x, log: true } });
    if (guessed) {
      const last = frame.gaps.at(-1);
      if (last > 0) pen2.curve([1e-4, 1], [last, last * 1e8], { thick: 1.5, dash: [6, 4] });
      pen2.curve(frame.small, frame.gaps.map((value) => Math.max(value, 1e-17)), { colour: pen2.palette.blue });
      pen2.inside(() => frame.small.forEach((at, k) => pen2.mark([at, Math.max(frame.gaps[k], 1e-17)], { r: 3.5, colour: pen2.palette.blue })));
      if (state.h && Math.abs(state.h) <= 1) pen2.inside(() => pen2.mark([Math.abs(state.h), Math.max(Math.abs(gap), 1e-17)], { shape: "square", colour: pen2.palette.orange }));
    } else pen2.text("Predict first: then the gap appears.", pen2.toPixel([1e-2, 1e-5]), { align: "center" });

    const trapped = told < FALL && truth > 0;
    say(now, `${frame.weight} = ${show(frame.value)}, gradient ${brief(g)}: h = ${show(state.h)} is foretold to change the loss by ${brief(told)}; it changes by ${brief(truth)}`);
    say(why, whyText(state, frame, told, truth, gap));
    say(goal, trapped ? `Foretold a fall of ${brief(-told)}, and the loss rises by ${brief(truth)}: challenge done.`
      : `Challenge: find a weight and a nudge for which a fall of more than ${-FALL} is foretold, and the loss rises. (Nearly every start has one.)`);
    goal.classList.toggle("nnw-good", trapped);
    say(yoursNote, yoursText(frame, own));
    ask.show(state, {
      ask: "Predict first: the nudge is halved. What becomes of the gap between the change foretold and the true one?",
      reply: guessed ? `You said ${OPTIONS[state.guess]}; for small nudges a quarter is left: the gap is proportional to h².` : "",
      right: state.guess === 2,
    });
    weight.show(state);
    nudge.show(state);
    const summary = `${frame.weight} nudged by ${show(state.h)}: foretold ${brief(told)}, true ${brief(truth)}.`;
    curve.name(`The loss along ${frame.weight} and the line that its gradient draws. ${summary}`);
    gaps.name(guessed ? `The gap for nudges from 1 down to a ten-thousandth: ${brief(frame.gaps[0])} down to ${brief(frame.gaps.at(-1))}. ${summary}`
      : "The gap for smaller nudges, shown after your prediction.");
    ui.say(summary);
    const rows = [i, ...[-2, -1, -0.5, -0.1, -0.05, 0.05, 0.1, 0.5, 1, 2].map((at) => indexOf({ h: at }))];
    numbers.show(["", "h", "foretold", "true", "gap"],
      rows.map((k, n) => [n ? "" : "now", show(frame.h[k]), brief(foretold[k]), brief(frame.true[k]), brief(frame.true[k] - foretold[k])]));
  };
}

function whyText({ h: nudge }, { g, gaps }, told, truth, gap) {
  if (nudge === 0) return "No nudge, no change.";
  if (g === 0) return gaps[0] === 0 ? "The gradient is 0: this unit is off for every row, and small nudges change nothing." : "The gradient is 0: it foretells no change.";
  if (told * truth < 0) return "The sign is wrong: the gradient knows the slope here, not the valley's other side.";
  if (Math.abs(gap) < 0.05 * Math.abs(truth)) return "Foretold to within 5 %: so near, the loss is almost a straight line.";
  return gap > 0 ? "The loss ends above the line: it bends upwards." : "The loss ends below the line: it bends downwards.";
}

function yoursText({ yours, weight, g }, own) {
  if (!yours) return "";
  if (yours.same) return "Your function has the same gradient, for every weight.";
  if (Math.abs(own - g) > 1e-9) return `Your gradient here is ${brief(own)}, the reference's ${brief(g)}: its line is red, dash-dotted.`;
  return `Your gradient agrees for ${weight}, but not for ${yours.worst}: choose that one.`;
}

export default { render: (host) => mount(host, "Nudge one weight", build) };
