// What the network says of every place of the plane, with the points; and one unit enlarged in its place.

import { FINE, TILE, enlarge, sides, tileIndex } from "./playground_logic.js";
import { shadesOf, sheetOf } from "./playground_net.js";
import { colours, handle, picture } from "./view.js";

const SMOOTH = 4; // a picture of two colours is worked out this much finer, so that its border is no staircase

/** The picture of an output. `far` is where the plane ends; `onplace([x1, x2])` is called for a click while places are asked for. */
export function output(ui, { caption, far, onplace = null }) {
  const view = picture(ui, { caption });
  const { width } = view;
  const toPixel = ([x, y]) => [((x + far) / (2 * far)) * width(), ((far - y) / (2 * far)) * width()];
  const inside = (value) => Math.min(far, Math.max(-far, Number(value.toFixed(2))));
  const toData = (left, top) => [inside((left / width()) * 2 * far - far), inside(far - (top / width()) * 2 * far)];
  const self = { ...view, cursor: [0, 0], placing: false, show, sheet: sheetOf(FINE, FINE) };
  const wide = sheetOf(FINE * SMOOTH, FINE * SMOOTH), close = sheetOf(TILE, TILE);
  let grip = null, dots = null, dotsFor = "", dotsOf = null;
  if (onplace) {
    grip = handle(ui, view.stage, {
      label: () => `Place of the next point: ${self.cursor.join(", ")}`,
      place: () => toPixel(self.cursor),
      drag: (left, top) => { self.cursor = toData(left, top); ui.redraw(); },
      nudge: (dx, dy) => { self.cursor = [inside(self.cursor[0] + dx * 0.25), inside(self.cursor[1] + dy * 0.25)]; ui.redraw(); },
    });
    view.canvas.addEventListener("click", (event) => {
      if (!self.placing) return;
      const box = view.canvas.getBoundingClientRect();
      onplace(toData(event.clientX - box.left, event.clientY - box.top));
    });
  }

  /** `peek` is a unit to show in place of the output. */
  function show(run, state, frame, peek = null) {
    const shades = shadesOf(ui);
    self.sheet.paint(run.output, shades);
    const { ctx, width: size } = view.begin();
    ctx.imageSmoothingEnabled = true;
    ctx.imageSmoothingQuality = "medium";
    ctx.drawImage(pictureOf(run, state, frame, peek, shades), 0, 0, size, size);
    ctx.drawImage(points(state, frame, size), 0, 0, size, size);
    grip?.show(self.placing ? state : null);
  }

  function pictureOf(run, state, { layers }, peek, shades) {
    if (peek && peek.c <= layers.length) {
      const start = tileIndex(peek.c, peek.j, layers) * TILE * TILE;
      close.paint(run.units.subarray(start, start + TILE * TILE), shades);
      return close.canvas;
    }
    if (!state.discretize) return self.sheet.canvas;
    wide.paint(sides(enlarge(run.output, FINE, SMOOTH)), shades);
    return wide.canvas;
  }

  /** The points change with the settings only: they are drawn once, and laid over every picture. */
  function points(state, { points: all, train, regression }, size) {
    const tints = colours(ui), ratio = window.devicePixelRatio || 1, key = [size, ratio, state.show_test, tints.ink, regression].join();
    if (dots && dotsFor === key && dotsOf === all) return dots;
    [dotsFor, dotsOf] = [key, all];
    dots ??= document.createElement("canvas");
    dots.width = dots.height = Math.round(size * ratio);
    const ctx = dots.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const r = all.length > 600 ? 2 : 3;
    all.forEach(([x1, x2, t], i) => {
      const test = i >= train, positive = regression ? t > 0 : t === 1;
      if (test && !state.show_test) return;
      const [left, top] = toPixel([x1, x2]);
      ctx.beginPath();
      if (positive) ctx.rect(left - r, top - r, 2 * r, 2 * r);
      else ctx.arc(left, top, r, 0, 2 * Math.PI);
      ctx.globalAlpha = regression ? 0.25 + 0.75 * Math.min(1, Math.abs(t)) : 1;
      ctx.fillStyle = test ? tints.paper : positive ? tints.blue : tints.orange;
      ctx.strokeStyle = test ? (positive ? tints.blue : tints.orange) : tints.paper;
      ctx.lineWidth = test ? 1.5 : 1;
      ctx.fill();
      ctx.stroke();
    });
    return dots;
  }
  return self;
}
