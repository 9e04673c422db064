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
  help: 'how requests ended, how fast people decided, and who decided most',
  access: 'member',
  opensModal: false,
  run: answerStats,
};

/** The numbers at once, then the picture as a private message. */
async function answerStats({ deps, client, user, rest }: Typed): Promise<Answer> {
  const days = readDays(repairText(rest).text);
  if (days === null) {
    const example = `Try \`/expacti stats 7d\`, or \`/expacti stats\` for the last ${STATS_DAYS} days.`;
    return {
      text: `${inlineCode(rest, 100)} is not a number of days from 1 to ${STATS_DAYS_MAX}. ${example}`,
    };
  }
  const stats = await readStats(deps.stats, days);
  if (stats.requests === 0) return renderStats(stats, null);
  const note = 'I will send you a chart by day in a direct message.';
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
    if (channel?.id === undefined) throw new Error('Slack did not open a direct message');
    await sendPicture({ client, fetch }, channel.id, {
      png,
      altText,
      filename: 'stats.png',
      title: 'Request summary',
      comment: statsLine(stats),
    });
    return null;
  } catch (error) {
    log.warn({ err: error }, 'could not send the picture of the statistics');
    return { text: 'The chart could not be sent. The numbers above are complete without it.' };
  }
}
