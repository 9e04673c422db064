import { forEachYielding } from '../../concurrency/yielding.ts';
import { proposals } from '../../policy/generalise/generalise.ts';
import { varyingParts } from '../../policy/generalise/varying-parts.ts';
import { compileRule } from '../../policy/match/compile/compile-rule.ts';
import { type Cover, coverOf, covers } from '../../policy/match/cover/cover.ts';
import { analyse } from '../../policy/shell/analyse.ts';
import type { RuleDraft, StoredRule } from '../../rulebook/stored-rule.ts';

/** Rules that differ in a varying part alone, with the one that could take their place. */
export interface Mergeable {
  rules: StoredRule[];
  merged: RuleDraft;
  /** What differs: `image tag`. */
  open: string[];
  /** A command that only the merged rule knows; null where none is found. */
  more: string | null;
}

/** Two could be chance. */
export const GROUP_MIN = 3;

/** Finds exact allow rules of one scope whose commands are the same but for tags, versions, ids, dates or numbers. */
export async function findMergeable(rules: readonly StoredRule[]): Promise<Mergeable[]> {
  const groups = new Map<string, StoredRule[]>();
  await forEachYielding(rules, (rule) => {
    if (rule.effect !== 'allow' || rule.type !== 'exact' || rule.maxUses !== null || rule.expiresAt !== null)
      return;
    const key = skeleton(rule);
    if (key === null) return;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [rule]);
    else group.push(rule);
  });
  const found: Mergeable[] = [];
  const large = [...groups.values()].filter(({ length }) => length >= GROUP_MIN);
  await forEachYielding(large, (group) => found.push(...merge(group)));
  return found;
}

/** What rules have in common that differ in their varying parts alone; null where nothing varies. */
function skeleton({ pattern, environments, repositories, hours }: StoredRule): string | null {
  let varies = false;
  const words = pattern.split(' ').map((word, index) => {
    let at = 0;
    let text = '';
    for (const { start, end, what } of index === 0 ? [] : varyingParts(word)) {
      varies = true;
      text += `${word.slice(at, start)}\0${what}\0`;
      at = end;
    }
    return text + word.slice(at);
  });
  return varies ? JSON.stringify([words, environments.toSorted(), repositories.toSorted(), hours]) : null;
}

function merge(group: readonly StoredRule[]): Mergeable[] {
  const [first] = group;
  const [judged, ...others] = first === undefined ? [] : analyse(first.pattern).reached;
  if (first === undefined || judged === undefined || others.length > 0) return [];
  const general = proposals(judged).find(({ type }) => type === 'regex');
  if (general === undefined) return [];
  const { environments, repositories, hours } = first;
  const merged: RuleDraft = {
    effect: 'allow',
    type: 'regex',
    pattern: general.pattern,
    environments,
    repositories,
    hours,
    expiresAt: null,
    maxUses: null,
    reason: first.reason,
    example: first.example ?? first.pattern,
  };
  const outer = compileRule(merged);
  const taken = group.filter((rule) => covers(outer, compileRule(rule)));
  if (taken.length < GROUP_MIN) return [];
  return [
    { rules: taken, merged, open: general.open, more: witnessOf(coverOf(taken.map(compileRule), outer)) },
  ];
}

/** The command that shows what is known besides. */
export const witnessOf = (cover: Cover): string | null =>
  cover.kind === 'not-covered' ? cover.witness : null;
