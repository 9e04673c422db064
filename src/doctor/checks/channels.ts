import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { namedChannels } from '../../approval/eligibility/people-problems.ts';
import type { TeamPolicy } from '../../approval/team-policy.ts';
import { slackError } from '../../slack/api/slack-error.ts';
import { waitOutRateLimit } from '../../slack/api/wait-out-rate-limit.ts';
import { type Finding, ok, warn, wrong } from '../finding.ts';
import { slackFailure } from '../slack-failure.ts';

const CHECK = 'channels';

const flag = z.boolean().nullish();
/** docs.slack.dev, "Conversation object". */
const answer = z.object({
  channel: z.object({
    name: z.string().nullish(),
    is_member: flag,
    is_archived: flag,
    is_read_only: flag,
    is_thread_only: flag,
    is_frozen: flag,
  }),
});

/** Every channel that expacti.yaml names: there, with the app in it, and writable. */
export async function checkChannels(client: WebClient, team: TeamPolicy): Promise<Finding[]> {
  const names = new Map<string, string[]>();
  for (const [name, id] of namedChannels(team)) names.set(id, [...(names.get(id) ?? []), name]);
  const found: Finding[] = [];
  // One after the other: fifty such questions a minute are allowed, and a team has few channels.
  for (const [id, places] of names) found.push(await checkChannel(client, id, places.join(', ')));
  return found;
}

async function checkChannel(client: WebClient, id: string, places: string): Promise<Finding> {
  try {
    const { channel } = answer.parse(
      await waitOutRateLimit(() => client.conversations.info({ channel: id })),
    );
    const name = typeof channel.name === 'string' ? `#${channel.name} (${id})` : id;
    const problem = problemOf(channel);
    if (problem === null) return ok(CHECK, `${places}: the app is in ${name} and can post there.`);
    const [text, fix] = problem;
    return wrong(CHECK, `${places}: ${name} ${text}.`, fix);
  } catch (error) {
    const word = slackError(error);
    if (word === 'missing_scope')
      return warn(
        CHECK,
        `${places}: ${id} cannot be checked without the scopes channels:read and groups:read.`,
        'Install the app again from manifest.yml.',
      );
    if (word === 'channel_not_found')
      return wrong(
        CHECK,
        `${places}: ${id} does not exist in Slack, or it is private and the app is not in it.`,
        'Fix the id in expacti.yaml (find it at the bottom of the channel details), or invite the app: /invite @expacti.',
      );
    return slackFailure(CHECK, `${places}: ${id}`, error, 'conversations.info');
  }
}

type Channel = z.infer<typeof answer>['channel'];

function problemOf(channel: Channel): [text: string, fix: string] | null {
  if (channel.is_archived === true)
    return ['is archived', 'Unarchive it, or use another channel in expacti.yaml.'];
  if (channel.is_member !== true)
    return ['does not have the app as a member', 'Invite it there: /invite @expacti.'];
  if (channel.is_frozen === true)
    return ['is frozen because its workspace was disconnected', 'Use another channel in expacti.yaml.'];
  if (channel.is_read_only === true)
    return [
      'is read-only for the app',
      'Let the app post there (channel settings, posting permissions), or use another channel in expacti.yaml.',
    ];
  if (channel.is_thread_only === true)
    return ['allows only threads', 'Use another channel in expacti.yaml: cards are not posted in threads.'];
  return null;
}
