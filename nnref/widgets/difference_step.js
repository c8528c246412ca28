// The step of a numerical gradient: one curve down, because the chord nears the tangent, and one up, because digits cancel.

import { chart } from "./chart.js";
import { brief } from "./logic.js";
import { h, handle, mount, question, say, select, starts, table } from "./view.js";

const X = { low: -14.3, high: 0.3, name: "h", log: true };
const Y = { low: -13, high: 1.2, name: "relative error", log: true };
const GOOD = 1e-9;

function build(ui) {
  const errors = chart(ui, { caption: "Solid blue: central differences. Dashed orange: one-sided. Both axes are logarithmic; h grows to the right.", aspect: 1.45 });
  const ask = question(ui, { key: "guess", options: ui.frame.offered.map(brief) });
  const name = select(ui, { key: "name", label: "Derivative of", options: ui.frame.names, onpick: (text) => ui.set({ name: text }) });
  const last = ui.frame.h.length - 1;
  const move = (k) => ui.set({ k: Math.round(Math.min(last, Math.max(0, k))) });
  // To the right h grows, on the slider as in the picture; the state counts the other way, as h does from 1 down.
  const range = h("input", { type: "range", id: `${ask.id}-h`, min: 0, max: last, step: 1, oninput: () => move(last - range.valueAsNumber) });
  const box = h("input", { type: "number", step: "any", min: 1e-14, max: 1, "aria-label": "h, as a number" });
  box.addEventListener("change", () => {
    if (box.valueAsNumber > 0) move(-4 * Math.log10(box.valueAsNumber));
    box.value = Number(ui.frame.h[ui.state.k].toPrecision(3));
  });
  const grip = handle(ui, errors.stage, {
    label: (state) => `Point on the curve, h is ${brief(ui.frame.h[state.k])}`,
    place: (state) => errors.toPixel([ui.frame.h[state.k], ui.frame.central[state.k]]),
    drag: (left) => move(-4 * errors.toX(left)),
    nudge: (dx, dy) => move(ui.state.k - (dx || dy)),
  });
  const now = h("p", { class: "nnw-count" });
  const why = h("p", { class: "nnw-note" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "The error at each h");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-row" }, name.element, starts(ui, () => ui.set({ ...ui.frame.start, guess: -1 }))),
    h("div", { class: "nnw-main" },
      h("div", { class: "nnw-pictures" }, errors.element),
      h("div", { class: "nnw-controls" }, h("div", { class: "nnw-slider" }, h("label", { for: range.id }, "h"), range, box), now, why, goal, yoursNote)),
    numbers.element,
  );

  return (state, frame) => {
    const { k } = state, guessed = state.guess >= 0;
    const steps = frame.h, error = frame.central[k], reached = error < GOOD;
    const shown = guessed ? steps.map((_, i) => i) : [k];
    const pen = errors.begin({ x: X, y: Y });
    if (guessed) {
      pen.curve(steps, frame.central, { colour: pen.palette.blue });
      pen.curve(steps, frame.one_sided, { colour: pen.palette.orange, dash: [8, 5] });
      if (frame.yours) pen.curve(steps, frame.yours, { thick: 1.5, dash: [2, 4] });
    } else pen.text("Predict first: then the whole curves appear.", pen.toPixel([1e-7, 1e-6]), { align: "center" });
    pen.mark([steps[k], frame.one_sided[k]], { shape: "square", colour: pen.palette.orange });
    pen.mark([steps[k], error], { colour: pen.palette.blue });
    grip.show(state);

    range.value = last - k;
    if (document.activeElement !== box) box.value = Number(steps[k].toPrecision(3));
    range.setAttribute("aria-valuetext", brief(steps[k]));
    say(now, `h = ${brief(steps[k])}: relative error ${brief(error)}`);
    say(why, k < frame.best - 4 ? "Too large: the curve bends between the two points, the chord is not the tangent."
      : k > frame.best + 4 ? "Too small: f(x+h) and f(x−h) agree in most digits; their difference keeps few right ones, and dividing by h magnifies what is wrong."
        : "About right: both errors are small.");
    say(goal, reached ? `Below ${brief(GOOD)}: challenge done.` : `Challenge: a central difference with a relative error below ${brief(GOOD)}.`);
    goal.classList.toggle("nnw-good", reached);
    say(yoursNote, frame.yours && guessed ? yoursText(frame) : "");
    ask.show(state, {
      ask: `Predict first: which h gives the central difference of ${state.name} the smallest error?`,
      reply: guessed ? `You said ${brief(frame.offered[state.guess])}; of the four it is ${brief(frame.offered[frame.right])}.` : "",
      right: guessed && state.guess === frame.right,
    });
    name.show(state);
    const summary = `With h = ${brief(steps[k])} the central difference is off by ${brief(error)}, the one-sided by ${brief(frame.one_sided[k])}.`;
    errors.name(`${guessed ? `Error curves of ${frame.name}, lowest near h = ${brief(steps[frame.best])}. ` : "One point of the error curves. "}${summary}`);
    ui.say(summary);
    numbers.show(["h", "central", "one-sided", ...(frame.yours ? ["yours"] : [])],
      shown.map((i) => [brief(steps[i]), brief(frame.central[i]), brief(frame.one_sided[i]), ...(frame.yours ? [brief(frame.yours[i])] : [])]));
  };
}

function yoursText({ yours, central, one_sided }) {
  const near = (other) => yours.every((value, i) => Math.abs(Math.log10(value / other[i])) < 0.5 || (value < 1e-7 && other[i] < 1e-7));
  if (near(central)) return "Yours (dotted) is as good as the central difference.";
  if (near(one_sided)) return "Yours (dotted) errs like the one-sided difference: does it step to both sides?";
  return "Yours (dotted) is neither: at its best it errs by " + brief(Math.min(...yours)) + ".";
}

export default { render: (host) => mount(host, "How small should h be?", build) };
