import { forEachYielding } from '../concurrency/yielding.ts';
import type { PastDenial } from '../rulebook/preview/past.ts';
import { countText } from '../stats/words.ts';
import { DAY_MS } from '../time/units.ts';
import { type Digest, type Found, KINDS, type Kind, type Proposal, type Replay, refOf } from './digest.ts';
import type { DigestFacts } from './facts.ts';
import { replay } from './replay/replay.ts';
import { type AboutBook, aboutBook } from './rules/about-book.ts';
import { doubtsOf } from './usage/find-doubtful.ts';
import { findSuggested, type Suggestion } from './usage/find-suggested.ts';
import { type Usage, usageOf } from './usage/usage.ts';

/** Proposals of one digest. Once these are applied or dismissed, the next digest has the others. */
const PROPOSALS_MAX = 1_000;
const DENIALS_SHOWN = 5;
const WEEK_MS = 7 * DAY_MS;

/**
 * What may go and why: each proposal with its proof, held against the requests of the window.
 * @param about what was found before the requests were counted.
 */
export async function summarise(
  facts: DigestFacts,
  about: AboutBook | Promise<AboutBook> = aboutBook(facts),
): Promise<Digest> {
  const { rules, now } = facts;
  const ofBook = await about;
  const usage = await usageOf(facts);
  const found = await allFound(facts, ofBook, usage);
  const proposals = await withReplays(found.slice(0, PROPOSALS_MAX), facts, usage);
  return {
    at: now,
    since: facts.since,
    rules: rules.length,
    requests: facts.commands.reduce((sum, { requests }) => sum + requests, 0),
    isPartial: facts.isPartial,
    undecided: ofBook.undecided,
    denials: lastWeek(facts.denials, now),
    weeks: null,
    use: null,
    proposals,
    leftOut: found.length - proposals.length,
  };
}

/** Kinds that are proven to change no verdict, at all times and not only in the window. */
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

const lastWeek = (denials: readonly PastDenial[], now: Date): PastDenial[] =>
  denials.filter(({ at }) => now.getTime() - at.getTime() <= WEEK_MS).slice(0, DENIALS_SHOWN);

/** Everything that was found, by kind; each rule is in one proposal only, under the plainest of its kinds. */
async function allFound(facts: DigestFacts, about: AboutBook, usage: Usage): Promise<Found[]> {
  const found = [...about.found];
  await forEachYielding(facts.rules, (rule) => {
    const doubts = doubtsOf(rule, usage.byRule.get(rule.id), facts);
    const [first] = doubts;
    if (first === undefined || about.taken.has(rule.id)) return;
    const proof = doubts.map(({ text }) => text).join(' ');
    const { kind, witness } = first;
    found.push({ kind, retire: [refOf(rule)], add: null, dependsOn: [], proof, witness });
  });
  found.push(...(await findSuggested(facts, usage)).map(suggestion));
  return found.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

function suggestion({ draft, approvals }: Suggestion): Found {
  const proof = `People approved it by hand ${countText(approvals, 'time')} in this period, and no rule matches it.`;
  return { kind: 'suggested', retire: [], add: draft, dependsOn: [], proof, witness: draft.example };
}
