import type { Clock } from '../approval/ports.ts';
import type { Settings } from '../config/load-settings.ts';
import type { SlackDeps } from '../slack/deps.ts';
import type { Database } from '../store/database/database.ts';
import { createPast } from '../store/requests/past-store.ts';
import { createStatsStore } from '../store/stats/stats-store.ts';

/** Statistics, and the picture of them: what draws it is loaded when it is first asked for. */
export function createStats({ team }: Settings, { forLong }: Database, clock: Clock): SlackDeps['stats'] {
  return {
    store: createStatsStore(forLong),
    past: createPast(forLong),
    clock,
    timezone: team.timezone,
    draw: async (stats) => (await import('../charts/picture.ts')).drawPicture(stats, null),
  };
}
