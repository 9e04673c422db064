import { join } from 'node:path';
import { activityAltText } from '../../src/charts/alt-text.ts';
import { type Stats, statsOf, windowOf } from '../../src/stats/stats.ts';
import { runModule } from '../support/run-module.ts';

function stats(days: number, counted: Partial<Parameters<typeof statsOf>[0]> = {}): Stats {
  const window = windowOf(days, 'UTC', new Date('2026-11-24T12:00:00Z'));
  const nothing = {
    since: window.until,
    waiting: 0,
    requestsByHour: [],
    answersByHour: [],
    reviewersInAll: 0,
  };
  return statsOf({ ...nothing, ends: [], times: [], reviewers: [], ...counted }, window, []);
}

const busy = stats(30, {
  ends: [
    { day: '2026-11-03', outcome: 'approved', by: 'rule', requests: 30 },
    { day: '2026-11-24', outcome: 'approved', by: 'reviewer', requests: 9 },
    { day: '2026-11-24', outcome: 'timed_out', by: 'timeout', requests: 1 },
  ],
  times: [
    { day: '2026-11-24', median: 8_400, p95: 9_000 },
    { day: null, median: 8_400, p95: 9_000 },
  ],
});

/** Width and height that a PNG says it has (PNG specification, "IHDR"). */
async function sizeOf(
  drawn: Stats,
): Promise<{ isPng: boolean; width: number; height: number; altText: string }> {
  const module = JSON.stringify(join(process.cwd(), 'dist/charts/activity-chart.js'));
  const printed = await runModule(`
    import { activityChart } from ${module};
    const { png, altText } = await activityChart(${JSON.stringify(drawn)});
    const isPng = png.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));
    console.log(JSON.stringify({ isPng, width: png.readUInt32BE(16), height: png.readUInt32BE(20), altText }));
  `);
  return JSON.parse(printed);
}

test('the picture is a PNG that is sharp on a phone, with the same in words', async () => {
  expect(await sizeOf(busy)).toEqual({
    isPng: true,
    width: 1_260,
    height: 1_500,
    altText: activityAltText(busy),
  });
});

test('where people decided nothing there is no chart of how long they took', async () => {
  expect(await sizeOf(stats(1))).toMatchObject({ isPng: true, width: 1_260, height: 990 });
});

test('the words say what the picture shows', () => {
  expect(activityAltText(busy)).toBe(
    'Bars of the requests on each day from 26 Oct to 24 Nov, by how they ended: 30 allowed by a rule, ' +
      '9 approved by people, 1 timed out, nobody answered. The most were 30 of 40, on 3 Nov. A line of the hit rate, ' +
      '75% in all. Below, a line of the time that people took to decide; its median is 8.4 s in all.',
  );
});
