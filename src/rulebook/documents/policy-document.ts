import { identityOf, type StoredRule } from '../stored-rule.ts';
import { describeRule } from './describe.ts';
import { code, prose } from './markdown.ts';

const INTRODUCTION = [
  '- A rule matches simple commands. `a && b` runs without asking only if rules match both `a` and `b`.',
  '- A rule under "Never runs" beats a rule under "Runs without asking".',
  '- A matching command is still sent to people if it is too risky for its environment, or unusual.',
];

const EVERYWHERE = 'In every environment';

/**
 * The rule book as a document in Markdown for somebody who never saw it: by environment, in words, with reasons and
 * owners, what never runs first. The same rules in any order give the same document.
 * @param names of owners, by their ids; an id without a name stands for itself
 */
export function policyDocument(
  rules: readonly StoredRule[],
  names: ReadonlyMap<string, string> = new Map(),
): string {
  const sorted = [...rules].sort(byPattern);
  const environments = [...new Set(rules.flatMap((rule) => rule.environments))].sort();
  const everywhere = sorted.filter((rule) => rule.environments.length === 0);
  const sections = [
    ...(everywhere.length === 0 ? [] : [section(EVERYWHERE, everywhere, names)]),
    ...environments.map((name) => {
      const own = sorted.filter((rule) => rule.environments.includes(name));
      const title = `In ${prose(name)}`;
      return section(title, own, names, everywhere.length === 0 ? [] : [alsoEverywhere(everywhere.length)]);
    }),
  ];
  const introduction = ['# Command policy', summary(rules), INTRODUCTION.join('\n')];
  return `${[...introduction, ...sections.flat()].join('\n\n')}\n`;
}

function summary(rules: readonly StoredRule[]): string {
  const denies = rules.filter(({ effect }) => effect === 'deny').length;
  if (rules.length === 0) return 'There are no rules yet. People are asked about every command.';
  return `${counted(denies)} to deny commands, ${counted(rules.length - denies)} to allow them without asking. People are asked about everything else.`;
}

const counted = (count: number): string => `${count} ${count === 1 ? 'rule' : 'rules'}`;

const alsoEverywhere = (count: number): string =>
  `In addition to the ${counted(count)} for every environment above.`;

function section(
  title: string,
  rules: readonly StoredRule[],
  names: ReadonlyMap<string, string>,
  notes: readonly string[] = [],
): string[] {
  const part = (heading: string, effect: StoredRule['effect']): string[] => {
    const found = rules.filter((rule) => rule.effect === effect);
    return found.length === 0 ? [] : [`### ${heading}`, ...found.map((rule) => item(rule, names))];
  };
  return [`## ${title}`, ...notes, ...part('Never runs', 'deny'), ...part('Runs without asking', 'allow')];
}

function item(rule: StoredRule, names: ReadonlyMap<string, string>): string {
  const { pattern, reason, owner, example } = rule;
  const name = owner === null ? undefined : names.get(owner);
  const known = name === undefined || name === owner ? (owner ?? 'nobody') : `${name} (${owner})`;
  return [
    `- ${code(pattern)}`,
    `  - ${prose(describeRule(rule))}`,
    `  - Why: ${prose(reason)}`,
    `  - Owner: ${prose(known)}`,
    ...(example === null || example === pattern ? [] : [`  - Example: ${code(example)}`]),
  ].join('\n');
}

/** Rules of one pattern differ in something else that they are known by. */
function byPattern(a: StoredRule, b: StoredRule): number {
  return compare(a.pattern, b.pattern) || compare(keyOf(a), keyOf(b));
}

const keyOf = (rule: StoredRule): string => `${identityOf(rule)} ${rule.reason} ${rule.owner}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
