import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartItem,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  SubTitle,
  Title,
} from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale);
Chart.register(LineController, LineElement, PointElement, SubTitle, Title);

export type { Canvas };

/** Pixels for each unit: pictures are drawn as wide as a phone shows them, and stay sharp on its screen. */
const SCALE = 3;

const FAMILY = 'Expacti Inter';

/** The font comes with us: a container has none. It is read when the first picture is drawn. */
function loadFont(): void {
  if (GlobalFonts.has(FAMILY)) return;
  const { resolve } = createRequire(import.meta.url);
  for (const weight of [400, 600]) {
    const file = resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`);
    GlobalFonts.register(readFileSync(file), FAMILY);
  }
}

/** What measures a text as charts draw it, in units; `size` is that of the font. */
export function rulerOf(size: number): Pick<SKRSContext2D, 'measureText'> {
  loadFont();
  const context = createCanvas(1, 1).getContext('2d');
  context.font = `${size}px "${FAMILY}"`;
  return context;
}

/** Draws one chart on a canvas of its own; no animation, nothing to press. */
export function drawChart(width: number, height: number, config: ChartConfiguration): Canvas {
  loadFont();
  Chart.defaults.font.family = FAMILY;
  const canvas = createCanvas(width, height);
  // Its types know the canvas of a browser only, where they know one at all.
  const surface: unknown = canvas;
  const chart = new Chart(surface as ChartItem, {
    ...config,
    options: {
      ...config.options,
      animation: false,
      responsive: false,
      events: [],
      devicePixelRatio: SCALE,
    },
  });
  // The canvas outlives the chart, which is forgotten by the library here.
  const drawn = createCanvas(canvas.width, canvas.height);
  drawn.getContext('2d').drawImage(canvas, 0, 0);
  chart.destroy();
  return drawn;
}

/** Pictures one below the other, on white, as a PNG. */
export async function pngOf(canvases: readonly Canvas[]): Promise<Buffer> {
  const width = Math.max(...canvases.map((one) => one.width));
  const height = canvases.reduce((sum, one) => sum + one.height, 0);
  const page = createCanvas(width, height);
  const context = page.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  let top = 0;
  for (const canvas of canvases) {
    context.drawImage(canvas, 0, top);
    top += canvas.height;
  }
  return page.encode('png');
}
