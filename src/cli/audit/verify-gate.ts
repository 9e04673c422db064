import { Chain, GENESIS, type Head } from '../../audit/verify.ts';
import { askRows } from '../../client/audit/read-audit-rows.ts';
import type { CallerSettings } from '../../client/settings/caller-settings.ts';
import { sayFailure } from '../ask-gate.ts';
import { EXIT } from '../exit-code.ts';
import { printable } from '../output/printable.ts';
import { gateLog } from './gate-log.ts';
import { ProgressBar } from './progress-bar.ts';
import { compareRows } from './rows/compare-rows.ts';
import { ToldLog } from './rows/told-log.ts';
import { sayHowFar } from './say.ts';
import type { Verified } from './verified-text.ts';

type Failed = { kind: 'failed'; exitCode: number };

/** Follows the whole log of a gate, and compares its rows with it. What goes wrong is said on stderr. */
export async function verifyGate(settings: CallerSettings, kept: Head | null): Promise<Verified | Failed> {
  const log = new ToldLog();
  const progress = new ProgressBar();
  try {
    return await verify(settings, new Chain({ start: GENESIS, kept }), log, progress);
  } catch (error) {
    progress.clear();
    const why = error instanceof Error ? error.message : '';
    process.stderr.write(`expacti: cannot write a temporary file: ${printable(why)}\n`);
    return { kind: 'failed', exitCode: EXIT.unavailable };
  } finally {
    await log.remove();
  }
}

async function verify(
  settings: CallerSettings,
  chain: Chain,
  log: ToldLog,
  progress: ProgressBar,
): Promise<Verified | Failed> {
  // Tells how long the log is, and whether the gate shows its rows.
  const first = await askRows(settings, 'tokens', null, 1);
  if (first.kind !== 'answer') return { kind: 'failed', exitCode: sayFailure(first) };
  const failed = await followAll(chain, log, (seq) => progress.show('entries', seq, first.answer.head));
  const compared = failed ?? (chain.isBroken ? null : await compareRows(settings, chain, log, progress));
  progress.clear();
  if (compared?.kind === 'failed') {
    sayHowFar(chain);
    return compared;
  }
  const rows =
    compared?.kind === 'compared' ? { ...compared, isBaselineComplete: log.isBaselineComplete } : null;
  return { kind: 'verified', end: chain.end(), rows };
}

async function followAll(
  chain: Chain,
  log: ToldLog,
  progress: (seq: number) => void,
): Promise<Failed | null> {
  for await (const part of gateLog(null)) {
    if (part.kind === 'failed') return part;
    for (const entry of part.entries) {
      if (!chain.follow(entry) || entry === null) return null;
      await log.take(entry);
    }
    progress(chain.head.seq);
  }
  return null;
}
