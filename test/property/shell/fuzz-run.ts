import { analyse } from '../../../src/policy/shell/analyse.ts';
import { randomShellText, seeded } from '../../support/random-shell/text.ts';
import { observeBash } from '../../support/shell/bash-oracle.ts';
import { differences } from './differences.ts';

/** Texts that one bash is given at a time. */
const BATCH = 100;

export interface FuzzReport {
  tried: number;
  /** Texts that the analysis reads without opacity. */
  readable: number;
  /** Readable texts for which bash looked for a command. */
  executed: number;
  /** Commands, with their arguments, that were compared. */
  compared: number;
  /** Readable texts of which bash did something that the analysis did not tell: there must be none. */
  wrong: { text: string; differences: string[] }[];
}

/**
 * Compares random texts with real bash: for every text that the analysis reads without opacity, bash runs the commands
 * and arguments, sets the variables and opens the files that the analysis found.
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
  const report: FuzzReport = { tried: 0, readable: 0, executed: 0, compared: 0, wrong: [] };
  while (report.tried < count && Date.now() < until) {
    const readable: string[] = [];
    while (readable.length < BATCH && report.tried < count) {
      const text = make(random);
      report.tried += 1;
      if (analyse(text).opacities.length === 0) readable.push(text);
    }
    report.readable += readable.length;
    await compareWithBash(readable, report);
  }
  return report;
}

async function compareWithBash(texts: readonly string[], report: FuzzReport): Promise<void> {
  // The first text shows which variables bash has from the start; `sh` has some of its own.
  const [first, ...observed] = await observeBash(['A; sh -c A', ...texts]);
  const initial = first?.variables ?? new Set();
  for (const [index, text] of texts.entries()) {
    const one = observed[index];
    if (one === undefined) continue;
    if (one.runs.length > 0) report.executed += 1;
    report.compared += one.runs.length;
    const found = differences(analyse(text), one, initial);
    if (found.length > 0) report.wrong.push({ text, differences: found });
  }
}
