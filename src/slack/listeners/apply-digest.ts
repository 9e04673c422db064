import { type Applied, applyProposals } from '../../digest/apply.ts';
import type { Proposal } from '../../digest/digest.ts';
import type { SlackDeps } from '../deps.ts';
import { refreshRules } from '../kit/refresh-rules.ts';
import type { Steps } from '../kit/steps.ts';

/** Applies proposals for an admin, and tells the channel. Answers what the admin is told of the others, if anything. */
export async function applyChosen(
  deps: SlackDeps,
  user: string,
  chosen: readonly Proposal[],
  steps: Steps,
): Promise<string | null> {
  const { rulebook, announce } = deps;
  const applied = await steps.change(() => applyProposals(rulebook, chosen, user));
  const { batch, retired, added } = applied;
  if (batch !== null) {
    steps.done('The proposals were applied.');
    await refreshRules(deps);
    announce({ actor: user, what: 'pruned', retired, added, batch });
  }
  return leftAlone(applied);
}

function leftAlone({ batch, stale, blocked, waiting }: Applied): string | null {
  const parts = [
    stale.length === 0
      ? null
      : `${counted(stale)} left alone, because rules that they are about were changed or used since. \`/expacti digest\` looks again.`,
    blocked.length === 0
      ? null
      : `${counted(blocked)} left alone, because they would allow what people denied.`,
    waiting.length === 0
      ? null
      : `${counted(waiting)} left alone, because the rule takes a second admin: propose it with \`/expacti allow\`.`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return `${batch === null ? 'Nothing was changed: ' : ''}${parts.join(' ')}`;
}

const counted = ({ length }: readonly Proposal[]): string =>
  `${length} ${length === 1 ? 'proposal was' : 'proposals were'}`;
