import { Chain, type Head } from '../../audit/verify.ts';
import { gateSettings } from '../ask-gate.ts';
import { EXIT } from '../exit-code.ts';
import { fileLog } from './file-log.ts';
import { sayHowFar } from './say.ts';
import { type Verified, verifiedJson, verifiedText } from './verified-text.ts';
import { verifyGate } from './verify-gate.ts';

export interface VerifyOptions {
  /** An export to look at in place of the gate; `-` is stdin. */
  file?: string;
  /** What the log is held against. */
  head?: Head;
  json?: boolean;
}

/**
 * Follows the log from its beginning to its newest entry, here and not at the gate, compares the gate's rows with it, and
 * prints what it is.
 */
export async function verifyLog({ file, head, json = false }: VerifyOptions): Promise<number> {
  const verified = file === undefined ? await verifyAtGate(head) : await verifyFile(file, head);
  if (verified.kind === 'failed') return verified.exitCode;
  const { stdout, stderr } = verifiedText(verified, head);
  process.stdout.write(json ? `${JSON.stringify(verifiedJson(verified), null, 2)}\n` : stdout);
  process.stderr.write(json ? '' : stderr);
  const isIntact = verified.end.kind === 'intact' && (verified.rows?.found ?? 0) === 0;
  return isIntact ? 0 : EXIT.untrusted;
}

type Outcome = Verified | { kind: 'failed'; exitCode: number };

function verifyAtGate(head: Head | undefined): Promise<Outcome> {
  const settings = gateSettings();
  return settings === null
    ? Promise.resolve({ kind: 'failed', exitCode: EXIT.settings })
    : verifyGate(settings, head ?? null);
}

/** An export may be a part of the log, and has no rows. */
async function verifyFile(file: string, head: Head | undefined): Promise<Outcome> {
  const chain = new Chain({ start: null, kept: head ?? null });
  for await (const part of fileLog(file)) {
    if (part.kind === 'failed') {
      sayHowFar(chain);
      return part;
    }
    if (!part.entries.every((entry) => chain.follow(entry))) break;
  }
  return { kind: 'verified', end: chain.end(), rows: null };
}
