import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Title,
} from 'chart.js';
import { duration } from '../approval/duration.ts';
import { shortDay } from '../stats/calendar.ts';
import { END_KEYS, ENDS, type End, hitRate } from '../stats/ends.ts';
import type { DayStats, Stats } from '../stats/stats.ts';
import { activityAltText } from './alt-text.ts';
import { drawChart, pngOf } from './canvas.ts';

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale);
Chart.register(LineController, LineElement, PointElement, Title);

const WIDTH = 420;
const REQUESTS_HEIGHT = 330;
const TIMES_HEIGHT = 170;

/** Told apart by people who see colours differently, and in grey. */
const COLOURS: Record<End, string> = {
  allowedByRule: '#5bb99b',
  approvedByPeople: '#3a76c4',
  deniedByPerson: '#c8372d',
  deniedByRule: '#7d1d3f',
  deniedByPolicy: '#8a63a8',
  timedOut: '#f2b134',
  canceled: '#aab4c0',
};
/** Units that the axes take at each side, so that the days of one chart stand above those of the other. */
const AXIS_WIDTH = 52;
const PADDING = 10;
const INK = '#1f2a44';
const QUIET = '#5b6577';
const GRID = '#e6e9ee';

/** A picture, and the same in words for who does not see it. */
export interface Picture {
  png: Buffer;
  altText: string;
}

/** What happened day by day: requests by how they ended, the hit rate, and how long people took. */
export async function activityChart(stats: Stats): Promise<Picture> {
  const charts = [drawChart(WIDTH, REQUESTS_HEIGHT, requestsChart(stats))];
  if (stats.times !== null) charts.push(drawChart(WIDTH, TIMES_HEIGHT, timesChart(stats.days)));
  return { png: await pngOf(charts), altText: activityAltText(stats) };
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
      plugins: { title: titled('Requests a day, by how they ended'), legend: LEGEND },
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
      plugins: { title: titled('Time that people took to decide, median'), legend: { display: false } },
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

const titled = (text: string) => ({
  display: true,
  text,
  align: 'start' as const,
  color: INK,
  font: { size: 14, weight: 600 },
});

const LEGEND = {
  position: 'bottom' as const,
  align: 'start' as const,
  labels: { color: INK, font: { size: 12 }, boxWidth: 12, boxHeight: 12, padding: 8 },
};
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
