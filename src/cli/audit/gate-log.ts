import { readAudit } from '../../client/audit/read-audit.ts';
import { gateSettings, sayFailure } from '../ask-gate.ts';
import { EXIT } from '../exit-code.ts';
import { readEntry } from './entry.ts';
import type { LogPart } from './log-part.ts';

/** The log as the gate of the environment shows it, behind the entry `after` or from the first one (null). */
export async function* gateLog(after: number | null): AsyncGenerator<LogPart> {
  const settings = gateSettings();
  if (settings === null) return yield { kind: 'failed', exitCode: EXIT.settings };
  for await (const read of readAudit(settings, after)) {
    if (read.kind !== 'entries') return yield { kind: 'failed', exitCode: sayFailure(read) };
    yield { kind: 'entries', entries: read.entries.map(readEntry) };
  }
}
