import { kindOf } from '../../environments/environment-kind.ts';
import { targetsOf } from '../../environments/targets.ts';
import type { Analysis } from '../../shell/analyse.ts';
import type { Effect } from '../effect.ts';

const SOURCE = 'Judgement: the calibration of the team that the table was made with';

/** Where a command would run, and what it is aimed at. Negative points are taken off, never below nothing. */
export const CONTEXT_TABLE = {
  'target-production': {
    points: 22,
    categories: [],
    text: 'Targets production, but was requested for another environment.',
    source: SOURCE,
  },
  'target-elsewhere': {
    points: 10,
    categories: [],
    text: 'Targets another environment than the one requested.',
    source: SOURCE,
  },
  'not-production': {
    points: -10,
    categories: [],
    text: 'Requested for an environment that is not production.',
    source: SOURCE,
  },
} as const satisfies Record<string, Omit<Effect, 'code'>>;

type ContextCode = keyof typeof CONTEXT_TABLE;

/**
 * How the environment and the target change the weight of `effects`. What destroys is gone in staging, too, and what only
 * reads weighs nothing anywhere.
 */
export function contextEffects(
  analysis: Analysis,
  environment: string,
  effects: readonly Effect[],
): Effect[] {
  const asked = kindOf(environment);
  const points = effects.reduce((sum, effect) => sum + effect.points, 0);
  if (asked === null || points === 0) return [];
  const code = codeOf(analysis, asked, effects);
  if (code === null) return [];
  const row = CONTEXT_TABLE[code];
  return [{ code, ...row, points: Math.max(row.points, -points) }];
}

function codeOf(analysis: Analysis, asked: string, effects: readonly Effect[]): ContextCode | null {
  const others = targetsOf(analysis)
    .map(({ kind }) => kind)
    .filter((kind) => kind !== asked);
  if (others.includes('production')) return 'target-production';
  if (others.length > 0) return 'target-elsewhere';
  const destroys = effects.some(({ categories }) => categories.includes('destructive'));
  return asked === 'production' || destroys ? null : 'not-production';
}
