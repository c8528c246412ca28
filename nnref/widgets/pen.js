// The strokes that every picture is made of, given in the numbers of the picture; `toPixel` says where they lie.

import { colours } from "./view.js";

export function pen(ui, { ctx }, toPixel) {
  const palette = colours(ui);
  const self = {
    ctx, palette, toPixel,
    /** Letters at a place in pixels, with a rim that keeps them legible on any ground. */
    text(label, [left, top], { align = "left", size = 13, bold = false, colour = palette.ink } = {}) {
      ctx.font = `${bold ? "bold " : ""}${size}px ${palette.font}`;
      ctx.textAlign = align;
      ctx.textBaseline = "middle";
      ctx.lineWidth = 3;
      ctx.strokeStyle = palette.paper;
      ctx.strokeText(label, left, top);
      ctx.fillStyle = colour;
      ctx.fillText(label, left, top);
    },
    /** Begin a path through points; a point that is not finite makes a gap. */
    trace(points) {
      ctx.beginPath();
      let down = false;
      for (const point of points) {
        const [left, top] = toPixel(point);
        const there = Number.isFinite(left) && Number.isFinite(top);
        if (there && down) ctx.lineTo(left, top);
        else if (there) ctx.moveTo(left, top);
        down = there;
      }
    },
    path(points, { colour = palette.ink, thick = 2, dash = [] } = {}) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = thick;
      ctx.setLineDash(dash);
      self.trace(points);
      ctx.stroke();
      ctx.setLineDash([]);
    },
    line: (from, to, style = {}) => self.path([from, to], { thick: 1, ...style }),
    arrow(from, to, { label = "", thick = 2, ...style } = {}) {
      const [left0, top0] = toPixel(from), [left, top] = toPixel(to);
      const length = Math.hypot(left - left0, top - top0);
      if (length < 1) return;
      self.line(from, to, { thick, ...style });
      const [dx, dy] = [(left - left0) / length, (top - top0) / length];
      ctx.fillStyle = style.colour ?? palette.ink;
      ctx.beginPath();
      ctx.moveTo(left, top);
      ctx.lineTo(left - 11 * dx - 5 * dy, top - 11 * dy + 5 * dx);
      ctx.lineTo(left - 11 * dx + 5 * dy, top - 11 * dy - 5 * dx);
      ctx.fill();
      if (label) self.text(label, [left + 22 * dx, top + 22 * dy], { align: "center", bold: true });
    },
    /** A mark of one of four shapes: round, square, diamond, triangle. Without a rim many of them can stand close together. */
    mark(at, { shape = "round", colour = palette.ink, r = 6, hollow = false, rim = true } = {}) {
      const [left, top] = toPixel(at);
      if (!Number.isFinite(left) || !Number.isFinite(top)) return;
      ctx.beginPath();
      if (shape === "round") ctx.arc(left, top, r, 0, 2 * Math.PI);
      else if (shape === "square") ctx.rect(left - r, top - r, 2 * r, 2 * r);
      else {
        ctx.moveTo(left, top - 1.3 * r);
        ctx.lineTo(left + 1.3 * r, shape === "diamond" ? top : top + r);
        if (shape === "diamond") ctx.lineTo(left, top + 1.3 * r);
        ctx.lineTo(left - 1.3 * r, shape === "diamond" ? top : top + r);
        ctx.closePath();
      }
      ctx.fillStyle = hollow ? palette.paper : colour;
      ctx.strokeStyle = hollow ? colour : palette.paper;
      ctx.lineWidth = hollow ? 2.5 : 1.5;
      ctx.fill();
      if (rim) ctx.stroke();
    },
  };
  return self;
}
