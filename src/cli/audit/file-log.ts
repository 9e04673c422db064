import { createReadStream } from 'node:fs';
import type { AuditEntry } from '../../audit/entry.ts';
import { EXIT } from '../exit-code.ts';
import { printable } from '../output/printable.ts';
import { readEntryLine } from './entry.ts';
import type { LogPart } from './log-part.ts';

/** A line that is longer, in bytes, is no entry: the gate stores none of that size. */
const LINE_MAX = 8 * 1024 * 1024;

/** The log as an export holds it; `-` is stdin. A file without any entry is said to be the wrong one. */
export async function* fileLog(file: string): AsyncGenerator<LogPart> {
  const chunks: AsyncIterable<Buffer> = file === '-' ? process.stdin : createReadStream(file);
  let isEmpty = true;
  try {
    for await (const lines of linesOf(chunks)) {
      isEmpty &&= lines.length === 0;
      yield { kind: 'entries', entries: lines.map(readLine) };
    }
  } catch (error) {
    return yield wrongFile(`cannot read ${file}: ${error instanceof Error ? error.message : ''}`);
  }
  if (isEmpty)
    yield wrongFile(`${file} contains no audit entries. Use a file that expacti audit export wrote`);
}

function wrongFile(why: string): LogPart {
  process.stderr.write(`expacti: ${printable(why)}\n`);
  return { kind: 'failed', exitCode: EXIT.usage };
}

/** The lines that each chunk completes, and the last one where nothing ends it. One that is too long is the last. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const lines: Buffer[] = [];
    let from = 0;
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', from)) {
      lines.push(Buffer.concat([rest, chunk.subarray(from, end)]));
      rest = Buffer.alloc(0);
      from = end + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
    yield lines;
    if (rest.length > LINE_MAX) break;
  }
  if (rest.length > 0) yield [rest];
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readLine(line: Buffer): AuditEntry | null {
  if (line.length > LINE_MAX) return null;
  try {
    return readEntryLine(utf8.decode(line));
  } catch {
    return null;
  }
}
