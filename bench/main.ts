import { parseArgs } from 'node:util';
import { POLICY, startWorkspace, type Workspace } from '../test/support/gate/workspace.ts';
import { audit } from './audit.ts';
import { autoApprove } from './auto-approve.ts';
import { clickToRelease } from './click-to-release.ts';
import { lateness } from './deadlines.ts';
import { decide } from './decide.ts';
import { digest } from './digest.ts';
import { redaction } from './redact.ts';
import { type Report, reportText } from './report.ts';
import { slackAnswers } from './slack-answers.ts';
import { startToFirstCard } from './start.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });

const COUNTS = [100, 1000, 10_000];
/** Entries of the audit log. */
const LOGS = [10_000, 100_000];

/** Measures one home: embedded by default, PostgreSQL and Redis where TEST_DATABASE_URL and TEST_REDIS_URL name them. */
async function main(): Promise<void> {
  const report: Report = {
    home: homeName(),
    start: await startToFirstCard(),
    auto_approve: await inWorkspace(autoApprove),
    decide: await each(COUNTS, decide),
    redact: await redaction(),
    click_to_release: await inWorkspace(clickToRelease),
    deadlines: await inWorkspace(lateness),
    digest: await each(COUNTS, digest),
    slack: await inWorkspace(slackAnswers),
    audit: await each(LOGS, audit),
  };
  process.stdout.write(values.json === true ? `${JSON.stringify(report)}\n` : reportText(report));
}

function homeName(): string {
  const { TEST_DATABASE_URL: database, TEST_REDIS_URL: redis } = process.env;
  if (database === undefined) return 'embedded';
  return redis === undefined ? 'PostgreSQL' : 'PostgreSQL + Redis';
}

/** Each bench has a gate of its own: what one leaves behind must not slow the next one down. */
async function inWorkspace<Figures>(measure: (workspace: Workspace) => Promise<Figures>): Promise<Figures> {
  const workspace = await startWorkspace(POLICY);
  try {
    return await measure(workspace);
  } finally {
    await workspace.stop();
  }
}

async function each<Figures>(
  counts: readonly number[],
  measure: (count: number) => Promise<Figures>,
): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const count of counts) figures.push(await measure(count));
  return figures;
}

await main();
