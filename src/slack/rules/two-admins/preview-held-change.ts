import { comebackOf } from '../../../rulebook/changes/comeback.ts';
import type { HeldChange } from '../../../rulebook/changes/two-admins/held-change.ts';
import { newlyAllowing, weakenings } from '../../../rulebook/changes/two-admins/weakenings.ts';
import { denialsSince, previewRules, readPast } from '../../../rulebook/preview/preview.ts';
import type { SlackDeps } from '../../deps.ts';
import type { HeldChangePreview } from './views/held-change.ts';

/** What the past says of a held change; null if that cannot be looked up, which must not keep others from being asked. */
export async function previewHeldChange(
  { rulebook, log }: Pick<SlackDeps, 'rulebook' | 'log'>,
  { change, steps }: HeldChange,
): Promise<HeldChangePreview | null> {
  try {
    const { past, rules, clock, twoAdminEnvironments } = rulebook;
    const window = await readPast(past, clock.now());
    const allowing = newlyAllowing(steps);
    const lost = weakenings(steps, twoAdminEnvironments).flatMap(({ kind, step: { before } }) =>
      kind === 'denies-less' && before !== null ? [before] : [],
    );
    const comeback = await comebackOf(rules, change);
    return {
      allows: allowing.length === 0 ? null : await previewRules(window, allowing),
      denied: lost.length === 0 ? null : await previewRules(window, lost),
      later:
        comeback === null
          ? null
          : { since: comeback.since, ...(await denialsSince(past, comeback.since, comeback.rules)) },
    };
  } catch (error) {
    log.warn({ err: error }, 'the preview of a proposed rule could not be made');
    return null;
  }
}
