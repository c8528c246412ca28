// The playground. Python trains and paints; what is here shows it, asks for changes, and tells when a picture has been seen.

import { chart } from "./chart.js";
import { brief, show } from "./logic.js";
import { ownPoints, settings, toggleFeature, unitCounts } from "./playground_form.js";
import { asker, handles, unpack, valueOf } from "./playground_logic.js";
import { network } from "./playground_net.js";
import { output } from "./playground_output.js";
import { checkbox, choice, dial, group, setting, softButton, takeaway } from "./playground_parts.js";
import { button, h, mount, question, say, table } from "./view.js";

const GUESSES = ["above 0.5", "0.1 to 0.5", "below 0.1"], ASKED = 50; // the epoch that the question is about
const CONFIRM = 3; // pictures for one confirmation
const WAIT = 2; // pictures that wait at most: of two that come within one refresh of the screen both are shown, one after the other
const STILL = 3; // pictures a second for who asked for less motion
const WORDS = 10; // times a second that words and the curve follow the pictures

function build(ui) {
  const { options, hide } = ui.frame;
  const send = (kind, more = {}) => ui.model.send({ kind, ...more });
  const part = (name, element) => { if (hide.includes(name)) element.hidden = true; return element; };
  const asking = asker((message) => ui.model.send(message));
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const coming = [];
  let live = null, seen = 0, drawn = 0, told = 0, peek = null, chosen = { c: 1, j: 0, key: null };

  const ask = question(ui, { key: "guess", options: GUESSES });
  const run = runBar(ui, send, () => live);
  const counts = unitCounts(ui, part);
  const choose = (key, c, j) => { chosen = { c, j, key }; ui.redraw(); };
  const net = network(ui, {
    all: options.features, most: { layers: options.mostLayers, units: options.mostUnits },
    pick: choose, toggle: (name) => toggleFeature(ui, name), peek: (unit) => { peek = unit; ui.redraw(); },
  });
  const unit = unitPanel(ui, asking, { choose, chosen: () => chosen });
  const norms = h("div", { class: "nnp-line nnp-norms" });
  const out = output(ui, { caption: "The output over the plane. Squares are positive, circles negative; hollow ones are test points.", far: options.far, onplace: (at) => own.add(at) });
  const own = ownPoints(ui, () => out);
  const curve = chart(ui, { caption: "Loss after each epoch: training solid, test dashed.", aspect: 1.5 });
  const time = dial({ name: "time, in epochs", min: 0, max: 0, step: 1, integer: true, send: (epoch) => asking.ask({ kind: "go", epoch }), busy: asking.busy });
  const losses = h("p", { class: "nnw-count" }), goal = h("p", { class: "nnw-note" }), mine = h("p", { class: "nnw-note" });
  const form = settings(ui, part);
  const away = takeAway(ui, send);
  const outputs = h("div", { class: "nnp-outputs" }, out.element);
  const second = beside(ui, send, outputs);
  const numbers = table(ui, "Losses, and the weights of every unit");
  ui.outputSheet = out.sheet;

  ui.root.append(
    part("question", ask.element), part("run", run.element),
    h("div", { class: "nnp-top" },
      h("div", { class: "nnp-net" }, counts.element, net.element, part("diagnostics", norms), legend(), part("unit", unit.element)),
      h("div", { class: "nnp-side" }, outputs, losses, goal, curve.element, part("time", time.element), mine)),
    h("div", { class: "nnp-groups" }, ...form.groups, part("points", own.element), part("beside", second.element), part("text", away.text), part("code", away.code)),
    numbers.element,
  );

  const hear = (content, buffers) => {
    if (content.kind === "code") return away.fill(content.text);
    if (content.kind !== "frame") return;
    const next = unpack(content, buffers);
    if (!next.playing) coming.length = 0; // the last one, or the answer to what was asked by hand
    coming.push(next);
    if (coming.length > WAIT) coming.shift();
    asking.answered(next.done);
    ui.redraw();
  };
  ui.model.on("msg:custom", hear);
  ui.cleanup.push(() => { ui.model.off("msg:custom", hear); send("pause"); });
  send("hello");

  return (state, frame) => {
    live = coming.shift() ?? live;
    if (coming.length) ui.redraw();
    if (live && fits(live.run, frame)) { // else it is a picture of the network before
      if (!live.playing || live.n >= seen + CONFIRM) { seen = live.n; send("seen", { n: seen }); }
      if (live.playing && still.matches && performance.now() - drawn < 1000 / STILL) return;
      drawn = performance.now();
      chosen = stillThere(chosen, frame, live.run);
      out.show(live.run, state, frame, peek);
      net.show(live.run, chosen, peek, !hide.includes("features"));
      second.show(live, state, frame);
    }
    const now = performance.now();
    if (live?.playing && now - told < 1000 / WORDS) return;
    told = now;
    form.show(state, frame);
    own.show(state);
    run.show(state);
    counts.show(frame);
    if (live && fits(live.run, frame)) tell(state, frame, live.run);
  };

  /** Everything in words and numbers. */
  function tell(state, frame, now) {
    drawCurve(curve, now, live.beside);
    unit.show(state, frame, now, chosen);
    time.show(now.epoch, "epoch", now.last);
    second.tell(live);
    away.show(live.text);
    showNorms(norms, now, frame);
    const sum = `training loss ${lossText(now.train)}, test loss ${lossText(now.test)}`;
    const at = `Epoch ${now.epoch}${now.length && now.at % now.length ? ` and ${now.at % now.length} of ${now.length} updates` : ""}`;
    say(losses, `${at}: ${sum}`);
    const [judged, which] = now.test === null ? [now.train, "training"] : [now.test, "test"], reached = judged !== null && judged < frame.goal;
    say(goal, now.length === 0 ? "There is nothing to train on yet: place points of your own."
      : reached ? `The ${which} loss is below ${lossText(frame.goal)}: challenge done.` : `Challenge: bring the ${which} loss below ${lossText(frame.goal)}.`);
    goal.classList.toggle("nnw-good", reached);
    say(mine, frame.mine.length ? `Your functions at work: ${frame.mine.join(", ")}.` : "");
    showQuestion(ask, state, now);
    const what = peek && peek.c <= frame.layers.length ? `Enlarged: ${unitName(peek, frame, options)}. ` : "";
    out.name(`${what}The network's output over the plane with ${frame.train} training points. ${at}: ${sum}.`);
    net.name(`Network of ${frame.features.length} features, hidden layers of ${frame.layers.join(", ") || "no"} units, one output. ${at}: ${sum}. ${deadText(now)}Chosen: ${chosen.key} = ${show(valueOf(chosen.key, now))}.`);
    curve.name(`Loss over ${now.last} epochs: ${sum}.`);
    ui.say(`${at}: ${sum}.`);
    numbers.show(["unit", "bias", "weights", "state"], rowsOf(now, frame));
  }
}

