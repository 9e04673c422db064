import type { Analysis } from '../../shell/analyse.ts';
import { isInterpreter } from '../../shell/opaque/interpreters.ts';
import type { Effect } from '../effect.ts';
import type { Reading } from '../reading.ts';
import { OPAQUE } from '../risk.ts';

/** What only the text as a whole shows. */
export const TEXT_TABLE = {
  'fetch-and-run': {
    points: 75,
    categories: ['access'],
    text: 'Downloads and runs code.',
    source: 'https://attack.mitre.org/techniques/T1105/',
  },
  'runs-what-it-reads': {
    points: 45,
    categories: [],
    text: 'An interpreter runs whatever another command writes.',
    source: 'https://attack.mitre.org/techniques/T1059/',
  },
  [OPAQUE]: {
    points: 30,
    categories: [],
    text: 'Part of what it runs cannot be read from the text.',
    source: 'https://attack.mitre.org/techniques/T1027/',
  },
} as const satisfies Record<string, Omit<Effect, 'code'>>;

type TextCode = keyof typeof TEXT_TABLE;

const FETCHES = /^(?:curl|wget|fetch|aria2c|http|https|xh|lynx|nc|ncat|netcat|socat|scp|ftp|sftp)$/;
const RUNS_UNKNOWN = new Set(['dynamic-script', 'dynamic-name', 'shell-state']);

/** Whether it runs what is piped to a group around it, and nobody knows what that is. */
const runsUnknownPipe = ({ command: { stdin }, runsInput }: Reading): boolean =>
  runsInput && stdin?.by === 'pipe' && stdin.text === null;

/** What the commands do together. */
export function textEffects({ opacities }: Analysis, readings: readonly Reading[]): Effect[] {
  const runsPipe = readings.some(
    (reading) => (reading.readsPipe && isInterpreter(reading.name)) || runsUnknownPipe(reading),
  );
  const runsSubstitution = readings.some(
    ({ name, command }) =>
      (isInterpreter(name) || name === 'eval' || name === 'source' || name === '.') &&
      command.words.some(({ pieces }) =>
        pieces.some((piece) => piece.kind === 'unknown' && piece.why === 'substitution'),
      ),
  );
  const runsUnknown = runsSubstitution || opacities.some(({ code }) => RUNS_UNKNOWN.has(code));
  const runsHereDocument = opacities.some(({ code }) => code === 'interpreter-input');
  const fetching = readings.filter(({ name }) => FETCHES.test(name));
  const fetches = fetching.length > 0;
  // A here-document is in the text: what it fetches itself does not come to run by being read.
  const runsFetched = runsUnknown || (runsHereDocument && fetching.some(({ isInner }) => !isInner));
  const codes: TextCode[] = [
    ...(fetches && (runsPipe || runsFetched) ? (['fetch-and-run'] as const) : []),
    ...(!fetches && (runsPipe || runsSubstitution) ? (['runs-what-it-reads'] as const) : []),
    ...(opacities.length > 0 ? ([OPAQUE] as const) : []),
  ];
  return codes.map((code) => ({ code, ...TEXT_TABLE[code] }));
}
