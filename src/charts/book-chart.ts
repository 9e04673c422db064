import type { ChartConfiguration } from 'chart.js';
import { type PartKind, partsByUse, type RulesByUse, usesText } from '../stats/rules-by-use.ts';
import { type Canvas, drawChart } from './canvas.ts';
import { INK, LEGEND, PADDING, QUIET, titled, WIDTH } from './style.ts';

const HEIGHT = 112;
/** The less a part does, the paler. */
const COLOURS: Record<PartKind, string> = { carrying: INK, rest: '#8b97ab', unused: '#dce1e9' };
/** Share of the book below which a part would not be seen, and is drawn as if it were as large. */
const PART_MIN = 0.01;

/** The whole rule book as one bar: the part that carries the load, the part that does the rest, and what does nothing. */
export const bookChart = (use: RulesByUse): Canvas => drawChart(WIDTH, HEIGHT, configOf(use));

function configOf(use: RulesByUse): ChartConfiguration {
  const parts = partsByUse(use).map((part) => ({
    ...part,
    shown: Math.max(part.rules, use.rules * PART_MIN),
  }));
  return {
    type: 'bar',
    data: {
      labels: [''],
      datasets: parts.map(({ kind, shown, text }) => ({
        label: text,
        data: [shown],
        backgroundColor: COLOURS[kind],
        barThickness: 14,
        borderWidth: 0,
      })),
    },
    options: {
      indexAxis: 'y',
      layout: { padding: { left: PADDING, right: PADDING } },
      plugins: {
        title: { ...titled(`Rules by use, ${use.days} days`), padding: { top: 10, bottom: 0 } },
        subtitle: { ...titled(usesText(use)), color: QUIET, font: { size: 12 }, padding: 8 },
        legend: LEGEND,
      },
      scales: {
        x: { display: false, stacked: true, max: parts.reduce((sum, { shown }) => sum + shown, 0) },
        y: { display: false, stacked: true },
      },
    },
  };
}
