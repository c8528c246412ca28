// Every layer of a deep network before its first step: the signal on its way there, the gradient on its way back. Python sends both.

import { chart } from "./chart.js";
import { brief, show } from "./logic.js";
import { h, mount, question, say, select, slider, starts, table } from "./view.js";

const OPTIONS = ["far smaller", "about as large", "far larger"];
const FLOOR = 1e-300;

/** The axis for these numbers: whole powers of ten, at least eight of them. */
function axis(values, name) {
  const powers = values.filter((value) => value > 0).map(Math.log10);
  const low = Math.floor(Math.min(-3, ...powers)), high = Math.ceil(Math.max(4.5, ...powers));
  return { low, high, name, log: true };
}

function build(ui) {
  const back = chart(ui, { caption: "Blue: the norm of each layer's gradient, log scale. Between the thin lines: the goal of the challenge.", aspect: 1.35 });
  const there = chart(ui, { caption: "Orange squares: the size of the signal that leaves each layer (root mean square), log scale.", aspect: 1.35 });
  const ask = question(ui, { key: "guess", options: OPTIONS });
  const activation = select(ui, { key: "activation", label: "Activation", options: ui.frame.activations });
  const init = select(ui, { key: "init", label: "First weights", options: ui.frame.starts });
  const depth = slider(ui, { key: "depth", label: "layers", name: "number of layers", min: 2, max: 50, step: 1 });
  const gain = slider(ui, { key: "gain", label: "times", name: "factor on the weights", min: 0.1, max: 40, step: 0.1 });
  const now = h("p", { class: "nnw-count" });
  const why = h("p", { class: "nnw-note" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "Size of the signal and norm of the gradient, layer by layer");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-row" }, activation.element, init.element, starts(ui, () => ui.set(ui.frame.start))),
    h("div", { class: "nnw-pictures" }, back.element, there.element),
    h("div", { class: "nnw-controls" }, depth.element, gain.element, now, why, goal, yoursNote),
    numbers.element,
  );

  return (state, frame) => {
    const { norms, signal, yours, band } = frame, n = norms.length;
    const layers = norms.map((_, i) => i + 1), shown = (values) => values.map((value) => Math.max(value, FLOOR));
    const x = { low: 0, high: n + 1, name: "layer" };
    const r = n > 25 ? 3 : 4.5;

    const pen = back.begin({ x, y: axis([...norms, ...(yours?.norms ?? [])], "gradient norm") });
    for (const edge of band) pen.curve([0, n + 1], [edge, edge], { thick: 1, dash: [3, 4] });
    pen.curve(layers, shown(norms), { colour: pen.palette.blue });
    pen.inside(() => layers.forEach((at, i) => pen.mark([at, shown(norms)[i]], { r, colour: pen.palette.blue, rim: false })));
    if (yours?.norms) pen.curve(layers, shown(yours.norms), { colour: pen.palette.bad, dash: [12, 3, 2, 3] });

    const pen2 = there.begin({ x, y: axis(signal, "signal") });
    pen2.curve([0, n + 1], [1, 1], { thick: 1, dash: [3, 4] });
    pen2.curve(layers, shown(signal), { colour: pen2.palette.orange, dash: [8, 5] });
    pen2.inside(() => layers.forEach((at, i) => pen2.mark([at, shown(signal)[i]], { shape: "square", r, colour: pen2.palette.orange, rim: false })));

    const first = norms[0], last = norms.at(-1);
    const done = frame.depth === 50 && frame.activation === "relu" && frame.init === "normal" && frame.inside.every(Boolean);
    say(now, `${n} ${frame.activation} layers, weights of deviation ${brief(frame.wide)}: gradient of the first layer ${brief(first)}, of the last ${brief(last)}`);
    say(why, whyText(frame, first, last));
    say(goal, done ? `Fifty ReLU layers with every norm in the band, at a deviation of ${brief(frame.wide)}: challenge done. √(2/32) is ${show(frame.he)}.`
      : `Challenge: 50 layers, relu, first weights “normal” (0.01 times your factor): bring all 50 norms between ${show(band[0])} and ${band[1].toLocaleString("en")}. Now: ${frame.inside.filter(Boolean).length} of ${n}.`);
    goal.classList.toggle("nnw-good", done);
    say(yoursNote, yoursText(frame));
    ask.show(state, {
      ask: "Predict first: 30 ReLU layers, far too small weights. The gradient of the first layer, compared with that of the last, is …",
      reply: state.guess < 0 ? "" : `You said ${OPTIONS[state.guess]}; it is about as large, and both are next to nothing: the last layer's gradient contains the faded signal.`,
      right: state.guess === 1,
    });
    activation.show(state);
    init.show(state);
    depth.show(state);
    gain.show(state);
    const summary = `${n} ${frame.activation} layers, ${frame.init} times ${show(frame.gain)}: gradient norm ${brief(first)} in the first layer, ${brief(last)} in the last.`;
    back.name(`Norm of the gradient in each layer, log scale. ${summary}`);
    there.name(`Size of the signal in each layer, log scale: from ${brief(signal[0])} to ${brief(signal.at(-1))}. ${summary}`);
    ui.say(summary);
    numbers.show(["layer", "signal", "gradient norm", ...(yours?.norms ? ["yours"] : [])],
      norms.map((norm, i) => [i + 1, brief(signal[i]), brief(norm), ...(yours?.norms ? [brief(yours.norms[i])] : [])]));
  };
}

/** What the two curves say together. */
function whyText({ signal, activation }, first, last) {
  if (first === 0 || last === 0) return "Nothing is left of it: smaller than any number of the machine.";
  const ratio = first / last, end = signal.at(-1);
  if (ratio < 0.01) return `From layer to layer the gradient vanishes on the way back, ${activation === "sigmoid" ? "although the signal stays: a sigmoid's slope is at most 1/4" : "by more than the signal lost on the way there"}.`;
  if (ratio > 100) return "From layer to layer the gradient explodes on the way back, while the activation holds the signal.";
  if (end < 0.01 && last < 0.1) return "The layers are alike, and all stand still: what the signal loses on the way there, every layer's gradient has lost.";
  if (end > 100) return "The layers are alike, and all get far too much: the signal explodes on the way there.";
  return "Signal and gradient keep their size: every layer can learn.";
}

function yoursText({ yours, wide }) {
  if (!yours) return "";
  return yours.notes.map(({ name, same, wide: own }) => {
    if (own !== undefined) return same ? `${name} draws weights of the same deviation.` : `${name} draws weights of deviation ${brief(own)}; the reference's is ${brief(wide)} (red, dash-dotted: the norms with yours).`;
    return same ? `${name} finds the same norms.` : `${name} finds other norms (red, dash-dotted).`;
  }).join(" ");
}

export default { render: (host) => mount(host, "Deep before the first step", build) };
