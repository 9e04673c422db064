import type { Chart, ChartConfiguration, Plugin } from 'chart.js';
import { toFont } from 'chart.js/helpers';
import { share } from '../stats/ends.ts';
import { moreByUse, type RulesByUse } from '../stats/rules-by-use.ts';
import { numberText, percentText } from '../stats/words.ts';
import { bookChart } from './book-chart.ts';
import { type Canvas, drawChart, rulerOf } from './canvas.ts';
import { drawable } from './drawable.ts';
import { fitText } from './fit-text.ts';
import { COLOURS, INK, PADDING, QUIET, WIDTH } from './style.ts';

/** Of a rule's label with its bar below. */
const ROW_HEIGHT = 33;
const BAR_HEIGHT = 9;
const LABEL_SIZE = 12;
/** For `1,000,000 · 100%` behind the longest bar. */
const COUNT_WIDTH = 110;
const MORE = '#aab4c0';

/** One bar with what stands above it. */
interface Row {
  label: string;
  uses: number;
  /** Of the uses of the book, from 0 to 1; null if it is no part of them. */
  part: number | null;
  colour: string;
  ink: string;
}

/** Which rules carry the load, and how much of the book does nothing; no chart of a book without rules. */
export function rulesCharts(use: RulesByUse): Canvas[] {
  if (use.rules === 0) return [];
  const rows = rowsOf(use);
  const charts = [bookChart(use)];
  if (rows.length > 0) charts.push(drawChart(WIDTH, rows.length * ROW_HEIGHT + PADDING, barsChart(rows)));
  return charts;
}

function rowsOf(use: RulesByUse): Row[] {
  const ruler = rulerOf(LABEL_SIZE);
  return [
    ...use.most.map(({ effect, pattern, uses }) => ({
      part: share(uses, use.uses),
      label: fitText(`${effect}  ${drawable(pattern)}`, WIDTH - 2 * PADDING, ruler),
      uses,
      colour: effect === 'allow' ? COLOURS.allowedByRule : COLOURS.deniedByRule,
      ink: INK,
    })),
    ...moreByUse(use).map(({ text, uses, isInBook }) => ({
      label: text,
      uses,
      part: isInBook ? share(uses, use.uses) : null,
      colour: MORE,
      ink: QUIET,
    })),
  ];
}

function barsChart(rows: readonly Row[]): ChartConfiguration {
  return {
    type: 'bar',
    data: {
      labels: rows.map(({ label }) => label),
      datasets: [
        {
          data: rows.map(({ uses }) => uses),
          backgroundColor: rows.map(({ colour }) => colour),
          barThickness: BAR_HEIGHT,
          minBarLength: 2,
        },
      ],
    },
    plugins: [counts(rows)],
    options: {
      indexAxis: 'y',
      layout: { padding: { left: PADDING, right: COUNT_WIDTH, bottom: PADDING } },
      plugins: { legend: { display: false } },
      scales: {
        x: { display: false, beginAtZero: true, max: Math.max(...rows.map(({ uses }) => uses)) },
        y: {
          border: { display: false },
          grid: { display: false, tickLength: 0 },
          ticks: {
            autoSkip: false,
            mirror: true,
            padding: 0,
            labelOffset: -13,
            color: rows.map(({ ink }) => ink),
            font: { size: LABEL_SIZE },
          },
        },
      },
    },
  };
}

/** Says behind each bar how long it is, and which part of the book's uses. */
function counts(rows: readonly Row[]): Plugin {
  return {
    id: 'counts',
    afterDatasetsDraw: (chart: Chart) => {
      const { ctx } = chart;
      ctx.fillStyle = INK;
      ctx.font = toFont({ size: LABEL_SIZE }).string;
      ctx.textBaseline = 'middle';
      for (const [index, row] of rows.entries()) {
        const bar = chart.getDatasetMeta(0).data[index];
        if (bar !== undefined) ctx.fillText(countOf(row), bar.x + 6, bar.y);
      }
    },
  };
}

/** `1,204 · 29%`; a part that is nearly nothing is not named. */
function countOf({ uses, part }: Row): string {
  return part === null || part < 0.005 ? numberText(uses) : `${numberText(uses)} · ${percentText(part)}`;
}
