import { cutEnd } from '../../../text/cut.ts';
import { type Effect, READS } from '../effect.ts';
import type { Reading } from '../reading.ts';
import { UNKNOWN_PROGRAM } from '../risk.ts';
import { sqlEffects } from '../sql/sql-effects.ts';
import { aggravatingEffects, isHarmless, isKnownProgram, mainEffect } from '../table.ts';
import { interactiveEffect } from './interactive.ts';
import { redirectEffects } from './redirects.ts';
import { behindRunner } from './runners.ts';

/** How deep runners may stand in runners. */
const RUNNERS_DEPTH_MAX = 8;
/** Characters of an unknown program's name that are shown. */
const NAME_SHOWN_MAX = 60;

/** Whatever one simple command does, what stands inside wrappers left out: that has readings of its own. */
export function commandEffects(reading: Reading): Effect[] {
  const { name, command } = reading;
  const written = redirectEffects(reading);
  // A plain assignment, or a name that only its value would tell: that one is opaque, which counts by itself.
  if (name === '')
    return command.assignments.length > 0 && command.words.length === 0 && written.length === 0
      ? [ASSIGNS]
      : written;
  return [...programEffects(reading), ...written];
}

function programEffects(reading: Reading, depth = 0): Effect[] {
  if (isHarmless(reading)) return [ONLY_SAYS];
  const worse = reading.isWrapper ? [] : aggravatingEffects(reading);
  const sql = sqlEffects(reading);
  if (sql.length > 0) return [...sql, ...worse];
  const interactive = interactiveEffect(reading);
  if (interactive !== null) return [interactive, ...worse];
  const run = depth < RUNNERS_DEPTH_MAX ? behindRunner(reading, isKnownProgram) : null;
  const inner = run === null ? [] : programEffects(run.inner, depth + 1);
  const isKnownInside = inner.some(({ code }) => code !== UNKNOWN.code);
  if (run !== null && isKnownInside && !run.isPlace) return inner;
  return [mainEffect(reading) ?? { ...UNKNOWN, text: unknownText(reading.name) }, ...worse, ...inner];
}

const ASSIGNS: Effect = {
  code: READS,
  points: 0,
  categories: ['read-only'],
  text: 'Only sets a variable.',
  source: 'https://www.gnu.org/software/bash/manual/bash.html#Shell-Parameters',
};

/** With `--dry-run`, `--help` and their like. */
export const ONLY_SAYS: Effect = {
  code: 'only-says',
  points: 0,
  categories: ['read-only'],
  text: 'A dry run: only prints what it would do.',
  source: 'The manual of each program',
};

export const UNKNOWN: Effect = {
  code: UNKNOWN_PROGRAM,
  points: 20,
  categories: [],
  text: 'We do not know this program.',
  source: 'Judgement: not known is not harmless, and most such programs are scripts of the team',
};

function unknownText(name: string): string {
  return `The effects of ${cutEnd(name, NAME_SHOWN_MAX)} are unknown.`;
}