const fits = (run, { layers, features }) => run.layout.w1[0] === features.length && run.dead.length === layers.length && layers.every((units, k) => run.layout[`b${k + 1}`][0] === units);
const lossText = (loss) => (loss === null ? "unknown" : loss >= 0.001 && loss < 1000 ? String(Number(loss.toPrecision(3))) : brief(loss));
const unitName = ({ c, j }, { layers }, { features }) => (c === 0 ? `feature ${features[j][1]}` : c > layers.length ? "the output unit" : `unit ${j + 1} of layer ${c}`);

/** Play, stop, steps in both directions, starts. */
function runBar(ui, send, live) {
  const { options, hide } = ui.frame;
  const playing = () => Boolean(live()?.playing);
  const play = button("Play", () => send(playing() ? "pause" : "play"));
  play.classList.add("nnp-play");
  const stride = setting(ui, "stride", "A step is", options.stride), speed = setting(ui, "speed", "A picture shows", options.speed);
  const back = softButton("Step back", () => send("step", { ways: -1 })), step = button("Step", () => send("step", { ways: 1 }));
  const speeds = h("div", { class: "nnw-row" }, stride.element, speed.element);
  speeds.hidden = hide.includes("speed");
  const buttons = [button("Rewind", () => send("rewind")), back, play, step, button("Reset", () => send("reset")), button("Another start", () => send("renew"))];
  return {
    element: h("div", { class: "nnw-row nnp-run" }, ...buttons, speeds),
    show(state) {
      say(play, playing() ? "Pause" : "Play");
      stride.show(state);
      speed.show(state);
      back.use(live()?.run.at > 0);
    },
  };
}

