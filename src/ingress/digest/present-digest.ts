import type { z } from 'zod';
import type { Digest, Proposal } from '../../digest/digest.ts';
import type { RuleRef } from '../../rulebook/stored-rule.ts';
import type { Week } from '../../stats/week.ts';
import type { digestAnswer } from './digest-schemas.ts';

type DigestAnswer = z.infer<typeof digestAnswer>;

/** A digest as the API shows it. */
export function presentDigest(digest: Digest): DigestAnswer {
  return {
    at: digest.at.toISOString(),
    since: digest.since?.toISOString() ?? null,
    rules: digest.rules,
    requests: digest.requests,
    partial: digest.isPartial,
    undecided: digest.undecided,
    left_out: digest.leftOut,
    weeks:
      digest.weeks === null
        ? null
        : { now: presentWeek(digest.weeks.now), before: presentWeek(digest.weeks.before) },
    rules_by_use: digest.use,
    proposals: digest.proposals.map(presentProposal),
  };
}

function presentWeek(week: Week) {
  const { from, to, requests, approvals, denials, reviewers } = week;
  return {
    from,
    to,
    requests,
    approvals,
    denials,
    reviewers,
    by_rule: week.byRule,
    timed_out: week.timedOut,
    median_ms: week.medianMs,
    p95_ms: week.p95Ms,
    under_two_seconds: week.underTwoSeconds,
  };
}

function presentProposal(proposal: Proposal): DigestAnswer['proposals'][number] {
  const { kind, retire, add, dependsOn, proof, witness, replay, isSafe } = proposal;
  return {
    kind,
    retire: retire.map(presentRef),
    add: add === null ? null : { effect: add.effect, type: add.type, pattern: add.pattern },
    depends_on: dependsOn.map(presentRef),
    proof,
    witness,
    safe: isSafe,
    flipped: replay.flipped,
    denied: replay.denied.map(({ command }) => command),
  };
}

const presentRef = ({ id, effect, type, pattern }: RuleRef) => ({ id, effect, type, pattern });
