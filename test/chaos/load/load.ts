import { Api } from '../../support/gate/api.ts';
import { pause } from '../../support/pause.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import type { World } from '../world.ts';
import { callOnce } from './callers.ts';
import { runCli } from './command-line.ts';
import { pressOnce } from './people.ts';

/** Means between two of a kind, in ms. */
const EVERY_MS = { caller: 800, press: 500, cli: 7_000 };
/** Callers that wait at the same time. */
const CALLERS_MAX = 40;

/** The rules of the load: one command passes, one never does. */
export async function writeRules({ gates, token }: World): Promise<void> {
  await importRules(new Api(gates[0]?.url ?? '', token), [
    written('docker compose ps', { effect: 'allow', type: 'exact', reason: 'only looks' }),
    written('rm -rf *', { effect: 'deny', reason: 'never' }),
  ]);
}

/** Callers ask, people press, programs wait, until `until`; resolves once the last of them has its answer. */
export async function load(world: World, random: () => number, until: number): Promise<void> {
  await Promise.all([
    every(EVERY_MS.caller, () => callOnce(world, random), random, until),
    every(EVERY_MS.press, () => pressOnce(world, random), random, until),
    every(EVERY_MS.cli, () => runCli(world, random), random, until),
  ]);
}

/** Begins one at random times; what goes wrong in one ends the load. */
async function every(
  ms: number,
  begin: () => Promise<void>,
  random: () => number,
  until: number,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  while (Date.now() < until && failures.length === 0) {
    await pause(random() * 2 * ms);
    if (running.size >= CALLERS_MAX) continue;
    const one: Promise<void> = begin()
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(one));
    running.add(one);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
