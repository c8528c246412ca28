// Five networks of one width, each on its own draw of the points: their curves, and bias and variance place by place. Python sends all.

import { chart } from "./chart.js";
import { show } from "./logic.js";
import { h, mount, question, say, starts, table } from "./view.js";

const OPTIONS = ["the bias", "the variance", "both"];
const X = { low: -3, high: 3, name: "x" };
const DASHES = [[], [8, 5], [2, 3], [10, 3, 2, 3], [14, 4]];

/** A slider over a list of numbers: the state holds the place in the list, the box beside it the number. */
function stops(ui, { key, label, values }) {
  const last = values.length - 1, id = `nnw-${key}-${Math.random().toString(36).slice(2)}`;
  const put = (place) => { ui.set({ [key]: Math.min(last, Math.max(0, place)) }); };
  const range = h("input", { type: "range", id, min: 0, max: last, step: 1, "aria-label": label, oninput: () => put(range.valueAsNumber) });
  const box = h("input", { type: "number", min: values[0], max: values[last], step: "any", "aria-label": `${label}, as a number` });
  const write = () => { box.value = values[ui.state[key]]; };
  box.addEventListener("change", () => {
    const gaps = values.map((value) => Math.abs(value - box.valueAsNumber));
    if (Number.isFinite(box.valueAsNumber)) put(gaps.indexOf(Math.min(...gaps)));
    write();
  });
  box.addEventListener("keydown", (event) => {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!sign) return;
    event.preventDefault();
    put(ui.state[key] + sign);
    write();
  });
  return {
    element: h("div", { class: "nnw-slider wide" }, h("label", { for: id }, label), range, box),
    show(state) {
      range.value = state[key];
      range.setAttribute("aria-valuetext", `${values[state[key]]} ${label}`);
      if (document.activeElement !== box) write();
    },
  };
}

function build(ui) {
  const fits = chart(ui, { caption: "Thin: five networks. Thick blue: their mean. Dashed orange: the curve behind the points. Dots: the first network's points.", aspect: 1.25 });
  const parts = chart(ui, { caption: "Dashed orange: squared bias, mean against curve. Blue: variance, networks against their mean.", aspect: 1.25 });
  const ask = question(ui, { key: "guess", options: OPTIONS });
  const width = stops(ui, { key: "width", label: "hidden units", values: ui.frame.widths });
  const points = stops(ui, { key: "points", label: "points", values: ui.frame.counts });
  const now = h("p", { class: "nnw-count" });
  const why = h("p", { class: "nnw-note" });
  const goal = h("p", { class: "nnw-note" });
  const numbers = table(ui, "Curve, mean of the networks, squared bias and variance at some places");
  ui.root.append(
    ask.element,
    starts(ui, () => ui.set(ui.frame.start)),
    h("div", { class: "nnw-pictures" }, fits.element, parts.element),
    h("div", { class: "nnw-controls" }, width.element, points.element, now, why, goal),
    numbers.element,
  );

  return (state, frame) => {
    const { x, curve, curves, mean, biases, variances, bias, variance, par } = frame;
    const pen = fits.begin({ x: X, y: { low: -2.5, high: 2.5, name: "y" } });
    pen.inside(() => { for (const at of frame.first) pen.mark(at, { r: 3, colour: pen.palette.edge, rim: false }); });
    curves.forEach((y, k) => pen.curve(x, y, { colour: pen.palette.blue, thick: 1, dash: DASHES[k] }));
    pen.curve(x, curve, { colour: pen.palette.orange, dash: [8, 5] });
    pen.curve(x, mean, { colour: pen.palette.blue, thick: 3.5 });

    const pen2 = parts.begin({ x: X, y: { low: 0, high: 1.5, name: "squared error" } });
    pen2.curve(x, variances, { colour: pen2.palette.blue });
    pen2.curve(x, biases, { colour: pen2.palette.orange, dash: [8, 5] });

    const title = `${frame.units} hidden ${frame.units === 1 ? "unit" : "units"}, ${frame.n} points`;
    const reached = frame.units >= par.units && bias <= par.bias && variance <= par.variance;
    say(now, `${title}: squared bias ${show(bias)}, variance ${show(variance)}`);
    say(why, `On their own points they are off by ${show(frame.training)} on average (the noise alone: ${show(frame.noise)}); from the curve by ${show(bias)} + ${show(variance)} = ${show(bias + variance)}. ${verdict(frame)}`);
    say(goal, reached ? `${title}: both are at most ${par.bias}: challenge done.`
      : `Challenge: with ${par.units} units or more, bring squared bias and variance both down to ${par.bias} or less.`);
    goal.classList.toggle("nnw-good", reached);
    ask.show(state, {
      ask: "Predict first: networks of ONE hidden unit get eight times as many points. What becomes small?",
      reply: state.guess < 0 ? "" : `You said ${OPTIONS[state.guess]}; it is the variance: they agree, and they agree on something wrong. A single unit cannot bend like the curve, whatever it is shown.`,
      right: state.guess === 1,
    });
    width.show(state);
    points.show(state);
    const summary = `${title}: squared bias ${show(bias)}, variance ${show(variance)}.`;
    fits.name(`Five networks' curves, their mean, and the curve behind the points. ${summary}`);
    parts.name(`Squared bias and variance at every place; the variance is largest at x = ${show(x[variances.indexOf(Math.max(...variances))])}. ${summary}`);
    ui.say(summary);
    numbers.show(["x", "curve", "mean", "squared bias", "variance"], [0, 10, 20, 30, 40, 50, 60].map((i) => [x[i], curve[i], mean[i], biases[i], variances[i]].map(show)));
  };
}

function verdict({ bias, variance, training, noise }) {
  if (bias > 0.2) return "Too stiff: also their mean misses the curve.";
  if (variance > 0.1) return training < noise / 2 ? "Too free for so few points: each has learned its own noise." : "Each draw of the points gives another curve.";
  return "Each of them is close to the curve.";
}

export default { render: (host) => mount(host, "Five draws, five networks", build) };
