import { parseArgs } from 'node:util';
import { POLICY, startWorkspace } from '../test/support/workspace.ts';
import { clickToRelease } from './click-to-release.ts';
import { type DecideFigures, decide } from './decide.ts';
import { type DigestFigures, digest } from './digest.ts';
import { round, type Series } from './percentiles.ts';
import { type AnswerFigures, slackAnswers } from './slack-answers.ts';

interface Report {
  home: string;
  /** From starting the process to being ready, on a new database, in ms. */
  start_ms: number;
  click_to_release: Series;
  decide: DecideFigures[];
  digest: DigestFigures[];
  slack: AnswerFigures[];
}

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });

const COUNTS = [100, 1000, 10_000];

/** Measures one home: embedded by default, PostgreSQL and Redis where TEST_DATABASE_URL and TEST_REDIS_URL name them. */
async function main(): Promise<void> {
  const figures: DecideFigures[] = [];
  for (const count of COUNTS) figures.push(await decide(count));
  const weekly: DigestFigures[] = [];
  for (const count of COUNTS) weekly.push(await digest(count));
  const started = performance.now();
  const workspace = await startWorkspace(POLICY);
  const start = round(performance.now() - started);
  const { TEST_DATABASE_URL: database, TEST_REDIS_URL: redis } = process.env;
  const home =
    database === undefined ? 'embedded' : redis === undefined ? 'PostgreSQL' : 'PostgreSQL + Redis';
  try {
    const click = await clickToRelease(workspace);
    const report: Report = {
      home,
      start_ms: start,
      click_to_release: click,
      decide: figures,
      digest: weekly,
      // Last: it fills the database.
      slack: await slackAnswers(workspace),
    };
    process.stdout.write(values.json === true ? `${JSON.stringify(report)}\n` : text(report));
  } finally {
    await workspace.stop();
  }
}

function text({
  home,
  start_ms: start,
  click_to_release: click,
  decide: figures,
  digest: weekly,
  slack,
}: Report): string {
  return `${home}
start to ready, new database      ${start} ms
click to caller released          p50 ${click.p50_ms} ms, p99 ${click.p99_ms} ms, max ${click.max_ms} ms over ${click.count} runs
${figures.map(decideText).join('\n')}
${weekly.map(digestText).join('\n')}
${slack.map(answerText).join('\n')}
`;
}

function decideText(figures: DecideFigures): string {
  const { rules, decide_us: us, picomatch_loop_us: pico, glob_to_regexp_loop_us: glob, compile_ms } = figures;
  return `decide over ${String(rules).padStart(6)} rules          ${us} µs; picomatch loop ${pico} µs (${round(us / pico)}), glob-to-regexp loop ${glob} µs (${round(us / glob)}); made ready in ${compile_ms} ms`;
}

function digestText(figures: DigestFigures): string {
  const {
    rules,
    requests,
    texts,
    proposals,
    first_ms: ms,
    next_ms: next,
    others_waited_ms: waited,
    memory_mb: memory,
  } = figures;
  const book = `${String(rules).padStart(6)} rules`;
  return `digest over ${book}          ${ms} ms, then ${next} ms, and ${memory ?? '?'} MB for ${requests} requests, ${texts} texts, ${proposals} proposals; others waited ${waited} ms at most`;
}

function answerText({ asked, first_ms: first, whole_ms: whole }: AnswerFigures): string {
  return `${asked.padEnd(52)} something after ${first} ms, all of it after ${whole} ms`;
}

await main();
