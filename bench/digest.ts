import { loadSqlParser } from '../src/policy/risk/sql/parser.ts';
import type { Rule } from '../src/policy/rule.ts';
import type { Api } from '../test/support/gate/api.ts';
import { besideGate } from '../test/support/gate/stored.ts';
import { POLICY, startWorkspace, type Workspace } from '../test/support/gate/workspace.ts';
import { importRules, type ShownRule, type WrittenRule } from '../test/support/rules/rule-book.ts';
import { aRule } from '../test/support/rules/rules.ts';
import { memoryOf } from './memory.ts';
import { fillMonth } from './month-of-requests.ts';
import { round } from './percentiles.ts';
import { rules } from './rule-books.ts';

/** What a digest takes of a gate that was just started, its counting included. */
export interface DigestFigures {
  rules: number;
  requests: number;
  /** Different texts among them, at most. */
  texts: number;
  proposals: number;
  first_ms: number;
  /** The next one: of a gate that has worked a while. */
  next_ms: number;
  /** The longest that `GET /healthz` took meanwhile. */
  others_waited_ms: number;
  /** The most that the gate's process held, an embedded database included, in MB; null where the system does not tell. */
  memory_mb: number | null;
}

const REQUESTS_A_RULE = 100;
const REQUESTS_A_TEXT = 50;
/** Commands that texts are variants of. */
const COMMANDS = 100;
/** Rules that one import takes. */
const IMPORT = 2_500;

/** A book in which every tenth rule is covered by another, over a month of requests: a hundred a rule, fifty a text. */
export async function digest(count: number): Promise<DigestFigures> {
  await loadSqlParser();
  const workspace = await startWorkspace(POLICY);
  try {
    const requests = count * REQUESTS_A_RULE;
    const texts = requests / REQUESTS_A_TEXT;
    const book = await importBook(workspace, count);
    await besideGate(workspace, (client) =>
      fillMonth(client, { rules: book, requests, variants: texts / COMMANDS }),
    );
    // What filling took is not to count as what the digest holds.
    await workspace.gate.stop();
    await workspace.restart();
    return { rules: book.length, requests, texts, ...(await measured(workspace)) };
  } finally {
    await workspace.stop();
  }
}

async function importBook({ api }: Workspace, count: number): Promise<Rule[]> {
  const wide = rules(count - count / 10).map(deniedByService);
  const covered = wide
    .filter(({ effect }) => effect === 'allow')
    .slice(0, count / 10)
    .map((rule): WrittenRule => ({ ...rule, type: 'exact', pattern: rule.pattern.replace(/ \*$/, '') }));
  const all = [...wide, ...covered];
  const added: ShownRule[] = [];
  for (let from = 0; from < all.length; from += IMPORT)
    added.push(...(await importRules(api, all.slice(from, from + IMPORT))).added);
  return added.map(({ id, effect, type, pattern }) => aRule(pattern, { id, effect, type }));
}

/** One service in twenty may do nothing of it: denials of every program, as teams have them. */
const deniedByService = ({ type, pattern, reason }: Rule, index: number): WrittenRule => ({
  effect: Math.floor(index / 10) % 20 === 19 ? 'deny' : 'allow',
  type,
  pattern,
  reason,
});

async function measured({
  api,
  gate,
}: Workspace): Promise<
  Pick<DigestFigures, 'proposals' | 'first_ms' | 'next_ms' | 'others_waited_ms' | 'memory_mb'>
> {
  let isOver = false;
  const others = longestWait(`${gate.url}/healthz`, () => isOver);
  const first = await readDigest(api);
  const next = await readDigest(api);
  isOver = true;
  return {
    proposals: next.proposals,
    first_ms: first.ms,
    next_ms: next.ms,
    others_waited_ms: round(await others),
    memory_mb: (await memoryOf(gate.pid)).peak_mb,
  };
}

async function readDigest(api: Api): Promise<{ proposals: number; ms: number }> {
  const started = performance.now();
  const { status, body } = await api.call<{ proposals: unknown[]; left_out: number }>('GET', '/v1/digest');
  if (status !== 200) throw new Error(`the digest answered ${status}: ${JSON.stringify(body)}`);
  return { proposals: body.proposals.length + body.left_out, ms: round(performance.now() - started) };
}

/** Asks again and again, one after the other. */
async function longestWait(url: string, isOver: () => boolean): Promise<number> {
  let longest = 0;
  while (!isOver()) {
    const started = performance.now();
    await fetch(url);
    longest = Math.max(longest, performance.now() - started);
  }
  return longest;
}
