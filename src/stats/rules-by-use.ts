import { countText, numberText } from './words.ts';

/** A rule, as far as one is named beside its uses. */
export interface NamedRule {
  id: string;
  effect: 'allow' | 'deny';
  type: 'exact' | 'glob' | 'regex';
  pattern: string;
}

/** How often a rule ended a request at once. A request that several rules ended together is a use of each of them. */
export interface RuleUses {
  ruleId: string;
  uses: number;
}

/** Rules that are counted, and their uses together. */
export interface CountedRules {
  rules: number;
  uses: number;
}

/** How the rules of a book carried the requests of a window. */
export interface RulesByUse {
  /** Days of the window, the last of them today. */
  days: number;
  /** Rules in the book. */
  rules: number;
  /** Uses of these rules. */
  uses: number;
  /** The fewest rules that have `CARRIED` of the uses, or more. */
  carrying: CountedRules;
  /** Rules in the book without a use. */
  unused: number;
  /** Rules in the book with the most uses, the most first, at most `RULES_NAMED`. */
  most: (Omit<NamedRule, 'id'> & { uses: number })[];
  /** Other rules in the book that were used. */
  others: CountedRules;
  /** Rules that were used and have left the book since. */
  retired: CountedRules;
}

/** As many as a phone shows at once. */
export const RULES_NAMED = 10;
/** Share of the uses that counts as the load; what is left are the rare commands that every book has. */
const CARRIED = 0.9;

/** Sorts a book by use. Rules with as many uses as others keep the order of the book. */
export function rulesByUse(
  rules: readonly NamedRule[],
  counted: readonly RuleUses[],
  days: number,
): RulesByUse {
  const usesOf = new Map(counted.map(({ ruleId, uses }) => [ruleId, uses]));
  const used = rules
    .map(({ id, effect, type, pattern }) => ({ effect, type, pattern, uses: usesOf.get(id) ?? 0 }))
    .filter(({ uses }) => uses > 0)
    .sort((a, b) => b.uses - a.uses);
  const inBook = new Set(rules.map(({ id }) => id));
  const uses = totalOf(used);
  return {
    days,
    rules: rules.length,
    uses,
    carrying: carryingOf(used, uses),
    unused: rules.length - used.length,
    most: used.slice(0, RULES_NAMED),
    others: together(used.slice(RULES_NAMED)),
    retired: together(counted.filter(({ ruleId }) => !inBook.has(ruleId))),
  };
}

type Uses = readonly { uses: number }[];

const totalOf = (all: Uses): number => all.reduce((sum, { uses }) => sum + uses, 0);

const together = (all: Uses): CountedRules => ({ rules: all.length, uses: totalOf(all) });

/** The first of them until they have the load. */
function carryingOf(used: Uses, all: number): CountedRules {
  const carrying = { rules: 0, uses: 0 };
  for (const { uses } of used) {
    if (carrying.uses >= all * CARRIED) break;
    carrying.rules += 1;
    carrying.uses += uses;
  }
  return carrying;
}

/** `180 rules decided 4,210 times` */
export function usesText({ rules, uses }: RulesByUse): string {
  if (uses === 0) return `${countText(rules, 'rule')} made no decisions`;
  return `${countText(rules, 'rule')} decided ${countText(uses, 'time')}`;
}

/** What a part of the book did: the load, the rest of it, or nothing. */
export type PartKind = 'carrying' | 'rest' | 'unused';

/** The book in up to three parts, in words such as `12 made 90% of the decisions`; parts without a rule are left out. */
export function partsByUse(use: RulesByUse): { kind: PartKind; rules: number; text: string }[] {
  const { carrying, unused } = use;
  const rest = use.rules - carrying.rules - unused;
  // Never 100% while others did the rest.
  const percent = Math.floor((100 * carrying.uses) / use.uses);
  const part = (kind: PartKind, rules: number, did: string) => ({
    kind,
    rules,
    text: `${numberText(rules)} ${did}`,
  });
  return [
    part(
      'carrying',
      carrying.rules,
      rest === 0 ? 'made all of the decisions' : `made ${percent}% of the decisions`,
    ),
    part('rest', rest, 'made the rest'),
    part('unused', unused, 'unused'),
  ].filter(({ rules }) => rules > 0);
}

/** `180 rules decided 4,210 times: 12 made 90% of the decisions, 107 made the rest, 61 unused` */
export function useText(use: RulesByUse): string {
  const parts = partsByUse(use).map(({ text }) => text);
  return use.uses === 0 ? usesText(use) : `${usesText(use)}: ${parts.join(', ')}`;
}

/** Rules that are not named, in words such as `170 other rules`; `isInBook`: not retired. Those without a rule are left out. */
export function moreByUse({
  others,
  retired,
}: RulesByUse): { text: string; uses: number; isInBook: boolean }[] {
  return [
    { ...others, text: countText(others.rules, 'other rule'), isInBook: true },
    { ...retired, text: `${countText(retired.rules, 'rule')} retired since`, isInBook: false },
  ]
    .filter(({ rules }) => rules > 0)
    .map(({ text, uses, isInBook }) => ({ text, uses, isInBook }));
}