/** One unit: which, its activation, and each of its numbers. */
function unitPanel(ui, asking, { choose, chosen }) {
  const which = choice(ui, { label: "Unit", options: [], value: () => `${chosen().c}.${chosen().j}`, onpick: (at) => choose(null, ...at.split(".").map(Number)) });
  const what = choice(ui, { label: "Number", options: [], value: () => chosen().key, onpick: (key) => choose(key, chosen().c, chosen().j) });
  const value = dial({ name: "value of the chosen weight or bias", min: -5, max: 5, step: 0.1, send: (number) => asking.ask({ kind: "edit", at: chosen().key, value: number }), busy: asking.busy });
  const kind = choice(ui, {
    label: "Its activation", options: ui.frame.options.activation, value: () => ui.frame.activations[chosen().c - 1] ?? "identity",
    onpick: (name) => ui.set({ activation: ui.frame.activations.map((each, k) => (k === chosen().c - 1 ? name : each)) }),
  });
  let listed = "", keyed = "";
  const fill = (list, pairs) => list.replaceChildren(...pairs.map(([option, words]) => h("option", { value: option }, words)));
  return {
    element: group("One unit, by hand", which.element, what.element, value.element, kind.element),
    show(state, frame, run, { c, j, key }) {
      const units = [...frame.layers.flatMap((count, k) => Array.from({ length: count }, (_, i) => [`${k + 1}.${i}`, `${i + 1} of layer ${k + 1}`])), [`${frame.layers.length + 1}.0`, "output"]];
      const names = new Map(ui.frame.options.features);
      const keys = handles(c, j, { features: frame.features.map((each) => names.get(each)), layers: frame.layers, normed: "gamma1" in run.layout });
      if (listed !== String(units)) { listed = String(units); fill(which.list, units); }
      if (keyed !== String(keys)) { keyed = String(keys); fill(what.list, keys); }
      which.show(state);
      what.show(state);
      kind.show(state);
      kind.element.hidden = c > frame.layers.length || ui.frame.hide.includes("activation");
      value.show(valueOf(key, run), key);
    },
  };
}

/** The chosen unit and number, or the first ones if the network has lost them. */
function stillThere({ c, j, key }, { layers }, run) {
  const units = c <= layers.length ? layers[c - 1] : c === layers.length + 1 ? 1 : 0;
  const [k, i] = j < units ? [c, j] : [1, 0];
  return { c: k, j: i, key: [key, `w${k}[0,${i}]`].find((each) => each && valueOf(each, run) !== null && (k === c && i === j || each !== key)) };
}

function legend() {
  return h("div", { class: "nnp-legend", role: "img", "aria-label": "Colours: orange for -1 and less, blue for 1 and more; negative weights are dashed" },
    h("span", {}, "−1"), h("span", { class: "nnp-scale" }), h("span", {}, "+1"), h("span", {}, "links: solid positive, dashed negative, wide = large; ✕ dead"));
}

function showNorms(line, { norms, dead }, { layers }) {
  line.style.gridTemplateColumns = `repeat(${layers.length + 2}, minmax(0, 1fr))`;
  const texts = ["‖dL/dW‖", ...norms.map((norm, k) => `${norm === null ? "not finite" : brief(norm)}${dead[k]?.some(Boolean) ? `\n${dead[k].filter(Boolean).length} dead` : ""}`)];
  while (line.children.length > texts.length) line.lastChild.remove();
  while (line.children.length < texts.length) line.append(h("div"));
  texts.forEach((text, i) => say(line.children[i], text));
}

