import { Client } from 'pg';
import type { Workspace } from '../test/support/gate/workspace.ts';
import { insertMany } from '../test/support/requests/decided.ts';
import { importRules, written } from '../test/support/rules/rule-book.ts';
import { closeModals } from '../test/support/slack/modals.ts';
import { command, filledIn, modalTitled, submit } from '../test/support/slack/rule-modal.ts';
import { round } from './percentiles.ts';

/** What a person waits for who asks the gate something in Slack. */
export interface AnswerFigures {
  asked: string;
  /** Until Slack shows something: a modal, an answer, or that it is being looked up. Slack's trigger lives 3 s. */
  first_ms: number;
  /** Until it is all there. */
  whole_ms: number;
}

const RULES = 10_000;
const REQUESTS = 100_000;
const PERSON = 'U0ANA';
/** No single answer may take longer, in ms. */
const GIVE_UP_MS = 60_000;

/** What is typed, and by what its whole answer is known. */
const ANSWERS: readonly (readonly [string, RegExp])[] = [
  ['pending', /No request is pending/],
  ['why docker compose pull service-7 --run 3', /verdict now would be/],
  // The numbers, then the picture, which says them again.
  ['stats 30d', /\d+ requests ended\./],
  // So many rules are too long for a canvas, and come as a file.
  ['policy', /rule book is in your private messages/],
  ['digest', /Weekly digest/],
];

/** Every kind of question over 10,000 rules and 100,000 requests of the last 30 days, 20,000 different texts. */
export async function slackAnswers(workspace: Workspace): Promise<AnswerFigures[]> {
  await fill(workspace);
  await heard(workspace);
  const figures: AnswerFigures[] = [];
  for (const [text, end] of ANSWERS) figures.push(await answered(workspace, text, end));
  figures.push(await opened(workspace, 'rules service-77', 'The rule book'));
  await closeModals(workspace, PERSON);
  figures.push(await opened(workspace, 'runbook', 'The runbook'));
  await closeModals(workspace, PERSON);
  figures.push(await opened(workspace, 'allow kubectl get *', 'Allow a command'));
  figures.push(await previewed(workspace));
  figures.push(await atHome(workspace));
  return figures;
}

async function fill({ api, env }: Workspace): Promise<void> {
  for (let from = 0; from < RULES; from += 2_500)
    await importRules(
      api,
      Array.from({ length: 2_500 }, (_, index) =>
        written(`docker compose restart service-${from + index} *`),
      ),
    );
  const host = `${env.EXPACTI_DATA_DIR}/socket`;
  const client = new Client(
    env.DATABASE_URL === undefined
      ? { host, user: 'postgres', database: 'postgres' }
      : { connectionString: env.DATABASE_URL },
  );
  await client.connect();
  await insertMany(client, REQUESTS, 29, new Date());
  await client.query(
    `UPDATE requests SET command = 'docker compose pull service-' || n % 1000 || ' --run ' || n % 20
       FROM (SELECT id, substr(id, 6)::int AS n FROM requests WHERE id LIKE 'many-%') many WHERE many.id = requests.id`,
  );
  await client.query('ANALYZE');
  await client.end();
}

/** Writing so much at once holds an embedded database's process up, and the socket to Slack with it: until it is back. */
async function heard(workspace: Workspace): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    await command(workspace, PERSON, 'help');
    const isThere = await workspace.slack
      .waitFor(() => privately(workspace).length > 0, { what: 'the help', timeoutMs: 3_000 })
      .catch(() => false);
    if (isThere) return;
  }
  throw new Error('the gate does not hear what is typed in Slack');
}

/** What only this person sees, in words. */
function privately({ slack }: Workspace): string[] {
  return slack
    .snapshot(PERSON)
    .channels.flatMap(({ messages }) => messages)
    .filter(({ ephemeral, channel }) => ephemeral || channel.startsWith('D'))
    .map(({ ts, text }) => `${ts} ${text}`);
}

async function answered(workspace: Workspace, text: string, end: RegExp): Promise<AnswerFigures> {
  const before = new Set(privately(workspace));
  const told = (): string[] => privately(workspace).filter((one) => !before.has(one));
  const started = performance.now();
  const since = (): number => round(performance.now() - started);
  await command(workspace, PERSON, text);
  const wait = { what: `an answer to ${text}`, timeoutMs: GIVE_UP_MS };
  await workspace.slack.waitFor(() => told().length > 0, wait);
  const first = since();
  await workspace.slack.waitFor(() => told().some((one) => end.test(one)), wait);
  return { asked: `/expacti ${text}`, first_ms: first, whole_ms: since() };
}

async function opened(workspace: Workspace, text: string, title: string): Promise<AnswerFigures> {
  const started = performance.now();
  const since = (): number => round(performance.now() - started);
  await command(workspace, PERSON, text);
  await workspace.slack.waitFor(() => workspace.slack.snapshot(PERSON).modals.length > 0, {
    what: 'a modal',
    timeoutMs: GIVE_UP_MS,
  });
  const first = since();
  await modalTitled(workspace, PERSON, title);
  return { asked: `/expacti ${text}`, first_ms: first, whole_ms: since() };
}

/** The preview of a rule: what it would have met in all those requests, and which rules it covers. */
async function previewed(workspace: Workspace): Promise<AnswerFigures> {
  const started = performance.now();
  const since = (): number => round(performance.now() - started);
  const fields = { pattern: 'docker compose pull *', example: 'docker compose pull x', reason: 'deploys' };
  await submit(workspace, PERSON, filledIn(fields));
  const first = since();
  await modalTitled(workspace, PERSON, 'Is this the rule?');
  return { asked: 'the preview of docker compose pull *', first_ms: first, whole_ms: since() };
}

async function atHome({ slack }: Workspace): Promise<AnswerFigures> {
  const started = performance.now();
  const since = (): number => round(performance.now() - started);
  await slack.act({ type: 'open_home', as: PERSON });
  const first = since();
  await slack.waitFor(() => slack.snapshot(PERSON).home, { what: 'the Home tab', timeoutMs: GIVE_UP_MS });
  return { asked: 'the Home tab', first_ms: first, whole_ms: since() };
}
