import type { End } from '../stats/ends.ts';

/** How wide pictures are, in units, and what is left free at their sides. */
export const WIDTH = 420;
export const PADDING = 10;

/** Told apart by people who see colours differently, and in grey. */
export const COLOURS: Record<End, string> = {
  allowedByRule: '#5bb99b',
  approvedByPeople: '#3a76c4',
  deniedByPerson: '#c8372d',
  deniedByRule: '#7d1d3f',
  deniedByPolicy: '#8a63a8',
  timedOut: '#f2b134',
  canceled: '#aab4c0',
};
export const INK = '#1f2a44';
export const QUIET = '#5b6577';
export const GRID = '#e6e9ee';

/** A title of Chart.js at the left. */
export const titled = (text: string) => ({
  display: true,
  text,
  align: 'start' as const,
  color: INK,
  font: { size: 14, weight: 600 },
});

/** A legend of Chart.js below, from the left. */
export const LEGEND = {
  position: 'bottom' as const,
  align: 'start' as const,
  labels: { color: INK, font: { size: 12 }, boxWidth: 12, boxHeight: 12, padding: 8 },
};
