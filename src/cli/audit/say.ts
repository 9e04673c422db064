import type { Broken, Chain } from '../../audit/verify.ts';
import { EXIT } from '../exit-code.ts';
import { brokenText, grouped } from './chain-text.ts';

/** Says that a log which could not be read to its end is not known to be intact. */
export function sayHowFar({ head: { seq } }: Chain): void {
  if (seq === 0) return;
  process.stderr.write(
    `expacti: the log is intact up to entry ${grouped(seq)}; later entries could not be read\n`,
  );
}

/** Says which entry does not fit, and tells the exit code of that. */
export function sayBroken(broken: Broken): number {
  process.stderr.write(`expacti: the log is broken: ${brokenText(broken)}\n`);
  return EXIT.untrusted;
}
