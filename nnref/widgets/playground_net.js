// The network: a picture of every unit, links as wide as their weights, buttons over the units.

import { brief } from "./logic.js";
import { TILE, along, nearestLink, palette, place, rgb, thickness, tileIndex, valueOf, widths } from "./playground_logic.js";
import { colours, h, picture, say } from "./view.js";

/** The colours of numbers in the present theme; made again when the theme has changed. */
export function shadesOf(ui) {
  const now = colours(ui);
  if (ui.shadesFor !== now) {
    ui.shadesFor = now;
    const ctx = document.createElement("canvas").getContext("2d");
    const plain = (colour) => { ctx.fillStyle = colour; return rgb(ctx.fillStyle); }; // "white" comes back as #ffffff
    ui.shades = palette(plain(now.orange), plain(now.paper), plain(now.blue));
  }
  return ui.shades;
}

/** A canvas that is not shown, painted with values 0 ... 255. */
export function sheetOf(width, height) {
  const canvas = h("canvas", { width, height }), ctx = canvas.getContext("2d");
  const image = ctx.createImageData(width, height), pixels = new Uint32Array(image.data.buffer);
  return {
    canvas,
    paint(values, shades) {
      for (let i = 0; i < values.length; i++) pixels[i] = shades[values[i]];
      ctx.putImageData(image, 0, 0);
    },
  };
}

/**
 * The picture of the network. `pick(key, c, j)` is called when a unit or a link is chosen, `toggle(name)` when a feature is, `peek`
 * when a unit is looked at closely (null: no longer).
 */
export function network(ui, { all, most, pick, toggle, peek }) {
  let spots = null;
  const sizes = () => ({ features: ui.frame.features, layers: ui.frame.layers, all: all.map(([name]) => name) });
  const view = picture(ui, { caption: "", aspect: (width) => width / place(width, sizes()).height });
  const hint = h("div", { class: "nnp-hint", hidden: true });
  view.stage.append(hint);
  let sheet = null, hover = null;

  const button = (c, j, click) => {
    const element = h("button", { type: "button", class: "nnp-unit", onclick: click });
    for (const on of ["pointerenter", "focus"]) element.addEventListener(on, () => peek({ c, j }));
    for (const off of ["pointerleave", "blur"]) element.addEventListener(off, () => peek(null));
    view.stage.append(element);
    return element;
  };
  const features = all.map(([name], j) => button(0, j, () => toggle(name)));
  const units = Array.from({ length: most.layers + 1 }, (_, k) =>
    Array.from({ length: most.units }, (_, j) => button(k + 1, j, () => pick(null, k + 1, j))));

  const find = (event) => {
    const box = view.canvas.getBoundingClientRect();
    return nearestLink(spots.links, event.clientX - box.left, event.clientY - box.top);
  };
  view.canvas.addEventListener("pointermove", (event) => { hover = spots && find(event); ui.redraw(); });
  view.canvas.addEventListener("pointerleave", () => { hover = null; ui.redraw(); });
  view.canvas.addEventListener("click", (event) => { const link = spots && find(event); if (link) pick(link.key, link.k, link.j); });

  function show(run, chosen, near, editable) {
    const { layers, features: used } = ui.frame;
    const shades = shadesOf(ui), tints = colours(ui);
    const { ctx, width } = view.begin();
    spots = place(width, sizes());
    const { tile } = spots;
    drawLinks(ctx, run, spots, tints, chosen.key);
    const count = run.units.length / TILE / TILE;
    if (sheet?.canvas.height !== TILE * count) sheet = sheetOf(TILE, TILE * count);
    sheet.paint(run.units, shades);
    spots.spots.forEach((column, c) => column.forEach(({ x, y }, j) => {
      const out = c === spots.columns - 1;
      ctx.globalAlpha = c === 0 && !used.includes(all[j][0]) ? 0.3 : 1;
      if (out) ctx.drawImage(ui.outputSheet.canvas, x - tile / 2, y - tile / 2, tile, tile);
      else ctx.drawImage(sheet.canvas, 0, TILE * tileIndex(c, j, layers), TILE, TILE, x - tile / 2, y - tile / 2, tile, tile);
      ctx.globalAlpha = 1;
      ctx.strokeStyle = tints.ink;
      const mine = chosen.c === c && chosen.j === j;
      ctx.lineWidth = mine ? 3 : 1;
      ctx.strokeRect(x - tile / 2, y - tile / 2, tile, tile);
      if (c > 0) drawBias(ctx, run, c, j, x - tile / 2, y + tile / 2, tints);
      if (c > 0 && !out && run.dead[c - 1][j]) cross(ctx, x, y, tile, tints);
      if (c === 0) label(ctx, all[j][1], x, y, tints);
      stand(c === 0 ? features[j] : units[c - 1][j], x, y, tile);
    }));
    features.forEach((element, j) => {
      const on = used.includes(all[j][0]);
      press(element, on);
      nameIt(element, `Feature ${all[j][1]}`);
      element.disabled = !editable;
    });
    units.forEach((column, k) => column.forEach((element, j) => {
      const gone = j >= (widths(layers)[k] ?? 0);
      if (element.hidden !== gone) element.hidden = gone;
      if (element.hidden) return;
      const dead = run.dead[k]?.[j] ? ", dead" : "";
      const who = k === layers.length ? "Output unit" : `Unit ${j + 1} of layer ${k + 1}`;
      nameIt(element, `${who}${dead}`);
      press(element, chosen.c === k + 1 && chosen.j === j);
    }));
    tellNear(run, near?.c > 0 && spots.spots[near.c]?.[near.j] ? near : null, width);
  }

  /** The weight under the pointer, or the bias of the unit that is looked at, in figures. */
  function tellNear(run, unit, width) {
    const key = hover?.key ?? (unit && `b${unit.c}[${unit.j}]`);
    if (hint.hidden !== !key) hint.hidden = !key;
    if (!key) return;
    const { x: left, y: top } = unit ? spots.spots[unit.c][unit.j] : {};
    const [x, y] = hover ? along(hover.ends, 0.5) : [left, top - spots.tile / 2];
    say(hint, `${key} = ${brief(valueOf(key, run) ?? 0)}`);
    hint.style.left = `${Math.min(width - 110, Math.max(0, x - 50))}px`;
    hint.style.top = `${Math.max(0, y - 30)}px`;
  }
  return { ...view, show };
}

