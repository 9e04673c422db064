import { type AskOutcome, LINKS_MAX, OPEN_MAX } from '../../../people/ask-link.ts';
import type { EndOutcome } from '../../../people/end-link-request.ts';
import type { UnlinkOutcome } from '../../../people/unlink.ts';
import { inlineCode } from '../../kit/text/text.ts';

const IN_FILE = 'in `expacti.yaml` (`people`). Change it there.';

/** What the one who asked for a link is told. Escaped mrkdwn. */
export function askText(login: string, channel: string, outcome: AskOutcome): string {
  const name = inlineCode(login, 150);
  switch (outcome.kind) {
    case 'configured':
      return `${name} is linked to <@${outcome.user}> ${IN_FILE}`;
    case 'linked-before':
      return `${name} is already linked to <@${outcome.link.user}>.`;
    case 'not-an-admin':
      return 'Only admins can link somebody else. To link yourself, use `/expacti link login`.';
    case 'waits':
      return `A request to link ${name} to <@${outcome.request.user}> is already pending in <#${channel}>.`;
    case 'too-many-open':
      return `You already have ${OPEN_MAX} pending requests. Wait for an answer, or withdraw one with \`Refuse\`. They expire after a week.`;
    case 'too-many':
      return `There are already ${LINKS_MAX} links, which is the limit. Remove one first.`;
    case 'asked':
      return `We asked in <#${channel}>. ${name} is linked to <@${outcome.request.user}> as soon as somebody confirms it.`;
    case 'linked':
      return `${name} is now linked to <@${outcome.link.user}>. The channel has been told.`;
  }
}

/** What the person who pressed is told; null if the channel shows it. Escaped mrkdwn. */
export function endText(outcome: EndOutcome): string | null {
  switch (outcome.kind) {
    case 'linked':
    case 'refused-wish':
      return null;
    case 'ended-before': {
      const { ended } = outcome.request;
      return ended === null
        ? 'This request has already ended.'
        : `<@${ended.by}> already ${ended.outcome === 'made' ? 'confirmed' : 'refused'} it.`;
    }
    case 'outdated':
      return 'This request is out of date: it expired, or the login was linked in the meantime. Ask again with `/expacti link`.';
    case 'configured':
      return `The login is linked to <@${outcome.user}> ${IN_FILE}`;
    case 'too-many':
      return `There are already ${LINKS_MAX} links, which is the limit. Remove one first.`;
    case 'own-wish':
      return "You can't confirm your own request. Somebody else must confirm it.";
    case 'loses-link':
      return 'This login is linked to you. The change would let you approve its requests, so another admin must confirm it.';
    case 'no-admin':
      return 'Only an admin can confirm it. If an admin asked for it, the linked person can too.';
    case 'not-found':
      return 'This link request no longer exists, or belongs to another gate.';
  }
}

/** What came of `/expacti unlink`. Escaped mrkdwn. */
export function unlinkText(login: string, outcome: UnlinkOutcome): string {
  const name = inlineCode(login, 150);
  switch (outcome.kind) {
    case 'unlinked':
      return `${name} is no longer linked to <@${outcome.link.user}>. The channel has been told.`;
    case 'configured':
      return `${name} is linked to <@${outcome.user}> ${IN_FILE}`;
    case 'not-linked':
      return `${name} is not linked to anyone.`;
    case 'own-link':
      return `${name} is linked to you. The change would let you approve its requests, so another admin must remove the link.`;
    case 'not-an-admin':
      return 'Only admins can change links. The admins are listed in `expacti.yaml`.';
  }
}

/** Why a typed name names nobody. Escaped mrkdwn. */
export function notFoundText(typed: string, kind: 'nobody' | 'several' | 'too-large'): string {
  const name = inlineCode(typed, 150);
  switch (kind) {
    case 'nobody':
      return `Nobody in Slack is called ${name}. Use a mention or a user id (\`U…\`).`;
    case 'several':
      return `Several people are called ${name}. Use the user id (\`U…\`) from their profile.`;
    case 'too-large':
      return "This workspace is too large to search by name. Use the user id (`U…`) from the person's profile.";
  }
}
