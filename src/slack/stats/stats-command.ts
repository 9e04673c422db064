import type { WebClient } from '@slack/web-api';
import { readDays, STATS_DAYS, STATS_DAYS_MAX } from '../../stats/days.ts';
import { readStats } from '../../stats/read-stats.ts';
import type { Stats } from '../../stats/stats.ts';
import type { MessageSubcommand, Typed } from '../command/subcommand.ts';
import type { SlackDeps } from '../deps.ts';
import type { Answer } from '../kit/events/command.ts';
import { repairText } from '../kit/text/repair-text.ts';
import { inlineCode } from '../kit/text/text.ts';
import { sendPicture } from '../posting/send-picture.ts';
import { renderStats, statsLine } from './views/stats.ts';

export const statsCommand: MessageSubcommand = {
  name: 'stats',
  usage: `[${STATS_DAYS}d]`,
  help: 'what became of requests, how fast people decided, and who carries the load',
  access: 'member',
  opensModal: false,
  run: answerStats,
};

/** The numbers at once, then the picture as a private message. */
async function answerStats({ deps, client, user, rest }: Typed): Promise<Answer> {
  const days = readDays(repairText(rest).text);
  if (days === null) {
    const example = `Try \`/expacti stats 7d\`, or \`/expacti stats\` for the last ${STATS_DAYS} days.`;
    return { text: `${inlineCode(rest, 100)} is no number of days from 1 to ${STATS_DAYS_MAX}. ${example}` };
  }
  const stats = await readStats(deps.stats, days);
  if (stats.requests === 0) return renderStats(stats, null);
  const note = 'The picture of it, day by day, comes as a private message from me.';
  return { ...renderStats(stats, note), next: () => showPicture(deps, client, user, stats) };
}

/** @returns what is said if it failed: the numbers were told before, and are complete without it. Null if it worked. */
async function showPicture(
  { stats: { draw }, fetch, log }: SlackDeps,
  client: WebClient,
  user: string,
  stats: Stats,
): Promise<{ text: string } | null> {
  try {
    const { png, altText } = await draw(stats);
    const { channel } = await client.conversations.open({ users: user });
    if (channel?.id === undefined) throw new Error('Slack opened no private conversation');
    await sendPicture({ client, fetch }, channel.id, {
      png,
      altText,
      filename: 'stats.png',
      title: 'What became of requests',
      comment: statsLine(stats),
    });
    return null;
  } catch (error) {
    log.warn({ err: error }, 'the picture of the statistics could not be sent');
    return { text: 'The picture could not be sent. The numbers above are complete without it.' };
  }
}
