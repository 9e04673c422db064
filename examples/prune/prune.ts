import { announced, digestFor, pressUnder } from '../../test/support/slack/digests.ts';
import { type MonthGate, rulesIn } from '../month/gate.ts';

/** Proposals of one kind, as the digest has them. */
export interface KindFigures {
  kind: string;
  proposals: number;
  /** Of them, proven to change no verdict. */
  safe: number;
  /** Rules that the safe ones retire. */
  retired: number;
}

export interface Pruned {
  before: number;
  after: number;
  kinds: KindFigures[];
  /** For the digest with its proofs and replays, as the API answers it. */
  digestMs: number;
}

interface ShownDigest {
  proposals: { kind: string; safe: boolean; retire: unknown[] }[];
}

/** Reads the digest, and presses `Apply all safe ones` under the one that `/expacti digest` shows. */
export async function prune(gate: MonthGate, admin: string): Promise<Pruned> {
  const before = await rulesIn(gate.api);
  const started = performance.now();
  const { status, body } = await gate.api.call<ShownDigest>('GET', '/v1/digest');
  const digestMs = Math.round(performance.now() - started);
  if (status !== 200) throw new Error(`GET /v1/digest answered ${status}`);
  const kinds = [...new Set(body.proposals.map(({ kind }) => kind))].map((kind) => figuresOf(kind, body));
  if (kinds.some(({ safe }) => safe > 0)) {
    await pressUnder(gate, admin, await digestFor(gate, admin), 'Apply all safe ones');
    await announced(gate, /as the digest proposes/);
  }
  return { before, after: await rulesIn(gate.api), kinds, digestMs };
}

function figuresOf(kind: string, { proposals }: ShownDigest): KindFigures {
  const own = proposals.filter((one) => one.kind === kind);
  const safe = own.filter((one) => one.safe);
  const retired = safe.reduce((sum, { retire }) => sum + retire.length, 0);
  return { kind, proposals: own.length, safe: safe.length, retired };
}
