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

/** The code of the one factor of a risk that nobody has assessed. */
export const NOT_ASSESSED = 'not-assessed';

/** A risk that says of itself that it is not known. Whatever needs a low risk must not take this for one. */
export const UNASSESSED_RISK: Risk = {
  score: 0,
  level: 'low',
  categories: [],
  factors: [{ code: NOT_ASSESSED, points: 0, text: 'The risk of this command has not been assessed.' }],
};

/** Whether the score means anything. */
export function isAssessed(risk: Risk): boolean {
  return !risk.factors.some((factor) => factor.code === NOT_ASSESSED);
}

/** The level of a score (CONTRACT §5). */
export function levelOf(score: number): RiskLevel {
  if (score >= 75) return 'critical';
  if (score >= 50) return 'high';
  return score >= 25 ? 'medium' : 'low';
}
