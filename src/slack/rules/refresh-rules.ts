import type { SlackDeps } from '../deps.ts';

/** Takes over a change of the rule book at once. If that fails, the next regular look does it: the change stands. */
export async function refreshRules({ rulebook, log }: Pick<SlackDeps, 'rulebook' | 'log'>): Promise<void> {
  await rulebook
    .refresh()
    .catch((error: unknown) => log.warn({ err: error }, 'the rule book could not be reloaded at once'));
}
