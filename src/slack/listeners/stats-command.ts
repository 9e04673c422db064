import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { readDays, STATS_DAYS, STATS_DAYS_MAX } from '../../stats/days.ts';
import { readStats } from '../../stats/read-stats.ts';
import type { Stats } from '../../stats/stats.ts';
import type { SlackDeps } from '../deps.ts';
import { repairText } from '../repair-text.ts';
import { renderStats, statsLine } from '../views/stats.ts';
import { inlineCode } from '../views/text.ts';

interface StatsAnswer {
  text: string;
  blocks?: KnownBlock[];
  next?: () => Promise<{ text: string } | null>;
}

/** `/expacti stats [30d]`: the numbers at once, then the picture as a private message. */
export async function answerStats(
  deps: SlackDeps,
  client: WebClient,
  user: string,
  typed: string,
): Promise<StatsAnswer> {
  const days = readDays(repairText(typed).text);
  if (days === null) {
    const example = `Try \`/expacti stats 7d\`, or \`/expacti stats\` for the last ${STATS_DAYS} days.`;
    return { text: `${inlineCode(typed, 100)} is no number of days from 1 to ${STATS_DAYS_MAX}. ${example}` };
  }
  const stats = await readStats(deps.stats, days);
  if (stats.requests === 0) return renderStats(stats, null);
  const note = 'The picture of it, day by day, comes as a private message from me.';
  return { ...renderStats(stats, note), next: () => sendPicture(deps, client, user, stats) };
}

/** @returns what is to be said of it, where it did not work: the numbers were told before, and stand by themselves. */
async function sendPicture(
  { stats: { draw }, log }: SlackDeps,
  client: WebClient,
  user: string,
  stats: Stats,
): Promise<{ text: string } | null> {
  try {
    const { png, altText } = await draw(stats);
    const { channel } = await client.conversations.open({ users: user });
    if (channel?.id === undefined) throw new Error('Slack opened no private conversation');
    await client.filesUploadV2({
      channel_id: channel.id,
      initial_comment: statsLine(stats),
      filename: 'stats.png',
      title: 'What became of requests',
      alt_text: altText,
      file: png,
    });
    return null;
  } catch (error) {
    log.warn({ err: error }, 'the picture of the statistics could not be sent');
    return { text: 'The picture could not be sent. The numbers above are complete without it.' };
  }
}
