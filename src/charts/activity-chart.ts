import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { shortDay } from '../stats/calendar.ts';
import { END_KEYS, ENDS, hitRate } from '../stats/ends.ts';
import type { DayStats, Stats } from '../stats/stats.ts';
import { duration } from '../text/duration.ts';
import { type Canvas, drawChart } from './canvas.ts';
import { COLOURS, GRID, INK, LEGEND, PADDING, QUIET, titled, WIDTH } from './style.ts';

const REQUESTS_HEIGHT = 330;
const TIMES_HEIGHT = 170;

/** Units that the axes take at each side, so that the days of one chart stand above those of the other. */
const AXIS_WIDTH = 52;

/** What happened day by day: requests by how they ended, the hit rate, and how long people took. */
export function activityCharts(stats: Stats): Canvas[] {
  const charts = [drawChart(WIDTH, REQUESTS_HEIGHT, requestsChart(stats))];
  if (stats.times !== null) charts.push(drawChart(WIDTH, TIMES_HEIGHT, timesChart(stats.days)));
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
      order: 1,
    }),
  );
  const rate = days.map((day) => percent(hitRate(day.ends)));
  return {
    type: 'bar',
    data: { labels: labelsOf(days), datasets: [lineOf('hit rate', rate, INK, 'rate'), ...bars] },
    options: {
      layout: { padding: PADDING },
      plugins: { title: titled('Requests per day, by outcome'), legend: LEGEND },
      scales: {
        x: { ...X_AXIS, stacked: true },
        y: { ...Y_AXIS, stacked: true, ticks: { ...TICKS, precision: 0, maxTicksLimit: 6 } },
        rate: {
          ...Y_AXIS,
          position: 'right',
          max: 100,
          grid: { display: false },
          ticks: { ...TICKS, stepSize: 25, callback: (value) => `${value}%` },
        },
      },
    },
  };
}

function timesChart(days: readonly DayStats[]): ChartConfiguration {
  const median = days.map(({ times }) => times?.median ?? null);
  return {
    type: 'line',
    data: { labels: labelsOf(days), datasets: [lineOf('median', median, COLOURS.approvedByPeople, 'y')] },
    options: {
      layout: { padding: { top: 0, left: PADDING, bottom: PADDING, right: PADDING + AXIS_WIDTH } },
      plugins: { title: titled('Median time that people took to decide'), legend: { display: false } },
      scales: {
        x: X_AXIS,
        y: {
          ...Y_AXIS,
          ticks: {
            ...TICKS,
            maxTicksLimit: 5,
            callback: (value) => (value === 0 ? '0' : duration(Number(value))),
          },
        },
      },
    },
  };
}

/** Over days without a value the line goes on; its points show which days have one. */
function lineOf(label: string, data: (number | null)[], colour: string, yAxisID: string): ChartDataset {
  const [borderWidth, pointRadius] = data.length > 31 ? [1.5, 1] : [2, 2.5];
  const line = { borderColor: colour, backgroundColor: colour, borderWidth, pointRadius };
  return { type: 'line', label, data, yAxisID, spanGaps: true, order: 0, ...line };
}

const labelsOf = (days: readonly DayStats[]): string[] => days.map(({ day }) => shortDay(day));

const percent = (rate: number | null): number | null => (rate === null ? null : Math.round(rate * 100));

const TICKS = { color: QUIET, font: { size: 11 } };
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
