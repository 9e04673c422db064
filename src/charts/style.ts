import type { End } from '../stats/ends.ts';

/** How wide pictures are, in units, and what is left free at their sides: a phone shows them at nearly this width. */
export const WIDTH = 380;
export const PADDING = 10;

/** After the palette of Okabe and Ito, which people with every kind of colour vision can tell apart. */
export const COLOURS: Record<End, string> = {
  allowedByRule: '#56b4e9',
  approvedByPeople: '#0072b2',
  deniedByPerson: '#d55e00',
  deniedByRule: '#7a2e00',
  deniedByPolicy: '#cc79a7',
  timedOut: '#e6b800',
  canceled: '#aab4c0',
};
export const INK = '#1f2a44';
export const QUIET = '#5b6577';
export const GRID = '#e6e9ee';

/** A title of Chart.js at the left, with room for labels above the chart. */
export const titled = (text: string) => ({
  display: true,
  text,
  align: 'start' as const,
  color: INK,
  font: { size: 14, weight: 600 },
  padding: { top: 10, bottom: 20 },
});

/** A legend of Chart.js below, from the left. */
export const LEGEND = {
  position: 'bottom' as const,
  align: 'start' as const,
  labels: { color: INK, font: { size: 12 }, boxWidth: 12, boxHeight: 12, padding: 8 },
};
