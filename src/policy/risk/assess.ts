import type { Analysis } from '../shell/analyse.ts';
import { type Effect, READS } from './effect.ts';
import { commandEffects } from './effects/command-effects.ts';
import { contextEffects } from './effects/context-effects.ts';
import type { PlanSummary } from './effects/plan.ts';
import { planEffect } from './effects/plan-effects.ts';
import { textEffects } from './effects/text-effects.ts';
import { possibleCategories } from './possible.ts';
import { type Reading, readingsOf } from './reading.ts';
import { CATEGORIES, type Category, levelOf, type Risk } from './risk.ts';
import { bareSqlEffects } from './sql/bare-sql.ts';

interface Assessed {
  analysis: Analysis;
  environment: string;
  plan: PlanSummary | null;
}

const SCORE_MAX = 100;

/**
 * How much could go wrong: 0–100. Every effect counts once, with its highest points, and the points are added up.
 * The rows are in `table.ts` and its neighbours, and documented in `docs/risk.md`.
 */
export const assessRisk = (assessed: Assessed): Risk => assess(assessed).risk;

/** The risk, with every category that cannot be ruled out: those of the risk, and more if not everything is known. */
export function assess({ analysis, environment, plan }: Assessed): {
  risk: Risk;
  possible: readonly Category[];
} {
  const readings = readingsOf(analysis);
  const effects = [...effectsOf(analysis, readings), ...(plan === null ? [] : [planEffect(plan)])];
  const distinct = distinctEffects(effects);
  const weighed = [...distinct, ...contextEffects(analysis, environment, distinct)];
  const sum = weighed.reduce((total, { points }) => total + points, 0);
  const score = Math.min(SCORE_MAX, Math.max(0, sum));
  const categories = categoriesOf(effects);
  const risk: Risk = {
    score,
    level: levelOf(score),
    categories,
    factors: weighed
      .filter(({ points }) => points !== 0)
      .map(({ code, points, text }) => ({ code, points, text })),
  };
  return { risk, possible: possibleCategories(analysis, readings, effects, categories) };
}

function effectsOf(analysis: Analysis, readings: readonly Reading[]): Effect[] {
  const sql = bareSqlEffects(analysis.text);
  if (sql !== null) return sql;
  return [...readings.flatMap(effectsOfReading), ...textEffects(analysis, readings)];
}

/** A wrapper that only passes on what stands inside says nothing of its own. */
function effectsOfReading(reading: Reading): Effect[] {
  const effects = commandEffects(reading);
  // What runs it is weighed already, so that only what it is known to do is added.
  if (reading.isInner)
    return effects.filter(({ categories }) => categories.some((one) => one !== 'read-only'));
  return reading.isWrapper ? effects.filter(({ code }) => code !== READS) : effects;
}

/** Each code once, with its highest points, the heaviest first. */
function distinctEffects(effects: readonly Effect[]): Effect[] {
  const byCode = new Map<string, Effect>();
  for (const effect of effects) {
    const known = byCode.get(effect.code);
    if (known === undefined || known.points < effect.points) byCode.set(effect.code, effect);
  }
  return [...byCode.values()].sort((a, b) => b.points - a.points);
}

/** Every category that applies. `read-only` is only said of what does nothing else. */
function categoriesOf(effects: readonly Effect[]): Category[] {
  const isReading = (effect: Effect): boolean => effect.categories.includes('read-only');
  if (effects.length > 0 && effects.every(isReading)) return ['read-only'];
  return CATEGORIES.filter(
    (category) => category !== 'read-only' && effects.some(({ categories }) => categories.includes(category)),
  );
}
