import { forEachYielding } from '../../concurrency/yielding.ts';
import { proposals } from '../../policy/generalise/generalise.ts';
import { MASK } from '../../policy/redact/mask.ts';
import { assessRisk } from '../../policy/risk/assess.ts';
import { analyse } from '../../policy/shell/analyse.ts';
import { draftOf } from '../../rulebook/preview/propose.ts';
import type { RuleDraft } from '../../rulebook/stored-rule.ts';
import type { DigestFacts } from '../facts.ts';
import type { Usage } from './usage.ts';

/** A rule for what people keep approving by hand. */
export interface Suggestion {
  draft: RuleDraft;
  approvals: number;
}

/** A rule is worth it from so many approvals on. */
const APPROVALS_MIN = 3;
/** Texts that a rule is made of, those that people let pass most often: each takes about a millisecond. */
const TEXTS_MAX = 500;

/** Rules for commands that no rule covers and that people let pass again and again, the most frequent first. */
export async function findSuggested({ commands }: DigestFacts, { open }: Usage): Promise<Suggestion[]> {
  const found = new Map<string, Suggestion>();
  const byHand = commands.filter((one) => one.approvals > 0 && open.has(one));
  byHand.sort((a, b) => b.approvals - a.approvals);
  await forEachYielding(byHand.slice(0, TEXTS_MAX), ({ command, environment, approvals }) => {
    const draft = command.includes(MASK) ? null : suggested(command, environment);
    if (draft === null) return;
    const key = JSON.stringify([draft.pattern, environment]);
    const known = found.get(key);
    found.set(key, { draft: known?.draft ?? draft, approvals: (known?.approvals ?? 0) + approvals });
  });
  return [...found.values()]
    .filter(({ approvals }) => approvals >= APPROVALS_MIN)
    .sort((a, b) => b.approvals - a.approvals);
}

/**
 * One command alone, with its tags and numbers left open; several in one text are people's to part. What is critical is
 * theirs as well: it becomes a rule only with an end.
 */
function suggested(command: string, environment: string): RuleDraft | null {
  const analysis = analyse(command);
  if (assessRisk({ analysis, environment, plan: null }).level === 'critical') return null;
  const [judged, ...others] = analysis.reached;
  if (judged === undefined || others.length > 0) return null;
  const all = proposals(judged);
  const proposal = all.find(({ type }) => type === 'regex') ?? all[0];
  if (proposal === undefined) return null;
  const reason = 'People approved it by hand several times.';
  return draftOf(proposal, { environment, reason, example: command });
}
