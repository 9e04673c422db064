import { analyse } from '../../../src/policy/shell/analyse.ts';
import { literalOf } from '../../../src/policy/shell/word.ts';
import { namesRunByBash } from '../../support/bash-oracle.ts';
import { randomShellText, seeded } from '../../support/random-shell.ts';

/** Texts that one bash is given at a time. */
const BATCH = 100;

export interface FuzzReport {
  tried: number;
  /** Texts in which the analysis says that everything can be read. */
  readable: number;
  /** Readable texts for which bash looked for a command. */
  executed: number;
  /** What bash ran without the analysis having seen it: there must be none. */
  hidden: { text: string; name: string }[];
}

/**
 * Holds random texts against real bash: what bash runs is what the analysis has seen, for every text that it can read.
 * The same seed and count give the same texts. `until` ends it earlier; `make` makes a text.
 */
export async function fuzzAgainstBash(
  count: number,
  seed: number,
  {
    until = Number.POSITIVE_INFINITY,
    make = randomShellText,
  }: { until?: number; make?: (random: () => number) => string } = {},
): Promise<FuzzReport> {
  const random = seeded(seed);
  const report: FuzzReport = { tried: 0, readable: 0, executed: 0, hidden: [] };
  while (report.tried < count && Date.now() < until) {
    const readable: string[] = [];
    while (readable.length < BATCH && report.tried < count) {
      const text = make(random);
      report.tried += 1;
      if (analyse(text).opacities.length === 0) readable.push(text);
    }
    report.readable += readable.length;
    await holdAgainstBash(readable, report);
  }
  return report;
}

async function holdAgainstBash(texts: readonly string[], report: FuzzReport): Promise<void> {
  const run = await namesRunByBash(texts);
  for (const [index, text] of texts.entries()) {
    const names = run[index] ?? new Set();
    if (names.size === 0) continue;
    report.executed += 1;
    const seen = new Set(analyse(text).reached.map(({ command }) => literalOf(command.words[0])));
    for (const name of names) if (!seen.has(name)) report.hidden.push({ text, name });
  }
}
