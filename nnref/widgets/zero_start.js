// Four hidden units that start alike: their ways through the plane of weights, and how far they ever part. Python sends the whole run.

import { chart } from "./chart.js";
import { brief, show } from "./logic.js";
import { h, mount, question, say, select, slider, starts, table } from "./view.js";

const OPTIONS = ["four", "two", "one"];
const NOISES = ["none", "10⁻¹⁵", "10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "0.1"];
const LOOKS = [["round", "blue", 10], ["square", "orange", 7.5], ["diamond", "good", 5], ["triangle", "ink", 3]];
const DASHES = [[], [8, 5], [2, 4], [10, 3, 2, 3]];
const LAST = 400, EVERY = 4, FLOOR = 1e-18;

function build(ui) {
  const plane = chart(ui, { caption: "Each hidden unit by its two weights: the way from the start, and where it is now. Marks inside each other are equal units.", aspect: 1.2 });
  const curves = chart(ui, { caption: "Log scale. Dashed orange: the loss. Blue: the largest difference between two units; at 0 there is no curve.", aspect: 1.2 });
  const ask = question(ui, { key: "guess", options: OPTIONS });
  const noise = select(ui, { key: "noise", label: "Noise on top", options: NOISES, onpick: (text) => ui.set({ noise: NOISES.indexOf(text) }) });
  const base = slider(ui, { key: "base", label: "all", name: "number that every weight starts from", min: 0, max: 1, step: 0.05 });
  const rate = slider(ui, { key: "lr", label: "lr", name: "learning rate", min: 0.1, max: 1, step: 0.05 });
  const step = slider(ui, { key: "step", label: "step", name: "step shown", min: 0, max: LAST, step: EVERY });
  const now = h("p", { class: "nnw-count" });
  const why = h("p", { class: "nnw-note" });
  const goal = h("p", { class: "nnw-note" });
  const numbers = table(ui, "The weights of each hidden unit at the step shown, and loss and largest difference over the steps");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-row" }, noise.element, starts(ui, () => ui.set(ui.frame.start))),
    h("div", { class: "nnw-pictures" }, plane.element, curves.element),
    h("div", { class: "nnw-controls" }, step.element, base.element, rate.element, now, why, goal),
    numbers.element,
  );

  return (state, frame) => {
    const { steps, units, losses, spread, kinds } = frame;
    const k = Math.floor(state.step / EVERY), all = units.flat();
    const side = (axis) => {
      const values = all.map((unit) => unit[axis]), room = 0.15 * (Math.max(...values) - Math.min(...values)) + 0.2;
      return { low: Math.min(...values) - room, high: Math.max(...values) + room };
    };
    const pen = plane.begin({ x: { ...side(0), name: "weight from x₁" }, y: { ...side(1), name: "weight from x₂" } });
    LOOKS.forEach(([, colour], j) => pen.curve(units.slice(0, k + 1).map((at) => at[j][0]), units.slice(0, k + 1).map((at) => at[j][1]),
      { colour: pen.palette[colour], thick: 1.5, dash: DASHES[j] }));
    pen.inside(() => LOOKS.forEach(([shape, colour, r], j) => pen.mark(units[k][j], { shape, r, colour: pen.palette[colour] })));

    const pen2 = curves.begin({ x: { low: 0, high: LAST, name: "step" }, y: { low: -17, high: 2, name: "loss, difference", log: true } });
    pen2.curve(steps, losses.map((value) => Math.max(value, FLOOR)), { colour: pen2.palette.orange, dash: [8, 5] });
    pen2.curve(steps, spread.map((value) => (value > 0 ? value : NaN)), { colour: pen2.palette.blue });
    pen2.inside(() => pen2.line([state.step, 1e-17], [state.step, 100], { dash: [3, 4] }));

    const same = kinds[k] === 1 ? "all four hidden units are the same" : `${kinds[k]} different ones among the four hidden units`;
    const reached = losses.at(-1) <= frame.goal.loss && frame.noise <= frame.goal.noise && frame.noise > 0;
    say(now, `Step ${state.step}: loss ${brief(losses[k])}; ${same}`);
    say(why, whyText(state, frame));
    say(goal, reached ? `Loss ${brief(losses.at(-1))} after ${LAST} steps, from a noise of ${NOISES[state.noise]}: challenge done. How much smaller may the noise be?`
      : `Challenge: a loss of ${frame.goal.loss} at most after ${LAST} steps, with a noise of ${NOISES[5]} at most. Now ${brief(losses.at(-1))}.`);
    goal.classList.toggle("nnw-good", reached);
    ask.show(state, {
      ask: "Predict first: four hidden units, equal weights, no noise. After 400 steps, how many different units are there?",
      reply: state.guess < 0 ? "" : `You said ${OPTIONS[state.guess]}; there is one, four times: equal units get equal gradients, at every step. From ${show(frame.base)} without noise the loss ends at ${brief(frame.equal_end)}.`,
      right: state.guess === 2,
    });
    noise.show({ noise: NOISES[state.noise] });
    for (const s of [step, base, rate]) s.show(state);
    const summary = `From ${show(frame.base)} with noise ${NOISES[state.noise]}, step ${state.step}: loss ${brief(losses[k])}, ${same}.`;
    plane.name(`The plane of the two weights into each hidden unit. ${units[k].map((unit, j) => `Unit ${j + 1}: ${show(unit[0])}, ${show(unit[1])}`).join("; ")}. ${summary}`);
    curves.name(`Loss and largest difference between two units against the step, log scale; the difference ends at ${brief(spread.at(-1))}. ${summary}`);
    ui.say(summary);
    numbers.show(["", "from x₁ or loss", "from x₂ or difference", "to the output"], [
      ...units[k].map((unit, j) => [`unit ${j + 1}`, ...unit.map(show)]),
      ...[0, 100, 200, 300, 400].map((at) => [`step ${at}`, brief(losses[at / EVERY]), brief(spread[at / EVERY]), ""]),
    ]);
  };
}

function whyText({ step }, { base, noise, spread, kinds }) {
  const k = Math.floor(step / EVERY);
  if (noise === 0 && base === 0) return "From zeros no hidden weight moves at all: the units are 0, and so is everything that would come back to them.";
  if (kinds[k] === 1 && noise === 0) return "Same weights, same signal, same gradient: they move, and they move together. Four units do the work of one.";
  if (spread[k] > 10 * spread[0] && kinds[k] > 1) return "A straight rise on the log scale: their difference grows by the same factor at every step, until they have parted.";
  if (spread[k] < spread[0]) return "Their difference has shrunk: at first they learn the same thing.";
  return "They are not equal, but still so close that they do the same.";
}

export default { render: (host) => mount(host, "Units that start alike", build) };
