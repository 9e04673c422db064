/** Levels by score: low 0–24, medium 25–49, high 50–74, critical 75–100. */
export const RISK_LEVELS = ['low', 'medium', 'high', 'critical'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** What kinds of effect a command can have; policies select by them. */
export const CATEGORIES = [
  'read-only',
  'deploy',
  'schema-change',
  'data-change',
  'infrastructure',
  'access',
  'destructive',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** One stated reason for the score. */
export interface RiskFactor {
  code: string;
  /** Added to the score, 0–100. */
  points: number;
  text: string;
}

export interface Risk {
  /** 0–100. */
  score: number;
  level: RiskLevel;
  categories: Category[];
  factors: RiskFactor[];
}

/** The code of the factor of a text that cannot be read as a whole: what is hidden in it may be of any category. */
export const OPAQUE = 'opaque';
/** The code of the factor of a program that the risk table does not know. */
export const UNKNOWN_PROGRAM = 'unknown-program';

/** Whether everything was seen that the score is about. Whatever needs a low risk must not take less for one. */
export function isFullyKnown({ factors }: Risk): boolean {
  return !factors.some(({ code }) => code === OPAQUE || code === UNKNOWN_PROGRAM);
}

/** Whether the command only reads, so that running it twice does no harm. */
export function isReadOnly({ categories }: Risk): boolean {
  return categories.length === 1 && categories[0] === 'read-only';
}

/** The level of a score (CONTRACT §5). */
export function levelOf(score: number): RiskLevel {
  if (score >= 75) return 'critical';
  if (score >= 50) return 'high';
  return score >= 25 ? 'medium' : 'low';
}
