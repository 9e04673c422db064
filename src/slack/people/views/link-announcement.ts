import type { KnownBlock } from '@slack/types';
import { section } from '../../kit/blocks/blocks.ts';
import { inlineCode } from '../../kit/text/text.ts';

/** A change of who a login is, as the channel sees it. */
export interface LinkAnnouncement {
  /** Slack user. */
  actor: string;
  what: 'linked' | 'unlinked';
  login: string;
  user: string;
  /** Whom the login was linked to before. */
  replaced: string | null;
}

/** Who tied which login to whom. */
export function renderLinkAnnouncement({ actor, what, login, user, replaced }: LinkAnnouncement): {
  text: string;
  blocks: KnownBlock[];
} {
  const name = inlineCode(login, 150);
  const before = replaced === null ? '' : `, replacing <@${replaced}>`;
  const text =
    what === 'linked'
      ? `<@${actor}> linked the login ${name} to <@${user}>${before}. <@${user}> cannot decide on its requests.`
      : `<@${actor}> removed the link between the login ${name} and <@${user}>.`;
  return { text, blocks: [section(text)] };
}
