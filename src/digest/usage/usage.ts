import { forEachYielding } from '../../concurrency/yielding.ts';
import { judgeByRules } from '../../policy/match/judge/judge-rules.ts';
import type { Origin } from '../../policy/match/repositories/reach.ts';
import { assessRisk } from '../../policy/risk/assess.ts';
import type { Rule } from '../../policy/rule.ts';
import { analyse } from '../../policy/shell/analyse.ts';
import { shapeOf } from '../../policy/shell/shape.ts';
import type { DigestFacts } from '../facts.ts';

/** A text in one place, as it was asked for or denied. */
export interface Asked extends Origin {
  command: string;
  environment: string;
}

/** The same for the same text in the same place. */
export const keyOf = ({ command, environment, repository, provenance }: Asked): string =>
  JSON.stringify([command, environment, repository, provenance.isTrusted, provenance.boundTo]);

/** What one rule met in the window. */
export interface RuleUsage {
  /** Texts that it helped to let through or to deny. */
  asked: Set<Asked>;
  requests: number;
  shapes: Set<string>;
  /** The riskiest of its texts. */
  riskiest: { command: string; score: number } | null;
  /** Texts that people denied, and that it knows a command of. */
  denied: number;
}

export interface Usage {
  byRule: ReadonlyMap<string, RuleUsage>;
  /** Texts that rules do not cover: only these can be let through by a rule more. */
  open: ReadonlySet<Asked>;
}

/** Past enough shapes a rule is wide, whatever else it knows. */
const SHAPES_MAX = 50;

/** Judges each text of the window once by the rules as they are. */
export async function usageOf(facts: DigestFacts): Promise<Usage> {
  const { commands, denials } = facts;
  const times = timesOf(facts.rules);
  const byRule = new Map<string, RuleUsage>();
  const open = new Set<Asked>();
  await forEachYielding(commands, (one) => {
    const { analysis, rules, isCovered } = judged(one, facts, times);
    if (!isCovered) open.add(one);
    if (rules.length === 0) return;
    const { score } = assessRisk({ analysis, environment: one.environment, plan: null });
    const shape = shapeOf(analysis);
    for (const id of rules) count(usageFor(byRule, id), one, shape, score);
  });
  await forEachYielding(denials, (one) => {
    const { rules, isCovered } = judged(one, facts, times);
    if (!isCovered) open.add(one);
    for (const id of rules) {
      const usage = usageFor(byRule, id);
      usage.denied += 1;
      usage.asked.add(one);
    }
  });
  return { byRule, open };
}

/** Within working hours and, where that matters, outside of them: a rule can wait behind another that sleeps at night. */
export const timesOf = (rules: readonly Pick<Rule, 'hours'>[]): boolean[] =>
  rules.some(({ hours }) => hours === 'working') ? [true, false] : [true];

function judged(
  { command, environment, repository, provenance }: Asked,
  { book, now }: DigestFacts,
  times: readonly boolean[],
) {
  const analysis = analyse(command);
  const occasion = { environment, repository, provenance, now, usedUp: new Set<string>() };
  const all = times.map((isWorkingTime) => judgeByRules(analysis, book, { ...occasion, isWorkingTime }));
  const rules = all.flatMap(({ used, denials }) => [...used, ...denials.map(({ rule }) => rule)]);
  return {
    analysis,
    isCovered: all.every(({ isCovered }) => isCovered),
    rules: [...new Set(rules.map(({ id }) => id))],
  };
}

function count(usage: RuleUsage, asked: Asked & { requests: number }, shape: string, score: number): void {
  usage.asked.add(asked);
  usage.requests += asked.requests;
  if (usage.shapes.size < SHAPES_MAX) usage.shapes.add(shape);
  if (usage.riskiest === null || score > usage.riskiest.score)
    usage.riskiest = { command: asked.command, score };
}

function usageFor(byRule: Map<string, RuleUsage>, id: string): RuleUsage {
  const known = byRule.get(id);
  if (known !== undefined) return known;
  const usage: RuleUsage = { asked: new Set(), requests: 0, shapes: new Set(), riskiest: null, denied: 0 };
  byRule.set(id, usage);
  return usage;
}
