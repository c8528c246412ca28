// Rosenblatt's rule, one example at a time: predict what the line does next, then look. All arithmetic is done in Python.

import { show } from "./logic.js";
import { plane } from "./plane.js";
import { button, h, mount, question, say, select, starts, table } from "./view.js";

const MOVES = ["it stays", "A: towards the example", "B: away from the example"];

function build(ui) {
  const view = plane(ui, {
    caption: "Solid: the line now. Dashed A: if w becomes w + lr·x. Dotted B: if w becomes w − lr·x. The large point comes next.",
    low: -2.25, high: 2.25,
  });
  const go = (steps) => ui.set({ steps: Math.max(0, Math.min(ui.frame.most, steps)), guess: -1 });
  const ask = question(ui, { key: "guess", options: MOVES, onpick: (guess) => ui.set({ guess }) });
  const data = select(ui, { key: "data", label: "Points", options: ui.frame.names, onpick: (name) => ui.set({ data: name, steps: 0, guess: -1, guesses: {} }) });
  const rate = select(ui, { key: "lr", label: "Learning rate lr", options: ["0.25", "0.5", "1", "2"], onpick: (lr) => ui.set({ lr: Number(lr), steps: 0, guess: -1, guesses: {} }) });
  const now = h("p", { class: "nnw-count" });
  const rule = h("p", { class: "nnw-note" });
  const epochs = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const goal = h("p", { class: "nnw-note" });
  const tally = h("p", { class: "nnw-note" });
  const step = button("Step", () => {
    const { steps, guess, guesses } = ui.state;
    ui.set({ steps: Math.min(ui.frame.most, steps + 1), guess: -1, guesses: guess < 0 ? guesses : { ...guesses, [steps]: guess } });
  });
  const back = button("Step back", () => go(ui.state.steps - 1));
  const epoch = button("To the end of the epoch", () => go((Math.floor(ui.state.steps / ui.frame.t.length) + 1) * ui.frame.t.length));
  const numbers = table(ui, "Each step: the example, the class given, and w and b after it");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-main" },
      h("div", { class: "nnw-pictures" }, view.element),
      h("div", { class: "nnw-controls" }, data.element, rate.element, now, rule, yoursNote,
        h("div", { class: "nnw-row" }, step, back, epoch),
        starts(ui, () => ui.set({ steps: 0, guess: -1, guesses: {} })),
        epochs, goal, tally)),
    numbers.element,
  );

  return (state, frame) => {
    const { x, t, w, b, next, yours } = frame;
    const pen = view.begin();
    pen.sides(w, b);
    pen.axes();
    if (!frame.done) {
      pen.boundary(...next.towards, { label: "A", dash: [9, 5], thick: 2 });
      pen.boundary(...next.away, { label: "B", dash: [2, 4], thick: 2 });
    }
    pen.boundary(w, b);
    pen.arrow([0, 0], w, { label: "w" });
    if (yours && !yours.same) pen.boundary(yours.w, yours.b, { colour: pen.palette.bad, dash: [12, 3, 2, 3] });
    x.forEach((at, i) => pen.point(at, t[i], { wrong: frame.wrong[i], big: i === next.index && !frame.done }));

    say(now, `Step ${frame.steps}, epoch ${frame.epoch + 1}: w = (${show(w[0])}, ${show(w[1])}), b = ${show(b)}`);
    say(rule, frame.last ? lastText(frame.last) : w[0] || w[1] ? "No step yet." : "No step yet; and no line while w = 0.");
    say(yoursNote, !yours ? "" : yours.same ? "Your function has made the same steps as the reference."
      : `Since step ${yours.since} your function goes its own way: w = (${yours.w.map(show).join(", ")}), b = ${show(yours.b)} (red, dash-dotted).`);
    say(epochs, `Mistakes in each epoch: ${frame.epochs.join(", ") || "none finished yet"}`);
    say(goal, goalText(state, frame));
    goal.classList.toggle("nnw-good", frame.done);
    say(tally, frame.asked ? `Predictions right: ${frame.right} of ${frame.asked}` : "");
    ask.show(state, {
      ask: frame.done ? "Learning has ended." : `Predict first: next comes (${x[next.index].map(show).join(", ")}) with target ${t[next.index]}. What will the line do?`,
      reply: state.guess >= 0 ? "Now press Step." : frame.verdict === null ? "" : frame.verdict ? "Right." : "Not so: read what the step did.",
      right: state.guess < 0 && frame.verdict === true,
    });
    data.show(state);
    rate.show({ lr: String(state.lr) });
    step.disabled = epoch.disabled = frame.done || frame.steps >= frame.most;
    back.disabled = frame.steps === 0;
    const summary = `Step ${frame.steps}: ${frame.mistakes} of ${t.length} points on the wrong side.`;
    view.name(`Plane with ${t.length} points of ${state.data}. ${summary} w = (${show(w[0])}, ${show(w[1])}), b = ${show(b)}.`);
    ui.say(frame.last ? `${lastText(frame.last)} ${summary}` : summary);
    numbers.show(["step", "x₁", "x₂", "target", "class", "w₁", "w₂", "b"],
      frame.history.map((row) => row.map((value, i) => (i === 0 ? value : show(value)))));
  };
}

function lastText({ x, t, y, lr }) {
  const at = `(${x.map(show).join(", ")})`;
  if (t === y) return `${at} had class ${y}, as it should: nothing moves.`;
  const sign = t > y ? "+" : "−";
  return `${at} had class ${y}, target ${t}: w ${sign} ${show(lr)}·x and b ${sign} ${show(lr)}.`;
}

function goalText(state, frame) {
  if (frame.done) return `An epoch without a mistake, after ${frame.steps} steps: the rule has converged.`;
  if (frame.repeats) {
    const [first, second] = frame.repeats;
    return `After epoch ${second} w and b are what they were after epoch ${first}: on ${state.data} the rule goes round for ever.`;
  }
  return `Challenge: predict every step until an epoch has no mistake on ${state.data}. Or will it never end?`;
}

export default { render: (host) => mount(host, "A perceptron learns, step by step", build) };
