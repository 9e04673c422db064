import type { WebClient } from '@slack/web-api';
import { slackError } from '../../slack/api/slack-error.ts';
import { waitOutRateLimit } from '../../slack/api/wait-out-rate-limit.ts';
import { type Finding, ok, warn } from '../finding.ts';
import { slackFailure } from '../slack-failure.ts';

const CHECK = 'test card';
const TEXT = 'expacti doctor: this test message deletes itself.';

/** Posts a message to the approvals channel, changes it and deletes it again, as the gate does with cards. */
export async function checkCard(client: WebClient, channel: string): Promise<Finding[]> {
  let ts: string;
  try {
    const posted = await waitOutRateLimit(() =>
      client.chat.postMessage({ channel, text: TEXT, unfurl_links: false, unfurl_media: false }),
    );
    ts = posted.ts ?? '';
  } catch (error) {
    return [slackFailure(CHECK, `posting to ${channel}`, error, 'chat.postMessage')];
  }
  const changed = await failureOf(() => client.chat.update({ channel, ts, text: `${TEXT} It was changed.` }));
  const deleted = await failureOf(() => client.chat.delete({ channel, ts }));
  const findings = [
    ...(changed === null
      ? []
      : [slackFailure(CHECK, `changing the message in ${channel}`, changed, 'chat.update')]),
    ...(deleted === null || slackError(deleted) === 'message_not_found' ? [] : [leftOver(channel)]),
  ];
  return findings.length > 0
    ? findings
    : [ok(CHECK, `A message in ${channel} was posted, changed and deleted.`)];
}

const leftOver = (channel: string): Finding =>
  warn(CHECK, `The test message in ${channel} could not be deleted.`, 'Delete it by hand.');

async function failureOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await waitOutRateLimit(call);
    return null;
  } catch (error) {
    return error;
  }
}
