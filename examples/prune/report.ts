import { table } from '../month/table.ts';
import { type Compared, isSame } from './compare.ts';
import type { Pruned } from './prune.ts';

/** The case: 340 rules after a month, 180 after a session of cleaning up by hand. */
const RULES_BEFORE = 340;
const RULES_AFTER = 180;
const VERDICTS = ['allow', 'ask', 'deny'] as const;
const SHOWN_MAX = 20;

/** Whether what the issue of the digest promises was kept. */
export const isKept = ({ before, after }: Pruned, compared: readonly Compared[]): boolean =>
  before >= RULES_BEFORE && after <= RULES_AFTER && compared.length > 0 && compared.every(isSame);

/** What was pruned, and what it changed, as people read it. */
export function reportText(pruned: Pruned, compared: readonly Compared[]): string {
  const { before, after, kinds, digestMs } = pruned;
  const kindLines = kinds.map((one) => [one.kind, one.proposals, one.safe, one.retired].map(String));
  const groups = [...new Set(compared.map(({ what }) => what))].map((what) => [
    what,
    ...figures(compared.filter((one) => one.what === what)),
  ]);
  const different = compared.filter((one) => !isSame(one)).slice(0, SHOWN_MAX);
  return `${table([['proposals', 'all', 'safe', 'rules retired'], ...kindLines], 0)}

${before} rules before, ${after} with all safe ones applied. The digest took ${digestMs} ms.

${table([HEAD, ...groups, ['all', ...figures(compared)]], 0)}
${different.map(differenceText).join('')}
${isKept(pruned, compared) ? 'Goal met' : 'GOAL MISSED'}: ${RULES_BEFORE} rules or more become ${RULES_AFTER} or fewer, and every verdict stays the same.
`;
}

const HEAD = [
  'verdicts of',
  'requests',
  ...VERDICTS.map((one) => `${one} before`),
  ...VERDICTS.map((one) => `${one} after`),
  'different',
];

function figures(compared: readonly Compared[]): string[] {
  const count = (which: 'unpruned' | 'pruned', verdict: string): number =>
    compared.filter((one) => one[which].verdict === verdict).length;
  return [
    compared.length,
    ...VERDICTS.map((verdict) => count('unpruned', verdict)),
    ...VERDICTS.map((verdict) => count('pruned', verdict)),
    compared.filter((one) => !isSame(one)).length,
  ].map(String);
}

const differenceText = ({ item, unpruned, pruned }: Compared): string =>
  `\n${item.command} (${item.environment}): ${unpruned.verdict} before, ${pruned.verdict} after`;
