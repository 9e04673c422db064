import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { POLICY, startWorkspace } from '../test/support/gate/workspace.ts';
import { cardOf } from '../test/support/slack/cards.ts';
import { startBareServer } from './bare-server.ts';
import { type Memory, memoryOf } from './memory.ts';
import { round } from './percentiles.ts';

export interface StartFigures {
  /** From starting the gate's process to its first card in Slack: on a new database, and on one that is there. */
  first_card_new_ms: number;
  first_card_ms: number;
  /** Node.js that starts and ends, and the bare route until it is open on a database that is there. */
  node_ms: number;
  bare_ms: number;
  /** How many times longer the gate takes than the bare route. */
  ratio: number;
  memory: { gate: Memory; bare: Memory };
}

/** Starts the gate as `npm start` does, and asks it for something that no rule knows. */
export async function startToFirstCard(): Promise<StartFigures> {
  const began = performance.now();
  const workspace = await startWorkspace(POLICY);
  const firstCard = async (since: number): Promise<number> => {
    await cardOf(workspace, (await workspace.api.ask('make release')).id);
    return round(performance.now() - since);
  };
  try {
    const fresh = await firstCard(began);
    await workspace.gate.stop();
    const again = performance.now();
    await workspace.restart();
    const later = await firstCard(again);
    const gate = await memoryOf(workspace.gate.pid);
    const bare = await startBareServer();
    const memory = { gate, bare: await memoryOf(bare.pid) };
    await bare.stop();
    return {
      first_card_new_ms: fresh,
      first_card_ms: later,
      node_ms: await nodeAlone(),
      bare_ms: round(bare.startMs),
      ratio: round(later / bare.startMs),
      memory,
    };
  } finally {
    await workspace.stop();
  }
}

async function nodeAlone(): Promise<number> {
  const started = performance.now();
  await once(spawn(process.execPath, ['--eval', '0']), 'exit');
  return round(performance.now() - started);
}
