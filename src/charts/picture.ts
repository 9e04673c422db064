import type { RulesByUse } from '../stats/rules-by-use.ts';
import type { Stats } from '../stats/stats.ts';
import { activityCharts } from './activity-chart.ts';
import { altTextOf } from './alt-text.ts';
import { pngOf } from './canvas.ts';
import { rulesCharts } from './rules-chart.ts';

/** A picture, and the same in words for who does not see it. */
export interface Picture {
  png: Buffer;
  /** At most 1,000 characters. */
  altText: string;
}

/** What happened day by day, and below it the rules by use, unless `use` is null. */
export async function drawPicture(stats: Stats, use: RulesByUse | null): Promise<Picture> {
  const charts = [...activityCharts(stats), ...(use === null ? [] : rulesCharts(use))];
  return { png: await pngOf(charts), altText: altTextOf(stats, use) };
}
