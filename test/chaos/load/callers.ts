import { randomUUID } from 'node:crypto';
import { pause } from '../../support/pause.ts';
import { type Pick, pickBy } from '../../support/random-shell/pick.ts';
import type { World } from '../world.ts';

const FINAL = new Set(['approved', 'denied', 'timed_out', 'canceled']);
/** A request that is longer than this without an end is given up by its caller, in ms. */
const PATIENCE_MS = 60_000;

interface Shown {
  id: string;
  status: string;
  decision: { by: { kind: string } } | null;
}

/** What callers ask for: allowed by a rule, asked of people, or denied by a rule. */
const COMMANDS = [
  'docker compose ps',
  'docker compose ps',
  'docker compose ps',
  './deploy.sh',
  './migrate.sh --all',
  'kubectl rollout restart deployment/api',
  'rm -rf /srv/data',
  `./long.sh ${Array.from({ length: 80 }, (_, line) => `&& echo line-${line}`).join('\n')}`,
];

/**
 * One caller: asks, waits for the answer wherever a gate is up, and notes what it is told. Like the command line it tries
 * again with the same idempotency key if an answer is lost.
 */
export async function callOnce(world: World, random: () => number): Promise<void> {
  const pick = pickBy(random);
  const askedAt = Date.now();
  const asked = await submit(world, pick, {
    command: `${pick(COMMANDS)} # ${randomUUID().slice(0, 8)}`.replace(/^(docker compose ps) #.*/, '$1'),
    environment: pick(['production', 'production', 'staging', 'qa']),
    timeout: pick([5, 8, 12, 20]),
    context: { actor: pick(['octocat', 'ana-dev']) },
  });
  if (asked === null) return;
  world.witness.askedAt.set(asked.id, askedAt);
  const cancels = random() < 0.08;
  const giveUpAt = Date.now() + PATIENCE_MS;
  let last = asked;
  while (!FINAL.has(last.status) && Date.now() < giveUpAt) {
    if (cancels) {
      await pause(random() * 3000);
      await call(world, pick, 'POST', `/v1/requests/${asked.id}/cancel`);
    }
    last = (await call(world, pick, 'GET', `/v1/requests/${asked.id}?wait=${pick([0, 1, 5, 20])}`)) ?? last;
    await pause(100 + random() * 400);
  }
  // Read once more from anywhere: the answer must be the same for ever.
  await call(world, pick, 'GET', `/v1/requests/${asked.id}`);
  if (last.status === 'approved' && random() < 0.5)
    await call(world, pick, 'POST', `/v1/requests/${asked.id}/result`, { exit_code: 0, duration_ms: 1200 });
}

async function submit(world: World, pick: Pick, body: unknown): Promise<Shown | null> {
  const key = randomUUID();
  for (let tries = 0; tries < 20; tries += 1) {
    const shown = await call(world, pick, 'POST', '/v1/requests', body, { 'idempotency-key': key });
    if (shown !== null) return shown;
    await pause(250);
  }
  return null;
}

/** @returns the request, if that is what came; null after an error, or if no answer came. */
async function call(
  { gates, token, witness }: World,
  pick: Pick,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Shown | null> {
  const what = `${method} ${path.replace(/[0-9a-f-]{36}/, '{id}')}`;
  try {
    const response = await fetch(`${pick(gates).url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const answer = (await response.json()) as Shown & { request?: Shown };
    witness.answered(response.status, what, answer);
    const shown = response.ok ? answer : (answer.request ?? null);
    if (shown?.status === undefined || typeof shown.id !== 'string') return null;
    witness.told.push({
      requestId: shown.id,
      status: shown.status,
      by: shown.decision?.by.kind ?? null,
      at: Date.now(),
    });
    return shown;
  } catch (error) {
    witness.answered(0, what, String(error));
    return null;
  }
}
