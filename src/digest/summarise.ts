import { compileRule } from '../policy/match/compile-rule.ts';
import type { CompiledRule } from '../policy/match/compiled-rule.ts';
import { inTurns } from '../rulebook/in-turns.ts';
import type { PastDenial } from '../rulebook/past.ts';
import type { StoredRule } from '../rulebook/stored-rule.ts';
import { type Digest, KINDS, type Kind, type Proposal, type Replay, refOf } from './digest.ts';
import type { DigestFacts } from './facts.ts';
import { type CoveredRule, findCovered } from './find-covered.ts';
import { doubtsOf } from './find-doubtful.ts';
import { findMergeable, type Mergeable } from './find-mergeable.ts';
import { findPathMergeable } from './find-path-mergeable.ts';
import { findSuggested, type Suggestion } from './find-suggested.ts';
import { replay } from './replay.ts';
import { type Usage, usageOf } from './usage.ts';

/** Proposals of one digest: whoever takes these on gets the others the next time. */
export const PROPOSALS_MAX = 1_000;
const DENIALS_SHOWN = 5;
const WEEK_MS = 7 * 86_400_000;

type Found = Omit<Proposal, 'id' | 'replay' | 'isSafe'>;

/** What may go and why: each proposal with its proof, held against the requests of the window. */
export async function summarise(facts: DigestFacts): Promise<Digest> {
  const { rules, book, now } = facts;
  const compiled = rules.flatMap((rule) => {
    const ready = book.compiled.get(`${rule.type} ${rule.pattern}`);
    return ready === undefined || isOver(rule, now) ? [] : [{ ...ready, rule }];
  });
  const covered = await findCovered(compiled);
  const usage = await usageOf(facts);
  const found = await foundIn(facts, covered.found, usage);
  const proposals = await withReplays(found.slice(0, PROPOSALS_MAX), facts, usage);
  return {
    at: now,
    since: facts.since,
    rules: rules.length,
    requests: facts.commands.reduce((sum, { requests }) => sum + requests, 0),
    isPartial: facts.isPartial,
    undecided: covered.undecided,
    denials: lastWeek(facts.denials, now),
    weeks: null,
    use: null,
    proposals,
    leftOut: found.length - proposals.length,
  };
}

/** Kinds that are proven to change no verdict, for ever and not only in the window. */
const PROVEN: ReadonlySet<Kind> = new Set<Kind>(['covered', 'shadowed', 'ended']);

/** Safe are proven ones whose replay turns nothing, alone and with all the others of their kind. */
async function withReplays(found: readonly Found[], facts: DigestFacts, usage: Usage): Promise<Proposal[]> {
  const proven = found.filter(({ kind }) => PROVEN.has(kind));
  const [allProven, ...each] = await replay(facts, usage, [proven, ...found.map((one) => [one])]);
  const isSafe = each.map((one, index) => PROVEN.has(found[index]?.kind as Kind) && turnsNothing(one));
  const safe = found.filter((_, index) => isSafe[index]);
  const [together] = safe.length === proven.length ? [allProven] : await replay(facts, usage, [safe]);
  const areSafe = together !== undefined && turnsNothing(together);
  return found.map((one, index) => ({
    ...one,
    id: String(index),
    replay: each[index] as Replay,
    isSafe: areSafe && isSafe[index] === true,
  }));
}

const turnsNothing = ({ flipped, denied }: Replay): boolean => flipped === 0 && denied.length === 0;

const isOver = ({ expiresAt, maxUses, uses }: StoredRule, now: Date): boolean =>
  (expiresAt !== null && expiresAt <= now) || (maxUses !== null && uses >= maxUses);

const lastWeek = (denials: readonly PastDenial[], now: Date): PastDenial[] =>
  denials.filter(({ at }) => now.getTime() - at.getTime() <= WEEK_MS).slice(0, DENIALS_SHOWN);

/** Everything that was found, by kind; each rule is in one proposal only, under the plainest of its kinds. */
async function foundIn(facts: DigestFacts, covered: readonly CoveredRule[], usage: Usage): Promise<Found[]> {
  const stored = new Map(facts.rules.map((rule) => [rule.id, rule]));
  const taken = new Set(covered.map(({ rule }) => rule.rule.id));
  const found: Found[] = covered.flatMap((one) => coveredProposal(one, stored));
  // What a proof stands on stays out of every other proposal, or the proof would fall.
  for (const { dependsOn } of found) for (const { id } of dependsOn) taken.add(id);
  const left = facts.rules.filter(({ id }) => !taken.has(id));
  const ready = (rule: StoredRule): CompiledRule => {
    const known = facts.book.compiled.get(`${rule.type} ${rule.pattern}`);
    return known === undefined ? compileRule(rule) : { ...known, rule };
  };
  for (const find of [findMergeable, findPathMergeable])
    for (const group of await find(
      left.filter((rule) => !taken.has(rule.id) && !isOver(rule, facts.now)),
      ready,
    )) {
      for (const { id } of group.rules) taken.add(id);
      found.push(mergeProposal(group));
    }
  await inTurns(facts.rules, (rule) => {
    const doubts = doubtsOf(rule, usage.byRule.get(rule.id), facts);
    const [first] = doubts;
    if (first === undefined || taken.has(rule.id)) return;
    const proof = doubts.map(({ text }) => text).join(' ');
    const { kind, witness } = first;
    found.push({ kind, retire: [refOf(rule)], add: null, dependsOn: [], proof, witness });
  });
  found.push(...(await findSuggested(facts, usage)).map(suggestion));
  return found.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

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
    ? `Whatever it allows is denied by ${names(by)}, so it never lets anything through.`
    : by.length === 1
      ? `Every command that it means is meant by ${names(by)}, too, in all of its scope.`
      : `Every command that it means is meant by one of ${by.length} others, in all of its scope: ${names(by)}.`;
  const kind = isShadowed ? 'shadowed' : 'covered';
  return [{ kind, retire: [refOf(own)], add: null, dependsOn, proof, witness: example }];
}

const names = (rules: readonly CompiledRule[]): string =>
  rules.map(({ rule }) => `the ${rule.type} rule “${rule.pattern}”`).join(', ');

function mergeProposal({ rules, merged, open, more }: Mergeable): Found {
  const proof = `${rules.length} rules differ in their ${open.join(' and ')} alone; one expression knows them all${more === null ? '' : ', and also the command below'}.`;
  return { kind: 'mergeable', retire: rules.map(refOf), add: merged, dependsOn: [], proof, witness: more };
}

function suggestion({ draft, approvals }: Suggestion): Found {
  const proof = `People approved it by hand ${approvals} times in the window, and no rule covers it.`;
  return { kind: 'suggested', retire: [], add: draft, dependsOn: [], proof, witness: draft.example };
}
