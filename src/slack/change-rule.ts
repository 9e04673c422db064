import type { ChangeOutcome } from '../rulebook/change-rules.ts';
import type { IntendedChange } from '../rulebook/held-change.ts';
import { changeOrHold } from '../rulebook/hold-change.ts';
import { previewRule, readPast } from '../rulebook/preview.ts';
import type { SlackDeps } from './deps.ts';
import { refreshRules } from './kit/refresh-rules.ts';
import type { Steps } from './kit/steps.ts';
import { changeAnswer } from './views/change-answer.ts';
import { inlineCode } from './views/text.ts';

/** What an admin is told where the change waits. */
export const WAITS = 'It waits for a second admin, who is asked in the channel.';

const WHAT = { add: 'added', edit: 'changed', restore: 'restored' } as const;

/**
 * Makes a change of the rule book that an admin asked for, and tells the channel: of the change, or that a second admin
 * has to confirm it. @returns what the admin is told in private; null where the channel's message says all.
 */
export async function changeRule(
  deps: SlackDeps,
  change: IntendedChange,
  actor: string,
  steps: Steps,
): Promise<string | null> {
  const outcome = await steps.change(() => changeOrHold(deps.rulebook, change, actor));
  if (outcome.kind === 'held') {
    steps.done(WAITS);
    deps.announce({ what: 'held', held: outcome.held, preview: await previewOf(deps, change) });
    return WAITS;
  }
  if (outcome.kind !== 'changed') return changeAnswer(outcome);
  steps.done(`The rule ${inlineCode(outcome.rule.pattern, 150)} was ${WHAT[change.action]}.`);
  await refreshRules(deps);
  announceChange(deps.announce, change.action, outcome, actor);
  return null;
}

/** What the rule would have matched; null if that cannot be looked up, which must not keep others from being asked. */
async function previewOf({ rulebook, log }: SlackDeps, { draft }: IntendedChange) {
  try {
    const past = await readPast(rulebook.past, rulebook.clock.now());
    return await previewRule(past, { ...draft, id: '', uses: 0 });
  } catch (error) {
    log.warn({ err: error }, 'the preview of a proposed rule could not be made');
    return null;
  }
}

/** Tells the channel of a change that was carried out. */
export function announceChange(
  announce: SlackDeps['announce'],
  action: IntendedChange['action'],
  { rule, replaced, batch }: Extract<ChangeOutcome, { kind: 'changed' }>,
  actor: string,
): void {
  announce({ actor, what: WHAT[action], rule, replaced, batch });
}
