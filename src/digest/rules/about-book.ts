import { compileRule } from '../../policy/match/compile/compile-rule.ts';
import type { CompiledRule } from '../../policy/match/compile/compiled-rule.ts';
import type { StoredRule } from '../../rulebook/stored-rule.ts';
import { type Found, refOf } from '../digest.ts';
import type { DigestFacts } from '../facts.ts';
import { type CoveredRule, findCovered } from './find-covered.ts';
import { findMergeable, type Mergeable } from './find-mergeable.ts';
import { findPathMergeable } from './find-path-mergeable.ts';

/** What the rules say of each other, whatever was asked for. */
export interface AboutBook {
  found: Found[];
  /** Rules that are in one of these proposals, or that its proof stands on. */
  taken: ReadonlySet<string>;
  /** Rules of which it could not be decided whether others cover them. */
  undecided: number;
}

/** Rules that others cover or deny, and rules that one could stand for. */
export async function aboutBook({
  rules,
  book,
  now,
}: Pick<DigestFacts, 'rules' | 'book' | 'now'>): Promise<AboutBook> {
  const active = rules.filter((rule) => !isOver(rule, now));
  const ready = new Map<string, CompiledRule>();
  for (const rule of active) {
    const known = book.compiled.get(`${rule.type} ${rule.pattern}`);
    if (known !== undefined) ready.set(rule.id, { ...known, rule });
  }
  const covered = await findCovered([...ready.values()]);
  const stored = new Map(rules.map((rule) => [rule.id, rule]));
  const found: Found[] = covered.found.flatMap((one) => coveredProposal(one, stored));
  // What a proof stands on stays out of every other proposal, or the proof would fall.
  const taken = new Set(
    found.flatMap(({ retire, dependsOn }) => [...retire, ...dependsOn].map(({ id }) => id)),
  );
  for (const find of [findMergeable, findPathMergeable]) {
    const left = active.filter(({ id }) => ready.has(id) && !taken.has(id));
    for (const group of await find(left, (rule) => ready.get(rule.id) ?? compileRule(rule))) {
      for (const { id } of group.rules) taken.add(id);
      found.push(mergeProposal(group));
    }
  }
  return { found, taken, undecided: covered.undecided };
}

const isOver = ({ expiresAt, maxUses, uses }: StoredRule, now: Date): boolean =>
  (expiresAt !== null && expiresAt <= now) || (maxUses !== null && uses >= maxUses);

function coveredProposal(
  { rule, by, isShadowed, example }: CoveredRule,
  stored: ReadonlyMap<string, StoredRule>,
): Found[] {
  const own = stored.get(rule.rule.id);
  if (own === undefined) return [];
  const dependsOn = by.flatMap((one) => {
    const held = stored.get(one.rule.id);
    return held === undefined ? [] : [refOf(held)];
  });
  const proof = isShadowed
    ? `It never takes effect, because every command that it allows is denied by ${names(by)}.`
    : by.length === 1
      ? `Every command that it matches is also matched by ${names(by)}, everywhere that it applies.`
      : `Every command that it matches is also matched by one of ${by.length} other rules, everywhere that it applies: ${names(by)}.`;
  const kind = isShadowed ? 'shadowed' : 'covered';
  return [{ kind, retire: [refOf(own)], add: null, dependsOn, proof, witness: example }];
}

const names = (rules: readonly CompiledRule[]): string =>
  rules.map(({ rule }) => `the ${rule.type} rule “${rule.pattern}”`).join(', ');

function mergeProposal({ rules, merged, open, more }: Mergeable): Found {
  const proof = `${rules.length} rules differ only in their ${open.join(' and ')}. One rule can replace them${more === null ? '' : ', but it also matches the command below'}.`;
  return { kind: 'mergeable', retire: rules.map(refOf), add: merged, dependsOn: [], proof, witness: more };
}
