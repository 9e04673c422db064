import type { AuditEntry } from '../../../audit/entry.ts';
import { Chain, GENESIS } from '../../../audit/verify.ts';
import { EXIT } from '../../exit-code.ts';
import { printable } from '../../output/printable.ts';
import { intactText } from '../chain-text.ts';
import { entryLine } from '../entry.ts';
import { gateLog } from '../gate-log.ts';
import { sayBroken, sayHowFar } from '../say.ts';
import { entryText } from './entry-text.ts';
import { type ExportSink, exportToFile, exportToStdout } from './export-file.ts';
import { findStretch, type Stretch, type Times } from './find-stretch.ts';

export interface ExportOptions extends Times {
  /** `json`: lines that can be verified again. `text`: lines for people. */
  format: 'json' | 'text';
  /** Absent: stdout. */
  output?: string;
}

/** Writes entries as lines, each once it fits to the one before it. What goes wrong ends it with another code than 0. */
export async function exportLog({ output, format, ...times }: ExportOptions): Promise<number> {
  const isPart = times.since !== undefined || times.until !== undefined;
  const stretch = isPart
    ? await findStretch(times)
    : ({ kind: 'stretch', start: GENESIS, last: null } as const);
  if (stretch.kind === 'failed') return stretch.exitCode;
  let sink: ExportSink;
  try {
    sink = output === undefined ? exportToStdout() : await exportToFile(output);
  } catch (error) {
    return sayUnwritten(error, EXIT.usage);
  }
  try {
    const code = await copy(stretch, sink, format === 'text' ? entryText : entryLine);
    await (code === 0 ? sink.keep() : sink.discard());
    return code;
  } catch (error) {
    await sink.discard();
    return sayUnwritten(error, EXIT.unavailable);
  }
}

async function copy(
  { start, last }: Stretch,
  sink: ExportSink,
  lineOf: (entry: AuditEntry) => string,
): Promise<number> {
  const chain = new Chain({ start, kept: last });
  const end = last?.seq ?? Infinity;
  if (end > start.seq) {
    for await (const part of gateLog(start.seq === 0 ? null : start.seq)) {
      if (part.kind === 'failed') {
        sayHowFar(chain);
        return part.exitCode;
      }
      const wanted = part.entries.filter((entry) => entry === null || entry.seq <= end);
      const lines = wanted.flatMap((entry) =>
        chain.follow(entry) && entry !== null ? [`${lineOf(entry)}\n`] : [],
      );
      await sink.write(lines.join(''));
      if (lines.length < part.entries.length || chain.head.seq === end) break;
    }
  }
  const ended = chain.end();
  if (ended.kind === 'broken') return sayBroken(ended);
  process.stderr.write(last === GENESIS ? 'No entries in this period.\n' : `${intactText(ended)}\n`);
  return 0;
}

function sayUnwritten(error: unknown, exitCode: number): number {
  const why = error instanceof Error ? error.message : '';
  process.stderr.write(`expacti: cannot write the export: ${printable(why)}\n`);
  return exitCode;
}
