import type { Outcome } from '../client/request/outcome.ts';

/** Exit codes of `expacti run` (CONTRACT §6), beside the command's own; the numbers are those of sysexits.h where it has one. */
export const EXIT = {
  usage: 64,
  unavailable: 69,
  nobodyAnswered: 75,
  untrusted: 76,
  refused: 77,
  settings: 78,
  canceled: 130,
} as const;

/** The exit code that tells how asking and running ended. */
export function exitCode(outcome: Outcome): number {
  switch (outcome.kind) {
    case 'ran':
      return outcome.run.kind === 'ended' ? outcome.run.exitCode : EXIT.unavailable;
    case 'denied':
      return EXIT.refused;
    case 'timed-out':
    case 'limit-reached':
      return EXIT.nobodyAnswered;
    case 'canceled':
      return EXIT.canceled;
    case 'unavailable':
      return EXIT.unavailable;
    case 'untrusted':
      return EXIT.untrusted;
    case 'token-refused':
      return EXIT.settings;
    case 'request-refused':
      return EXIT.usage;
  }
}