function drawCurve(curve, now, other) {
  const all = [...now.curve.slice(1), ...(other ? other.curve.slice(1) : [])].flat().filter(Number.isFinite);
  const last = Math.max(1, now.last, other?.last ?? 0);
  const plot = curve.begin({ x: { low: 0, high: last, name: "epoch" }, y: { low: 0, high: (all.length ? Math.max(1e-3, ...all) : 1) * 1.05, name: "loss" } });
  if (other) {
    plot.curve(other.curve[0], other.curve[1], { colour: plot.palette.good, thick: 1.5 });
    plot.curve(other.curve[0], other.curve[2], { colour: plot.palette.good, thick: 1.5, dash: [2, 3] });
  }
  plot.curve(now.curve[0], now.curve[1], { thick: 2 });
  plot.curve(now.curve[0], now.curve[2], { thick: 2, dash: [6, 4] });
  const here = now.at / Math.max(1, now.length);
  plot.inside(() => plot.path([[here, 0], [here, 1e9]], { thick: 1, colour: plot.palette.edge }));
}

function showQuestion(ask, state, now) {
  const known = now.last >= ASKED && now.curve[0].at(-1) >= ASKED, at = now.curve[0].findIndex((epoch) => epoch >= ASKED);
  const loss = known ? now.curve[2][at] : null, right = loss === null ? -1 : loss > 0.5 ? 0 : loss >= 0.1 ? 1 : 2;
  ask.show(state, {
    ask: `Predict first: where will the test loss be after ${ASKED} epochs with these settings?`,
    reply: state.guess < 0 ? "" : loss === null ? `You said ${GUESSES[state.guess]}. Now press Play.` : `You said ${GUESSES[state.guess]}; it was ${brief(loss)}.`,
    right: right >= 0 && state.guess === right,
  });
}

const deadText = ({ dead }) => { const count = dead.flat().filter(Boolean).length; return count ? `${count} dead. ` : ""; };

function rowsOf(run, { layers, features }) {
  const rows = [["training loss", "", lossText(run.train), ""], ["test loss", "", lossText(run.test), ""]];
  [...layers, 1].forEach((units, k) => {
    const inputs = k ? layers[k - 1] : features.length;
    for (let j = 0; j < units; j++) {
      const weights = Array.from({ length: inputs }, (_, i) => brief(run.parameters.at(`w${k + 1}`, i, j))).join("  ");
      rows.push([k === layers.length ? "output" : `${k + 1}.${j + 1}`, brief(run.parameters.at(`b${k + 1}`, j)), weights, run.dead[k]?.[j] ? "dead" : ""]);
    }
  });
  return rows;
}

/** The state as text, to copy and to open; and the code. */
function takeAway(ui, send) {
  const state = takeaway("state", { editable: true }), cell = takeaway("code", { rows: 14 });
  const shown = h("div", { hidden: true }, cell.name, cell.field, h("div", { class: "nnw-row" }, cell.copy, cell.note));
  const keep = () => document.activeElement === state.field;
  return {
    text: group("State", h("div", { class: "nnp-choice wide" }, state.name, state.field),
      h("div", { class: "nnw-row" }, state.copy, button("Open this state", () => send("open", { text: state.field.value })), state.note)),
    code: group("Code", button("Write this run as a cell", () => send("code")), shown),
    show(text) { if (!keep() && ui.shownText !== text) { state.field.value = ui.shownText = text; } },
    fill(text) { cell.field.value = text; shown.hidden = false; },
  };
}

/** A second run, kept as it was, that trains along. */
function beside(ui, send, outputs) {
  const on = checkbox("Keep this run beside, and train it along", (checked) => send("beside", { on: checked }));
  const note = h("p", { class: "nnw-note" });
  const box = group("Two runs", on.element, note);
  let view = null;
  return {
    element: box,
    show(live, state, frame) {
      outputs.classList.toggle("two", Boolean(live.beside));
      if (!live.beside && view) { view.element.remove(); view = null; }
      if (!live.beside) return;
      if (!view) { view = output(ui, { caption: "The run beside.", far: ui.frame.options.far }); outputs.append(view.element); }
      view.show(live.beside, state, frame);
    },
    tell({ beside: other, other: text }) {
      on.show(Boolean(other));
      if (!other) return say(note, "Then change a setting, and press Play.");
      const sum = `training loss ${lossText(other.train)}, test loss ${lossText(other.test)}`;
      say(note, `Beside (${text}): epoch ${other.epoch}, ${sum}; its curve is green.`);
      view.name(`Output of the run beside over the plane. Epoch ${other.epoch}: ${sum}.`);
    },
  };
}

export default { render: (host) => mount(host, "Playground: a network in training", build) };
