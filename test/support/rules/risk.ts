import { assessRisk } from '../../../src/policy/risk/assess.ts';
import { type PlanSummary, summarisePlan } from '../../../src/policy/risk/effects/plan.ts';
import type { Risk } from '../../../src/policy/risk/risk.ts';
import { analyse } from '../../../src/policy/shell/analyse.ts';

/** The risk of a command, in production unless said otherwise. The SQL parser has to be loaded. */
export function riskOf(command: string, environment = 'production', plan: PlanSummary | null = null): Risk {
  return assessRisk({ analysis: analyse(command), environment, plan });
}

/** `85 critical sql-drop-column: schema-change, destructive`: what a table test compares. */
export function riskLine(command: string, environment?: string): string {
  const { score, level, factors, categories } = riskOf(command, environment);
  return `${score} ${level} ${factors.map(({ code }) => code).join('+')}: ${categories.join(', ')}`;
}

type PlannedChange = readonly [type: string, ...actions: string[]];

/** A plan that does one thing to each of these `[type, actions]`. */
export function aPlan(...changes: readonly PlannedChange[]): Record<string, unknown> {
  return {
    format_version: '1.2',
    resource_changes: changes.map(([type, ...actions], index) => ({
      address: `${type}.r${index}`,
      type,
      change: { actions },
    })),
  };
}

export const planSummary = (...changes: readonly PlannedChange[]): PlanSummary =>
  summarisePlan(aPlan(...changes));