function stand(element, x, y, tile) {
  const box = { left: `${x - tile / 2}px`, top: `${y - tile / 2}px`, width: `${tile}px`, height: `${tile}px` };
  for (const [side, value] of Object.entries(box)) if (element.style[side] !== value) element.style[side] = value;
}

// What has not changed is left alone: at sixty pictures a second every touch of the page counts.
const put = (element, attribute, text) => { if (element.getAttribute(attribute) !== text) element.setAttribute(attribute, text); };
const press = (element, on) => put(element, "aria-pressed", String(on));
const nameIt = (element, text) => put(element, "aria-label", text);

/** Positive weights blue and solid, negative ones orange and dashed; links that look alike are one path, for many paths are slow. */
function drawLinks(ctx, run, { links }, tints, chosenKey) {
  const alike = new Map();
  for (const { ends, k, i, j, key } of links) {
    const w = run.parameters.at(`w${k}`, i, j), thick = Math.round(2 * thickness(w)) / 2;
    if (key === chosenKey) stroke(ctx, [ends], tints.ink, thick + 4);
    const look = w < 0 ? -thick : thick;
    if (!alike.has(look)) alike.set(look, []);
    alike.get(look).push(ends);
  }
  for (const [look, all] of alike) {
    if (look < 0) ctx.setLineDash([7, 4]);
    stroke(ctx, all, look < 0 ? tints.orange : tints.blue, Math.abs(look));
    ctx.setLineDash([]);
  }
}

function stroke(ctx, all, colour, thick) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = thick;
  ctx.beginPath();
  for (const [x0, y0, x1, y1] of all) {
    const middle = (x0 + x1) / 2;
    ctx.moveTo(x0, y0);
    ctx.bezierCurveTo(middle, y0, middle, y1, x1, y1);
  }
  ctx.stroke();
}

function drawBias(ctx, run, k, j, left, bottom, tints) {
  const b = run.parameters.at(`b${k}`, j);
  ctx.fillStyle = b < 0 ? tints.orange : tints.blue;
  ctx.strokeStyle = tints.paper;
  ctx.lineWidth = 1;
  ctx.beginPath();
  if (b < 0) ctx.arc(left, bottom, 4, 0, 2 * Math.PI);
  else ctx.rect(left - 4, bottom - 4, 8, 8);
  ctx.fill();
  ctx.stroke();
}

/** A dead unit is crossed out. */
function cross(ctx, x, y, tile, tints) {
  const r = tile / 2 - 3;
  ctx.strokeStyle = tints.ink;
  ctx.lineWidth = 2.5;
  ctx.beginPath();
  ctx.moveTo(x - r, y - r); ctx.lineTo(x + r, y + r); ctx.moveTo(x - r, y + r); ctx.lineTo(x + r, y - r);
  ctx.stroke();
}

function label(ctx, text, x, y, tints) {
  ctx.font = `bold 12px ${tints.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.strokeStyle = tints.paper;
  ctx.lineWidth = 3;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = tints.ink;
  ctx.fillText(text, x, y);
}
