// A curve over an axis: linear or logarithmic on either side, with ticks that people can read.

import { tickName, ticks } from "./logic.js";
import { pen } from "./pen.js";
import { picture } from "./view.js";

const MARGIN = { left: 52, right: 12, top: 24, bottom: 38 };

/**
 * A chart. `begin({ x, y })` takes the two axes, each { low, high, name, log }; of a logarithmic axis low and high are exponents
 * of ten, and points are given as they are.
 */
export function chart(ui, { caption, aspect = 1.5 }) {
  const view = picture(ui, { caption, aspect });
  let scale = null;
  const place = (value, { low, high, log }) => ((log ? Math.log10(value) : value) - low) / (high - low);
  const toPixel = ([x, y]) => [
    MARGIN.left + place(x, scale.x) * (scale.width - MARGIN.left - MARGIN.right),
    MARGIN.top + (1 - place(y, scale.y)) * (scale.height - MARGIN.top - MARGIN.bottom),
  ];
  /** Where a place in pixels lies along the first axis (an exponent, if that is logarithmic). */
  const toX = (left) => scale.x.low + ((left - MARGIN.left) / (scale.width - MARGIN.left - MARGIN.right)) * (scale.x.high - scale.x.low);
  function begin({ x, y }) {
    const surface = view.begin();
    const { ctx, width, height } = surface;
    scale = { x, y, width, height };
    const base = pen(ui, surface, toPixel);
    const box = [MARGIN.left, MARGIN.top, width - MARGIN.left - MARGIN.right, height - MARGIN.top - MARGIN.bottom];
    const value = (tick, axis) => (axis.log ? 10 ** tick : tick);
    const ends = { x: [value(x.low, x), value(x.high, x)], y: [value(y.low, y), value(y.high, y)] };
    for (const tick of ticks(x.low, x.high, Math.max(3, width / 45), x.log)) {
      const at = value(tick, x);
      base.line([at, ends.y[0]], [at, ends.y[1]], { colour: tick === 0 && !x.log ? base.palette.edge : base.palette.faint });
      base.text(tickName(tick, x.log), [toPixel([at, ends.y[0]])[0], height - MARGIN.bottom + 11], { align: "center", size: 11 });
    }
    for (const tick of ticks(y.low, y.high, Math.max(3, height / 45), y.log)) {
      const at = value(tick, y);
      base.line([ends.x[0], at], [ends.x[1], at], { colour: tick === 0 && !y.log ? base.palette.edge : base.palette.faint });
      base.text(tickName(tick, y.log), [MARGIN.left - 5, toPixel([ends.x[0], at])[1]], { align: "right", size: 11 });
    }
    base.text(x.name, [width - MARGIN.right, height - 9], { align: "right", bold: true });
    base.text(y.name, [8, 11], { bold: true });
    return {
      ...base, ends,
      /** Draw inside the frame only. */
      inside(draw) {
        ctx.save();
        ctx.beginPath();
        ctx.rect(...box);
        ctx.clip();
        draw();
        ctx.restore();
      },
      curve(xs, ys, style) { this.inside(() => base.path(xs.map((at, i) => [at, ys[i]]), { thick: 2.5, ...style })); },
      /** A hatched strip between two places of the first axis. */
      strip(from, to) {
        const left = toPixel([from, ends.y[0]])[0], right = toPixel([to, ends.y[0]])[0];
        ctx.save();
        ctx.beginPath();
        ctx.rect(left, box[1], right - left, box[3]);
        ctx.clip();
        ctx.fillStyle = base.palette["orange-pale"];
        ctx.fillRect(left, box[1], right - left, box[3]);
        ctx.globalAlpha = 0.45;
        ctx.strokeStyle = base.palette.orange;
        ctx.lineWidth = 1;
        ctx.beginPath();
        for (let s = left - height; s < right; s += 10) { ctx.moveTo(s, height); ctx.lineTo(s + height, 0); }
        ctx.stroke();
        ctx.restore();
      },
    };
  }
  return { ...view, begin, toX, toPixel: (point) => (scale ? toPixel(point) : [0, 0]) };
}
