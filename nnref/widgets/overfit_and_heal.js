// Forty points, some with wrong labels, and what a network makes of them: the plane, and both losses. Python sends the whole run.

import { chart } from "./chart.js";
import { show } from "./logic.js";
import { plane } from "./plane.js";
import { h, mount, question, say, select, slider, starts, table } from "./view.js";

const OPTIONS = ["the training loss", "the validation loss", "both"];
const TOP = 1.2;

/** The cells of each row as few rectangles: [polygon, class]. */
function rectangles({ cells, side, limits: [low, high] }) {
  const found = [], size = (high - low) / side;
  for (let row = 0; row < side; row++) {
    for (let from = 0, to; from < side; from = to) {
      const label = cells[row * side + from];
      for (to = from; to < side && cells[row * side + to] === label; to++);
      const [x, x2, y, y2] = [low + from * size, low + to * size, low + row * size, low + (row + 1) * size];
      found.push([[[x, y], [x2, y], [x2, y2], [x, y2]], label]);
    }
  }
  return found;
}

function build(ui) {
  const [low, high] = ui.frame.limits;
  const map = plane(ui, { caption: "Training points, and the network's class of every place. A cross: this label is wrong.", low, high });
  const curves = chart(ui, { caption: "Dashed orange: training. Blue: validation. Thin dotted: validation without a cure. Diamond: the weights that are kept.", aspect: 1.15 });
  const ask = question(ui, { key: "guess", options: OPTIONS });
  const names = ui.frame.strengths.map(String);
  const [l1, l2] = [["l1", "L1"], ["l2", "L2"]].map(([key, label]) =>
    select(ui, { key, label, options: names, onpick: (text) => ui.set({ [key]: names.indexOf(text) }) }));
  const drop = slider(ui, { key: "p", label: "dropout", name: "share of units dropped", min: 0, max: 0.8, step: 0.05, wide: true });
  const patience = slider(ui, { key: "patience", label: "patience (0: never stop)", name: "patience in epochs, 0 for no early stop", min: 0, max: 100, step: 5, wide: true });
  const now = h("p", { class: "nnw-count" });
  const why = h("p", { class: "nnw-note" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "Both losses at some epochs, with the cures and without");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-row" }, l1.element, l2.element, starts(ui, () => ui.set(ui.frame.start))),
    h("div", { class: "nnw-pictures" }, map.element, curves.element),
    h("div", { class: "nnw-controls" }, drop.element, patience.element, now, why, goal, yoursNote),
    numbers.element,
  );

  return (state, frame) => {
    const { training, validation, plain, best, stop, yours, thin } = frame, last = plain.length - 1;
    const cured = frame.l1 > 0 || frame.l2 > 0 || frame.p > 0, halts = frame.patience > 0;
    const pen = map.begin();
    for (const [polygon, label] of rectangles(frame)) pen.region(polygon, label);
    frame.X.forEach((at, i) => pen.mark(at, frame.t[i] ? { shape: "square", colour: pen.palette.orange, r: 5 } : { colour: pen.palette.blue, r: 5 }));
    const arm = (high - low) / 38;
    frame.X.forEach(([x1, x2], i) => {
      if (!frame.turned[i]) return;
      pen.line([x1 - arm, x2 - arm], [x1 + arm, x2 + arm], { thick: 2.5 });
      pen.line([x1 - arm, x2 + arm], [x1 + arm, x2 - arm], { thick: 2.5 });
    });

    const epochs = plain.map((_, i) => i), until = (values) => values.slice(0, stop + 1);
    const pen2 = curves.begin({ x: { low: 0, high: last, name: "epoch" }, y: { low: 0, high: TOP, name: "loss" } });
    if (cured || halts) pen2.curve(epochs, plain, { thick: 1, dash: [2, 3] });
    pen2.curve(until(epochs), until(training), { colour: pen2.palette.orange, dash: [8, 5] });
    pen2.curve(until(epochs), until(validation), { colour: pen2.palette.blue });
    if (thin && !thin.same) pen2.curve(epochs, thin.validation, { colour: pen2.palette.bad, dash: [12, 3, 2, 3] });
    pen2.inside(() => {
      pen2.mark([best, validation[best]], { shape: "diamond" });
      if (halts) pen2.line([stop, 0], [stop, TOP], { dash: [3, 4] });
      if (yours && !yours.same) pen2.line([yours.stop, 0], [yours.stop, TOP], { thick: 2, colour: pen2.palette.bad, dash: [12, 3, 2, 3] });
    });

    const reached = !halts && cured && validation[last] <= frame.par;
    say(now, `${halts ? `Stopped at epoch ${stop}, back to epoch ${best}` : `After ${last} epochs`}: training loss ${show(training[best])}, validation loss ${show(validation[best])}`);
    say(why, `${frame.learned} of ${frame.wrong} wrong labels are learned; ${Math.round(100 * frame.right)} % of the validation points are right. The largest weight is ${show(frame.largest)}.`);
    say(goal, reached ? `A validation loss of ${show(validation[last])} at the end, without a stop: challenge done.`
      : `Challenge: without an early stop, by L1, L2 and dropout alone, end with a validation loss of ${show(frame.par)} at most. (Without a cure it ends at ${show(plain[last])}; its lowest is ${show(frame.lowest)}.)`);
    goal.classList.toggle("nnw-good", reached);
    say(yoursNote, [
      !yours ? "" : yours.same ? "Your early_stopping says the same two epochs."
        : `Your early_stopping goes back to epoch ${yours.best} and stops at ${yours.stop} (red, dash-dotted); the reference: ${best} and ${stop}.`,
      !thin ? "" : thin.same ? "On your dropout the network learns the same, loss for loss."
        : `On your dropout the validation loss is ${show(thin.validation[last])} after ${last} epochs (red, dash-dotted); on the reference's ${show(validation[last])}.`,
    ].filter(Boolean).join(" "));
    ask.show(state, {
      ask: "Predict first: a cure that works, by a penalty. Which loss does it make larger?",
      reply: state.guess < 0 ? "" : `You said ${OPTIONS[state.guess]}; it is the training loss: the points, wrong ones included, are no longer learned by heart. Too much of a cure makes both larger. Try it.`,
      right: state.guess === 0,
    });
    l1.show({ l1: names[state.l1] });
    l2.show({ l2: names[state.l2] });
    drop.show(state);
    patience.show(state);
    const cures = `L1 ${frame.l1}, L2 ${frame.l2}, dropout ${show(frame.p)}${halts ? `, patience ${frame.patience}` : ""}`;
    const summary = `${cures}: training loss ${show(training[best])}, validation loss ${show(validation[best])} at epoch ${best}.`;
    map.name(`Forty training points and the network's two regions. ${frame.learned} of ${frame.wrong} wrong labels learned. ${summary}`);
    curves.name(`Training and validation loss over ${stop} epochs. ${summary}`);
    ui.say(summary);
    const rows = [...new Set([0, 10, 30, 60, 100, 150, 200, 250, last, best, stop])].sort((a, b) => a - b);
    numbers.show(["epoch", "training", "validation", "validation, no cure"], rows.map((k) =>
      [`${k}${k === best ? " (kept)" : ""}`, ...(k <= stop ? [show(training[k]), show(validation[k])] : ["–", "–"]), show(plain[k])]));
  };
}

export default { render: (host) => mount(host, "Overfit, and heal", build) };
