import type { Workspace } from '../test/support/gate/workspace.ts';
import { importRules, written } from '../test/support/rules/rule-book.ts';
import { startBareServer } from './bare-server.ts';
import { round, type Series, summarise } from './percentiles.ts';

export interface AutoApproveFigures {
  gate: Throughput;
  /** A bare Fastify route with one durable insert. */
  bare: Throughput;
  /** How many requests the bare route answers while the gate answers one. */
  ratio: number;
}

interface Throughput extends Series {
  per_second: number;
}

const REQUESTS = 2_000;
/** So many ask at once, each its next request when the last one is answered. */
const CALLERS = 8;
/** Before anything counts: what runs often is compiled by then. */
const WARM_UP = 500;

/** Requests that a rule knows, from the call to the answer: judged, stored with their audit entry, decided and signed. */
export async function autoApprove({ api, gate }: Workspace): Promise<AutoApproveFigures> {
  await importRules(api, [written('docker compose pull *')]);
  const isApproved = ({ status }: Answer): boolean => status === 'approved';
  const ours = await throughput(gate.url, api.token, isApproved);
  const server = await startBareServer();
  try {
    const bare = await throughput(server.url, api.token, () => true);
    return { gate: ours, bare, ratio: round(bare.per_second / ours.per_second) };
  } finally {
    await server.stop();
  }
}

interface Answer {
  status?: string;
}

async function throughput(
  url: string,
  token: string,
  isRight: (answer: Answer) => boolean,
): Promise<Throughput> {
  const ask = async (n: number): Promise<void> => {
    const response = await fetch(`${url}/v1/requests`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ command: `docker compose pull api-${n}`, reason: 'release 42' }),
    });
    const answer = (await response.json()) as Answer;
    if (response.status !== 201 || !isRight(answer))
      throw new Error(`${response.status}: ${JSON.stringify(answer)}`);
  };
  await timed(0, WARM_UP, ask);
  const started = performance.now();
  const took = await timed(WARM_UP, REQUESTS, ask);
  return { per_second: round((REQUESTS * 1000) / (performance.now() - started)), ...summarise(took) };
}

/** How long each call took, in ms. No number comes twice: the same command once more would be a duplicate. */
async function timed(from: number, count: number, work: (n: number) => Promise<void>): Promise<number[]> {
  const took: number[] = [];
  let next = from;
  const caller = async (): Promise<void> => {
    for (let n = next++; n < from + count; n = next++) {
      const started = performance.now();
      await work(n);
      took.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return took;
}
