// The plane of two inputs: where a point lies, and how points, sides, lines and arrows look.

import { clip, foot, score, square } from "./logic.js";
import { pen } from "./pen.js";
import { handle, picture } from "./view.js";

/** A square picture of the plane from `low` to `high` on both axes. */
export function plane(ui, { caption, low, high, axes = ["x₁", "x₂"] }) {
  const view = picture(ui, { caption });
  const { width } = view;
  const toPixel = ([x, y]) => [((x - low) / (high - low)) * width(), ((high - y) / (high - low)) * width()];
  const toData = (left, top) => [low + (left / width()) * (high - low), high - (top / width()) * (high - low)];
  return { ...view, ui, low, high, axes, toPixel, toData, begin: () => planePen(ui, view.begin(), { low, high, axes, toPixel }) };
}

/** What draws one picture of the plane. Class 1 is orange, square, hatched; class 0 is blue, round, plain. */
function planePen(ui, surface, { low, high, axes, toPixel }) {
  const { ctx, width } = surface;
  const base = pen(ui, surface, toPixel);
  const { palette, text, trace, line } = base;
  const self = {
    ...base,
    /** A convex piece of the plane that belongs to class `label`. */
    region(polygon, label) {
      if (polygon.length < 3) return;
      trace(polygon);
      ctx.closePath();
      ctx.fillStyle = label ? palette["orange-pale"] : palette["blue-pale"];
      ctx.fill();
      if (!label) return;
      ctx.save();
      ctx.clip();
      ctx.globalAlpha = 0.45;
      ctx.strokeStyle = palette.orange;
      ctx.lineWidth = 1;
      ctx.beginPath();
      for (let s = -width; s < width; s += 12) { ctx.moveTo(s, 0); ctx.lineTo(s + width, width); }
      ctx.stroke();
      ctx.restore();
    },
    /** Both sides of the line w·x + b = 0. */
    sides(w, b) {
      const all = square(low, high);
      if (w[0] === 0 && w[1] === 0) return self.region(all, b > 0 ? 1 : 0);
      self.region(clip(all, [-w[0], -w[1]], -b), 0);
      self.region(clip(all, w, b), 1);
    },
    axes() {
      for (let k = Math.ceil(low); k <= high; k++) {
        line([k, low], [k, high], { colour: k === 0 ? palette.edge : palette.faint });
        line([low, k], [high, k], { colour: k === 0 ? palette.edge : palette.faint });
        if (k === 0) continue;
        const [left, top] = toPixel([k, 0]), [left0, top0] = toPixel([0, k]);
        text(String(k).replace("-", "−"), [left, top + 10], { align: "center", size: 11 });
        text(String(k).replace("-", "−"), [left0 - 6, top0], { align: "right", size: 11 });
      }
      text(axes[0], [width - 5, toPixel([0, 0])[1] - 10], { align: "right", bold: true });
      text(axes[1], [toPixel([0, 0])[0] + 7, 10], { bold: true });
    },
    /** The whole line w·x + b = 0, as far as the picture goes; its label stands where the line leaves the picture. */
    boundary(w, b, { label = "", ...style } = {}) {
      const centre = [(low + high) / 2, (low + high) / 2];
      const p = foot(w, b, centre);
      if (!p) return;
      const length = Math.hypot(...w), reach = 2 * (high - low);
      const at = (s) => [p[0] - (s * w[1]) / length, p[1] + (s * w[0]) / length];
      line(at(-reach), at(reach), { thick: 2.5, ...style });
      if (!label) return;
      const margin = 0.05 * (high - low);
      for (let s = reach; s > -reach; s -= margin / 2) {
        if (at(s).some((value) => value < low + margin || value > high - margin)) continue;
        return text(label, toPixel(at(s)), { align: "center", bold: true });
      }
    },
    /** A point of class `label`; `wrong` crosses it out, `odd` puts a diamond around it, a pale one if `late`. */
    point(at, label, { wrong = false, odd = false, late = false, note = "", big = false } = {}) {
      const [left, top] = toPixel(at);
      const r = big ? 9 : 6;
      ctx.strokeStyle = palette.ink;
      if (wrong) { // the arms of a cross behind the point, whose shape stays to be seen
        const d = r + 5;
        ctx.lineWidth = 3;
        ctx.beginPath();
        ctx.moveTo(left - d, top - d); ctx.lineTo(left + d, top + d);
        ctx.moveTo(left - d, top + d); ctx.lineTo(left + d, top - d);
        ctx.stroke();
      }
      ctx.fillStyle = label ? palette.orange : palette.blue;
      ctx.strokeStyle = palette.paper;
      ctx.lineWidth = 1.5;
      ctx.beginPath();
      if (label) ctx.rect(left - r, top - r, 2 * r, 2 * r);
      else ctx.arc(left, top, r, 0, 2 * Math.PI);
      ctx.fill();
      ctx.stroke();
      if (odd) {
        ctx.globalAlpha = late ? 0.4 : 1;
        ctx.strokeStyle = palette.ink;
        ctx.lineWidth = 2;
        ctx.setLineDash([4, 3]);
        const d = 2.3 * r;
        ctx.beginPath();
        ctx.moveTo(left, top - d); ctx.lineTo(left + d, top); ctx.lineTo(left, top + d); ctx.lineTo(left - d, top);
        ctx.closePath();
        ctx.stroke();
        ctx.setLineDash([]);
        ctx.globalAlpha = 1;
      }
      if (note) text(note, [left + r + 6, top - r - 6], { size: 12 });
    },
    /** A small mark where two functions answer differently; pale while the answer is about an earlier picture. */
    speck(at, late) {
      const [left, top] = toPixel(at);
      ctx.globalAlpha = late ? 0.4 : 1;
      ctx.fillStyle = palette.ink;
      ctx.fillRect(left - 1.5, top - 1.5, 3, 3);
      ctx.globalAlpha = 1;
    },
  };
  return self;
}

