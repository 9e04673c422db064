import type { ChartConfiguration, ChartDataset, Plugin } from 'chart.js';
import { shortDay } from '../stats/calendar.ts';
import { END_KEYS, ENDS, totalOf } from '../stats/ends.ts';
import type { DayStats, Stats } from '../stats/stats.ts';
import { numberText, percentText } from '../stats/words.ts';
import { duration } from '../text/duration.ts';
import { type Canvas, drawChart } from './canvas.ts';
import { type LabelledMark, markLabels } from './mark-labels.ts';
import { type Mark, marksOf } from './marks.ts';
import { hitRates, medians } from './series.ts';
import { COLOURS, GRID, INK, LEGEND, PADDING, QUIET, titled, WIDTH } from './style.ts';

const REQUESTS_HEIGHT = 330;
const LINE_HEIGHT = 175;

/** Units that the axes take at the left, so that the days of the charts stand below each other. */
const AXIS_WIDTH = 52;

/** What happened day by day, one scale a chart: requests by how they ended, the hit rate, and how long people took. */
export function activityCharts(stats: Stats): Canvas[] {
  const { days } = stats;
  const charts = [drawChart(WIDTH, REQUESTS_HEIGHT, requestsChart(stats))];
  const rates = marksOf(hitRates(days), 'lowest');
  if (rates !== null)
    charts.push(drawChart(WIDTH, LINE_HEIGHT, rateChart(days, [above(rates.last), below(rates.worst)])));
  const times = marksOf(medians(days), 'highest');
  if (times !== null)
    charts.push(drawChart(WIDTH, LINE_HEIGHT, timesChart(days, [above(times.last), above(times.worst)])));
  return charts;
}

function requestsChart({ days, ends }: Stats): ChartConfiguration {
  const bars = END_KEYS.filter((end) => ends[end] > 0).map(
    (end): ChartDataset => ({
      type: 'bar',
      label: ENDS[end],
      data: days.map((day) => day.ends[end]),
      backgroundColor: COLOURS[end],
      categoryPercentage: 0.9,
      barPercentage: 0.9,
      maxBarThickness: 48,
    }),
  );
  const most = marksOf(
    days.map((day) => totalOf(day.ends)),
    'highest',
  );
  return {
    type: 'bar',
    data: { labels: labelsOf(days), datasets: bars },
    plugins: labelled(most === null || most.worst.value === 0 ? [] : [above(most.worst)], numberText),
    options: {
      layout: { padding: PADDING },
      plugins: { title: titled('Requests per day, by outcome'), legend: LEGEND },
      scales: {
        x: { ...X_AXIS, stacked: true },
        y: { ...Y_AXIS, stacked: true, ticks: { ...TICKS, precision: 0, maxTicksLimit: 6 } },
      },
    },
  };
}

function rateChart(days: readonly DayStats[], marks: readonly LabelledMark[]): ChartConfiguration {
  const ticks = { ...TICKS, stepSize: 0.5, callback: (value: number | string) => percentText(Number(value)) };
  return lineChart(days, {
    title: 'Decided by a rule at once (hit rate)',
    series: hitRates(days),
    colour: INK,
    plugins: labelled(marks, percentText),
    y: { max: 1, ticks },
  });
}

function timesChart(days: readonly DayStats[], marks: readonly LabelledMark[]): ChartConfiguration {
  const callback = (value: number | string) => (value === 0 ? '0' : duration(Number(value)));
  return lineChart(days, {
    title: 'Median time that people took to decide',
    series: medians(days),
    colour: COLOURS.approvedByPeople,
    plugins: labelled(marks, duration),
    y: { ticks: { ...TICKS, maxTicksLimit: 4, callback } },
  });
}

interface Line {
  title: string;
  series: (number | null)[];
  colour: string;
  plugins: Plugin[];
  y: object;
}

/** Over days without a value the line goes on; its points show which days have one. */
function lineChart(
  days: readonly DayStats[],
  { title, series, colour, plugins, y }: Line,
): ChartConfiguration {
  const [borderWidth, pointRadius] = series.length > 31 ? [1.5, 1] : [2, 2.5];
  return {
    type: 'line',
    data: {
      labels: labelsOf(days),
      datasets: [
        {
          data: series,
          spanGaps: true,
          // Points at the ends of the scale are drawn whole.
          clip: false,
          borderColor: colour,
          backgroundColor: colour,
          borderWidth,
          pointRadius,
        },
      ],
    },
    plugins,
    options: {
      layout: { padding: { top: 0, left: PADDING, bottom: PADDING, right: PADDING } },
      plugins: { title: titled(title), legend: { display: false } },
      scales: { x: X_AXIS, y: { ...Y_AXIS, ...y } },
    },
  };
}

const above = (mark: Mark): LabelledMark => ({ ...mark, side: 'above' });
const below = (mark: Mark): LabelledMark => ({ ...mark, side: 'below' });

/** Each mark once, the first one first. */
function labelled(marks: readonly LabelledMark[], textOf: (value: number) => string): Plugin[] {
  const first = new Map(marks.toReversed().map((mark) => [mark.index, mark]));
  return [markLabels([...first.values()], textOf)];
}

const labelsOf = (days: readonly DayStats[]): string[] => days.map(({ day }) => shortDay(day));

const TICKS = { color: QUIET, font: { size: 12 } };
const X_AXIS = {
  offset: true,
  grid: { display: false },
  ticks: { ...TICKS, maxRotation: 0, autoSkipPadding: 12 },
};
const Y_AXIS = {
  beginAtZero: true,
  border: { display: false },
  grid: { color: GRID },
  ticks: TICKS,
  afterFit: (axis: { width: number }) => {
    axis.width = AXIS_WIDTH;
  },
};
