import type { Chart, Plugin } from 'chart.js';
import { toFont } from 'chart.js/helpers';
import type { Mark } from './marks.ts';
import { INK } from './style.ts';

const SIZE = 12;
/** Between a point and its label, and between two labels, in units. */
const GAP = 6;

/** A mark with the side of its point on which its label is, if there is room. */
export interface LabelledMark extends Mark {
  side: 'above' | 'below';
}

/** Writes values beside their points; on the other side if another label or the axis is in the way. */
export function markLabels(marks: readonly LabelledMark[], textOf: (value: number) => string): Plugin {
  return {
    id: 'mark-labels',
    afterDatasetsDraw: (chart: Chart) => {
      chart.ctx.font = toFont({ size: SIZE, weight: 600 }).string;
      chart.ctx.textBaseline = 'middle';
      const drawn: Box[] = [];
      for (const mark of marks) drawn.push(drawLabel(chart, mark, textOf(mark.value), drawn));
    },
  };
}

interface Box {
  left: number;
  right: number;
  y: number;
}

function drawLabel(
  { ctx, scales, chartArea }: Chart,
  mark: LabelledMark,
  text: string,
  drawn: readonly Box[],
): Box {
  const x = scales.x?.getPixelForValue(mark.index) ?? 0;
  const y = scales.y?.getPixelForValue(mark.value) ?? 0;
  const { width } = ctx.measureText(text);
  const left = Math.min(Math.max(x - width / 2, chartArea.left), chartArea.right - width);
  const [above, below] = [y - SIZE / 2 - GAP, y + SIZE / 2 + GAP];
  const isFree = (at: number): boolean =>
    at + SIZE / 2 <= chartArea.bottom &&
    !drawn.some(
      (box) => left < box.right + GAP && box.left < left + width + GAP && Math.abs(box.y - at) < SIZE,
    );
  const [first, second] = mark.side === 'above' ? [above, below] : [below, above];
  const at = isFree(first) ? first : second;
  // A line that runs through a label makes it hard to read.
  ctx.lineWidth = 4;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = '#ffffff';
  ctx.strokeText(text, left, at);
  ctx.fillStyle = INK;
  ctx.fillText(text, left, at);
  return { left, right: left + width, y: at };
}
