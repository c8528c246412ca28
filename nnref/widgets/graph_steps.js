// A neuron as a graph. Values go right; once a local derivative is given, the gradient goes one edge to the left.

import { show } from "./logic.js";
import { pen } from "./pen.js";
import { button, h, mount, picture, say, slider, starts, table } from "./view.js";

const CLEAR = { answers: {}, shown: 0 };

const isTall = (width) => width < 480; // then values go down instead of right

function build(ui) {
  const view = picture(ui, { caption: "Upper number: the value, forward. Lower: the gradient of L, backward. Orange: local derivatives found.", aspect: (width) => (isTall(width) ? 0.9 : 2) });
  const toPixel = ([x, y]) => {
    const width = view.width();
    if (isTall(width)) return [((y + 0.6) / 3.2) * width, ((x + 0.4) / 4.8) * (width / 0.9)];
    return [((x + 0.55) / 5.1) * width, ((2.5 - y) / 3) * (width / 2)];
  };
  const legend = h("legend");
  const box = h("input", { type: "number", step: "any" });
  const reply = h("p", { class: "nnw-note", role: "status" });
  const nextEdge = () => ui.frame.edges[ui.frame.done];
  const answer = (value, shown = 0) => {
    const [output, input] = nextEdge();
    box.value = "";
    ui.set({ answers: { ...ui.state.answers, [`${output}/${input}`]: value }, shown: ui.state.shown + shown });
  };
  const give = () => { if (nextEdge() && Number.isFinite(box.valueAsNumber)) answer(box.valueAsNumber); };
  box.addEventListener("keydown", (event) => { if (event.key === "Enter") give(); });
  const step = button("Step backward", give);
  const tell = button("Show me", () => {
    const [output, input] = nextEdge();
    answer(ui.frame.local[`${output}/${input}`], 1);
  });
  const again = button("Backward again", () => ui.set(CLEAR));
  const sliders = [["x", "x"], ["w", "w"], ["b", "b"], ["t", "t"]].map(([key, label]) => slider(ui, { key, label, min: -2, max: 2, step: 0.25 }));
  const formula = h("p", {}, "u = w·x,  z = u + b,  a = tanh(z),  L = (a − t)²");
  const chain = h("p", { class: "nnw-count" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "Value and gradient of each node");
  ui.root.append(
    h("fieldset", {}, legend, h("div", { class: "nnw-row" }, h("label", {}, "local derivative", box), step, tell, again), reply),
    formula,
    h("div", { class: "nnw-pictures wide" }, view.element),
    h("div", { class: "nnw-controls" }, chain, goal, yoursNote, ...sliders.map((s) => s.element), starts(ui, () => ui.set({ ...ui.frame.start, ...CLEAR }))),
    numbers.element,
  );

  return (state, frame) => {
    const { values, grads, local, edges, done, places } = frame;
    const ended = done === frame.all;
    const { ctx, width } = view.begin();
    const draw = pen(ui, { ctx }, toPixel);
    const size = Math.max(10, Math.min(14, width / 40));
    edges.forEach(([output, input, words], i) => {
      const from = places[input], to = places[output];
      const near = (isTall(width) ? 0.26 : 0.36) / Math.hypot(to[0] - from[0], to[1] - from[1]);
      const at = (s) => [from[0] + s * (to[0] - from[0]), from[1] + s * (to[1] - from[1])];
      draw.arrow(at(near), at(1 - near), { colour: i === done ? draw.palette.orange : draw.palette.edge, thick: i === done ? 3 : 1.5 });
      const [left, top] = toPixel(at(0.5));
      // Clear of the boxes: above a level or falling arrow, to the right of one that rises or, in the tall picture, goes down.
      const right = isTall(width) || to[1] > from[1], align = right ? "left" : "center";
      const beside = isTall(width) ? [left + size, top] : right ? [left + size, top + size] : [left, top - 2.6 * size];
      if (i < done) draw.text(found(words, local[`${output}/${input}`]), beside, { align, size: size - 1, colour: draw.palette.orange });
      if (i === done) draw.text("?", beside, { align, size: size + 4, bold: true, colour: draw.palette.orange });
    });
    for (const [name, at] of Object.entries(places)) {
      const [left, top] = toPixel(at), known = name in grads;
      const wide = size * 7.2, high = size * (known ? 3.1 : 1.9);
      ctx.fillStyle = draw.palette[known ? "blue-pale" : "paper"];
      ctx.strokeStyle = draw.palette.blue;
      ctx.lineWidth = known ? 2.5 : 1.2;
      ctx.fillRect(left - wide / 2, top - high / 2, wide, high);
      ctx.strokeRect(left - wide / 2, top - high / 2, wide, high);
      draw.text(`${name} = ${show(values[name])}`, [left, known ? top - size * 0.65 : top], { align: "center", size });
      if (known) draw.text(`grad ${show(grads[name])}`, [left, top + size * 0.75], { align: "center", size, bold: true });
    }

    const [output, input] = ended ? ["", ""] : edges[done];
    const asked = `∂${output}/∂${input}`;
    say(legend, ended ? "Backward is done." : `Predict: what is the local derivative ${asked} here?`);
    box.setAttribute("aria-label", ended ? "local derivative" : `local derivative of ${output} by ${input}`);
    box.disabled = step.disabled = tell.disabled = ended;
    const [out0, in0, words0] = done ? edges[done - 1] : ["", "", ""];
    const wrong = frame.tried !== null;
    say(reply, wrong ? `${show(frame.tried)} is not it. Look at the formula: ${output} depends on ${input} as ${hint(output)}.`
      : done ? `Right: ∂${out0}/∂${in0} = ${found(words0, local[`${out0}/${in0}`])}.` : "");
    reply.classList.toggle("nnw-good", !wrong && done > 0);
    say(chain, done ? `dL/d${in0} = dL/d${out0} · ∂${out0}/∂${in0} = ${show(grads[out0])} · ${show(local[`${out0}/${in0}`])} = ${show(grads[in0])}` : "dL/dL = 1: the walk begins here.");
    const clean = ended && state.shown === 0;
    say(goal, clean ? "All six without help: challenge done." : ended ? `Done, ${state.shown} of them shown. Challenge: all six without help.` : "Challenge: all six local derivatives without help.");
    goal.classList.toggle("nnw-good", clean);
    say(yoursNote, !frame.yours ? "" : `Your function gives ∂a/∂z = ${show(frame.yours.value)}${frame.yours.same ? ", as the reference does." : `; the reference gives ${show(local["a/z"])}.`}`);
    for (const s of sliders) s.show(state);
    const known = Object.entries(grads).map(([name, value]) => `${name} ${show(value)}`).join(", ");
    view.name(`Graph of one neuron, L = ${show(values.L)}. Gradients so far: ${known}.${ended ? "" : ` Next: ${asked}.`}`);
    ui.say(`Gradients so far: ${known}.`);
    numbers.show(["node", "value", "gradient of L"], Object.keys(places).map((name) => [name, show(values[name]), name in grads ? show(grads[name]) : "?"]));
  };
}

/** A local derivative as a formula and as a number; once where both are the same. */
const found = (words, value) => (words === show(value) ? words : `${words.replace("-", "−")} = ${show(value)}`);

const hint = (output) => ({ L: "(a − t)²", a: "tanh(z), whose slope is 1 − a²", z: "a sum", u: "a product" })[output];

export default { render: (host) => mount(host, "Backward through a neuron", build) };
