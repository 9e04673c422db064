import type { KnownBlock } from '@slack/types';
import type { Changer } from '../../../tokens/changer.ts';
import type { TokenNotice } from '../../../tokens/token-notice.ts';
import { context, section } from '../../kit/blocks/blocks.ts';
import { inlineCode, person } from '../../kit/text/text.ts';
import { repositoriesText, tokenScope } from './token-facts.ts';

/** A change of a token as the approvals channel is told of it, in two blocks. The token itself is never shown. */
export function tokenBlocks(notice: TokenNotice): KnownBlock[] {
  return [section(tokenSentence(notice)), context(details(notice))];
}

/** Who changed something, as a sentence begins; escaped mrkdwn. */
function changerText(by: Changer): string {
  switch (by.kind) {
    case 'person':
      return person(by.user);
    case 'token':
      return tokenChanger(by);
    case 'gate':
      return 'The gate';
  }
}

/** A token that changed something, with the person who answers for it; escaped mrkdwn. */
export function tokenChanger({ name, owner }: { name: string; owner: string | null }): string {
  return `The token ${inlineCode(name, 150)}${owner === null ? '' : ` (owner ${person(owner)})`}`;
}

/** Who did what to which token; escaped mrkdwn. */
export function tokenSentence(notice: TokenNotice): string {
  const { by, token } = notice;
  const kind = token.admin ? 'admin token' : 'token';
  return `${changerText(by)} *${VERB[notice.what]} the ${kind}* ${inlineCode(token.name, 150)}.`;
}

const VERB = { 'token.created': 'created', 'token.bound': 'bound', 'token.revoked': 'revoked' } as const;

function details(notice: TokenNotice): string {
  const { token } = notice;
  if (notice.what !== 'token.bound') {
    const expiresAt = token.expiresAt === null ? null : new Date(token.expiresAt);
    return tokenScope({ ...token, expiresAt });
  }
  const { before } = notice;
  const [was, is] = [before.repositories, token.repositories].map(repositoriesText);
  return [
    was === is ? `Requests from ${is}` : `Requests from ${is} (before: ${was})`,
    before.owner === token.owner
      ? `owner ${ownerText(token.owner)}`
      : `owner ${ownerText(token.owner)} (before: ${ownerText(before.owner)})`,
  ].join('  ·  ');
}

const ownerText = (owner: string | null): string => (owner === null ? 'none' : person(owner));
