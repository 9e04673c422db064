import type { Checked } from './invariants/check.ts';
import type { Witness } from './witness.ts';

/** Violations that are printed in full, of each kind. */
const SHOWN_MAX = 5;

/** What happened, and what was not kept, for a person. */
export function reportText(
  seed: number,
  minutes: number,
  { requests, violations }: Checked,
  witness: Witness,
): string {
  const lines = [
    `seed ${seed}, ${minutes} min: ${requests.length} requests (${counted(requests.map(({ status }) => status))}), ` +
      `${witness.cliRuns.length} runs of the command line, ${witness.presses.length} presses, ${witness.faults.length} faults, ${witness.copies} cards that only a press could find`,
    `answers: ${[...witness.statuses]
      .sort(([one], [other]) => one - other)
      .map(([status, count]) => `${status === 0 ? 'none' : status} ${count}`)
      .join(', ')}`,
    `faults, and how often they were met: ${metText(witness)}`,
    `violations: ${violations.length === 0 ? 'none' : counted(violations.map(({ kind }) => kind))}`,
  ];
  for (const kind of new Set(violations.map((one) => one.kind))) {
    const all = violations.filter((one) => one.kind === kind);
    lines.push(...all.slice(0, SHOWN_MAX).map(({ what }) => `  ${kind}: ${what}`));
    if (all.length > SHOWN_MAX) lines.push(`  ${kind}: and ${all.length - SHOWN_MAX} more`);
  }
  return `${lines.join('\n')}\n`;
}

/** "3 approved, 2 denied" */
function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ');
}

/** "3 × restart Redis (12)" */
function metText({ faults }: Witness): string {
  const names = [...new Set(faults.map(({ name }) => name))].sort();
  return names
    .map((name) => {
      const all = faults.filter((fault) => fault.name === name);
      return `${all.length} × ${name} (${all.reduce((sum, { met }) => sum + met, 0)})`;
    })
    .join(', ');
}