/** How far the sliders of these entries go: to `least`, or to what they start from. */
export const reach = (state, keys, least) => Math.max(least, ...keys.map((key) => Math.ceil(Math.abs(state[key]))));

const snap = (value, grain) => Math.round(value / grain) * grain;

/**
 * Two handles that move one line: the tip of its arrow w (drawn from the origin) and a grip on the line itself, which
 * changes b alone. `keys` names the three entries of the state. The arrow keys do what the mouse does.
 */
export function lineHandles(ui, picture, { keys: [k1, k2, kb], name, most, grain = 1 / 8 }) {
  const centre = [(picture.low + picture.high) / 2, (picture.low + picture.high) / 2];
  const wOf = (state) => [state[k1], state[k2]];
  const inside = (p) => p && p.every((value) => value > picture.low && value < picture.high);
  const limit = (value, bound) => Math.min(bound, Math.max(-bound, snap(value, grain)));
  const setW = ([w1, w2]) => ui.set({ [k1]: limit(w1, most.w), [k2]: limit(w2, most.w) });
  const throughB = (p) => ui.set({ [kb]: limit(-score(wOf(ui.state), 0, p), most.b) });
  const tip = handle(ui, picture.stage, {
    label: (state) => `Tip of the arrow w of ${name}: ${state[k1]}, ${state[k2]}`,
    place: (state) => (inside(wOf(state)) ? picture.toPixel(wOf(state)) : null),
    drag: (left, top) => setW(picture.toData(left, top)),
    nudge: (dx, dy) => setW([ui.state[k1] + dx * grain, ui.state[k2] + dy * grain]),
  });
  const grip = handle(ui, picture.stage, {
    label: (state) => `Grip on ${name}, moves it along its arrow: b is ${state[kb]}`,
    place: (state) => { // beside the middle of the line, where the tip of w may lie
      const w = wOf(state), p = foot(w, state[kb], centre);
      const spots = p && [0.8, -0.8].map((s) => [p[0] - (s * w[1]) / Math.hypot(...w), p[1] + (s * w[0]) / Math.hypot(...w)]);
      const spot = spots?.find(inside) ?? (inside(p) && p);
      return spot ? picture.toPixel(spot) : null;
    },
    drag: (left, top) => throughB(picture.toData(left, top)),
    nudge: (dx, dy) => { // the line follows the key: against w it lies farther back, so b grows
      const w = wOf(ui.state);
      const along = Math.sign(w[0] * dx + w[1] * dy);
      ui.set({ [kb]: limit(ui.state[kb] - along * Math.max(Math.abs(dx), Math.abs(dy)) * grain, most.b) });
    },
  });
  return { show(state) { tip.show(state); grip.show(state); } }; // state null: both are put away
}
