import { type AskOutcome, LINKS_MAX, OPEN_MAX } from '../../../people/ask-link.ts';
import type { EndOutcome } from '../../../people/end-link-request.ts';
import type { UnlinkOutcome } from '../../../people/unlink.ts';
import { inlineCode } from '../../kit/text/text.ts';

const IN_FILE = 'in `expacti.yaml` (`people`), which wins; change it there.';

/** What the one who asked for a link is told. Escaped mrkdwn. */
export function askText(login: string, channel: string, outcome: AskOutcome): string {
  const name = inlineCode(login, 150);
  switch (outcome.kind) {
    case 'configured':
      return `${name} is linked to <@${outcome.user}> ${IN_FILE}`;
    case 'linked-before':
      return `${name} is linked to <@${outcome.link.user}> already.`;
    case 'not-an-admin':
      return 'Only admins say which login belongs to somebody else. For your own: `/expacti link login`.';
    case 'waits':
      return `That ${name} be linked to <@${outcome.request.user}> waits in <#${channel}> already, for somebody to confirm it.`;
    case 'too-many-open':
      return `${OPEN_MAX} wishes of yours wait already. They end with \`Refuse\`, or after a week.`;
    case 'too-many':
      return `There are ${LINKS_MAX} links. Remove some first.`;
    case 'asked':
      return `Asked in <#${channel}>: ${name} is linked to <@${outcome.request.user}> once somebody confirms it.`;
    case 'linked':
      return `${name} is linked to <@${outcome.link.user}>. The channel sees it.`;
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
      return ended === null ? 'It has ended.' : `<@${ended.by}> was first: it is ${ended.outcome}.`;
    }
    case 'outdated':
      return 'It is out of date: too old, or the login was linked otherwise meanwhile. Ask again with `/expacti link`.';
    case 'configured':
      return `The login is linked to <@${outcome.user}> ${IN_FILE}`;
    case 'too-many':
      return `There are ${LINKS_MAX} links. Remove some first.`;
    case 'own-wish':
      return 'You asked for it yourself: somebody else has to confirm it.';
    case 'loses-link':
      return 'The login is linked to you now, and you would be free to decide on its requests: another admin has to confirm it.';
    case 'no-admin':
      return 'Only an admin can confirm it, or the named person where an admin asked for it.';
    case 'not-found':
      return 'This wish is not known here.';
  }
}

/** What came of `/expacti unlink`. Escaped mrkdwn. */
export function unlinkText(login: string, outcome: UnlinkOutcome): string {
  const name = inlineCode(login, 150);
  switch (outcome.kind) {
    case 'unlinked':
      return `${name} is no longer linked to <@${outcome.link.user}>. The channel sees it.`;
    case 'configured':
      return `${name} is linked to <@${outcome.user}> ${IN_FILE}`;
    case 'not-linked':
      return `${name} is linked to nobody.`;
    case 'own-link':
      return `${name} is linked to you, and you would be free to decide on its requests: another admin has to remove it.`;
    case 'not-an-admin':
      return 'Only admins change links. They are listed in `expacti.yaml`.';
  }
}

/** Why a typed name names nobody. Escaped mrkdwn. */
export function notFoundText(typed: string, kind: 'nobody' | 'several' | 'too-large'): string {
  const name = inlineCode(typed, 150);
  switch (kind) {
    case 'nobody':
      return `Slack knows nobody called ${name}. A mention or a user id (\`U…\`) will do.`;
    case 'several':
      return `Several people are called ${name}. Give the user id (\`U…\`), which is in their profile.`;
    case 'too-large':
      return 'This workspace is too large to be looked through for a name. Give the user id (`U…`), which is in their profile.';
  }
}
