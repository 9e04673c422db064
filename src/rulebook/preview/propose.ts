import { createHash } from 'node:crypto';
import { type Proposal, proposals } from '../../policy/generalise/generalise.ts';
import type { RuleBook } from '../../policy/match/book/rule-book.ts';
import { type CommandJudgement } from '../../policy/match/judge/command-judgement.ts';
import { judgeByRules } from '../../policy/match/judge/judge-rules.ts';
import type { Origin } from '../../policy/match/repositories/reach.ts';
import { MASK } from '../../policy/redact/mask.ts';
import { redact } from '../../policy/redact/redact.ts';
import { type Analysis, analyse, type JudgedCommand } from '../../policy/shell/analyse.ts';
import type { RuleDraft } from '../stored-rule.ts';
import { type PastWindow, previewRule } from './preview.ts';

/** A rule that could be made of a request, with what it would have met. */
export interface PreviewedProposal extends Proposal {
  /** Names this rule for this command, and nothing else: other rules may be made in the meantime. */
  key: string;
  /** Requests in the last 30 days. */
  requests: number;
}

/** One command of a request that no rule knows. */
export interface UnknownCommand {
  /** As it was written. */
  source: string;
  proposals: PreviewedProposal[];
  /** Whether rules were left out because they would have allowed what people denied. */
  wasDenied: boolean;
  /** Whether there were more denials than the rules were held against. */
  isPartial: boolean;
}

/** Commands for which rules are proposed; the others are asked about again. */
const PROPOSED_MAX = 6;

export interface ProposeDeps {
  book: RuleBook;
  past: PastWindow;
  now: Date;
}

/** Rules for the commands of a request that none knows yet, no wider than them. A text with a secret has none. */
export async function proposeRules(
  { book, past, now }: ProposeDeps,
  asked: Origin & { command: string; environment: string },
): Promise<UnknownCommand[]> {
  const analysis = analyse(asked.command);
  if (asked.command.includes(MASK) || holdsSecret(analysis)) return [];
  const { environment, repository, provenance } = asked;
  const place = { environment, repository, provenance };
  const occasion = { ...place, isWorkingTime: true, now, usedUp: new Set<string>() };
  const { commands } = judgeByRules(analysis, book, occasion);
  const unknown = unknownOf(commands, new Map(analysis.reached.map((one) => [one.command, one])));
  const distinct = [...new Map(unknown.map((one) => [one.command.source, one])).values()];
  return Promise.all(distinct.slice(0, PROPOSED_MAX).map((one) => previewed(one, environment, past)));
}

/** Whether a secret is shown in a command, because redacting it could have hidden what runs. */
function holdsSecret(analysis: Analysis): boolean {
  const { count, isIncomplete } = redact(analysis);
  return count > 0 || isIncomplete;
}

function unknownOf(
  judgements: readonly CommandJudgement[],
  reached: ReadonlyMap<JudgedCommand['command'], JudgedCommand>,
): JudgedCommand[] {
  return judgements.flatMap(({ command, rule, isCovered, inside }): JudgedCommand[] => {
    if (isCovered) return [];
    const own = reached.get(command);
    return [...(rule === null && own !== undefined ? [own] : []), ...unknownOf(inside, reached)];
  });
}

async function previewed(
  judged: JudgedCommand,
  environment: string,
  past: PastWindow,
): Promise<UnknownCommand> {
  const { source } = judged.command;
  const all = await Promise.all(
    proposals(judged).map(async (proposal) => {
      const draft = draftOf(proposal, { environment, reason: '-', example: source });
      return { proposal, preview: await previewRule(past, draft) };
    }),
  );
  const taken = all.filter(({ preview }) => preview.denied.length === 0);
  return {
    source,
    proposals: taken.map(({ proposal, preview }) => ({
      ...proposal,
      key: keyOf(source, proposal),
      requests: preview.requests,
    })),
    wasDenied: taken.length < all.length,
    isPartial: past.isPartial,
  };
}

const keyOf = (source: string, { type, pattern }: Proposal): string =>
  createHash('sha256')
    .update(JSON.stringify([source, type, pattern]), 'utf8')
    .digest('hex');

/** A proposal as a rule that can be made. */
export function draftOf(
  { type, pattern }: Proposal,
  scope: {
    environment: string | null;
    reason: string;
    example: string;
    expiresAt?: Date | null;
    maxUses?: number | null;
  },
): RuleDraft {
  const { environment, reason, example, expiresAt = null, maxUses = null } = scope;
  return {
    effect: 'allow',
    type,
    pattern,
    environments: environment === null ? [] : [environment],
    repositories: [],
    hours: 'any',
    expiresAt,
    maxUses,
    reason,
    example,
  };
}
