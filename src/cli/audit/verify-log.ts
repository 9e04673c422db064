import { type Broken, Chain, GENESIS, type Head, type Intact } from '../../audit/verify.ts';
import { EXIT } from '../exit-code.ts';
import { brokenText, grouped, intactText } from './chain-text.ts';
import { fileLog } from './file-log.ts';
import { gateLog } from './gate-log.ts';
import { headText } from './head-text.ts';
import { sayHowFar } from './say.ts';

export interface VerifyOptions {
  /** An export to look at in place of the gate; `-` is stdin. */
  file?: string;
  /** What the log is held against. */
  head?: Head;
  json?: boolean;
}

/** Follows the log from its beginning to its newest entry, here and not at the gate, and prints what it is. */
export async function verifyLog({ file, head, json = false }: VerifyOptions): Promise<number> {
  // An export may be a part of the log; the gate has to show the whole of it.
  const chain = new Chain({ start: file === undefined ? GENESIS : null, kept: head ?? null });
  for await (const part of file === undefined ? gateLog(null) : fileLog(file)) {
    if (part.kind === 'failed') {
      sayHowFar(chain);
      return part.exitCode;
    }
    if (!part.entries.every((entry) => chain.follow(entry))) break;
  }
  const end = chain.end();
  process.stdout.write(json ? `${JSON.stringify(asJson(end), null, 2)}\n` : `${asText(end)}\n`);
  if (!json && end.kind === 'intact') process.stderr.write(advice(end, head));
  return end.kind === 'intact' ? 0 : EXIT.untrusted;
}

function asText(end: Intact | Broken): string {
  return end.kind === 'intact' ? intactText(end) : `Broken: ${brokenText(end)}.`;
}

function asJson(end: Intact | Broken): object {
  return end.kind === 'intact'
    ? { intact: true, entries: end.entries, first: end.start.seq + 1, head: headText(end.head) }
    : { intact: false, seq: end.seq, why: brokenText(end) };
}

/** What the chain alone does not prove. */
function advice({ start, head }: Intact, kept: Head | undefined): string {
  if (kept !== undefined) return `It leads through the kept head, entry ${grouped(kept.seq)}.\n`;
  if (head.seq === 0) return '';
  if (start.seq > 0) return `It follows ${headText(start)}; what is up to there is not in it.\n`;
  return `Keep the head elsewhere. A log that was cut off or written anew is only found with --head ${headText(head)}\n`;
}
