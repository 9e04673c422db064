import { parseArgs } from 'node:util';
import { POLICY, startWorkspace } from '../test/support/workspace.ts';
import { clickToRelease } from './click-to-release.ts';
import { round, type Series } from './percentiles.ts';

interface Report {
  home: string;
  /** From starting the process to being ready, on a new database, in ms. */
  start_ms: number;
  click_to_release: Series;
}

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });

/** Measures one home: embedded by default, PostgreSQL and Redis where TEST_DATABASE_URL and TEST_REDIS_URL name them. */
async function main(): Promise<void> {
  const started = performance.now();
  const workspace = await startWorkspace(POLICY);
  const start = round(performance.now() - started);
  const { TEST_DATABASE_URL: database, TEST_REDIS_URL: redis } = process.env;
  const home =
    database === undefined ? 'embedded' : redis === undefined ? 'PostgreSQL' : 'PostgreSQL + Redis';
  try {
    const report: Report = { home, start_ms: start, click_to_release: await clickToRelease(workspace) };
    process.stdout.write(values.json === true ? `${JSON.stringify(report)}\n` : text(report));
  } finally {
    await workspace.stop();
  }
}

function text({ home, start_ms: start, click_to_release: click }: Report): string {
  return `${home}
start to ready, new database      ${start} ms
click to caller released          p50 ${click.p50_ms} ms, p99 ${click.p99_ms} ms, max ${click.max_ms} ms over ${click.count} runs
`;
}

await main();
