import type { KnownBlock, ModalView } from '@slack/types';
import type { LinkRequest } from '../../../people/link.ts';
import { context, plain, section } from '../../kit/blocks/blocks.ts';
import { ACTION, VIEW } from '../../kit/blocks/ids.ts';
import { navigation } from '../../kit/blocks/navigation.ts';
import { inlineCode } from '../../kit/text/text.ts';
import { day } from '../../kit/text/time.ts';

export const LINK_TITLE = 'Linked logins';
const PAGE_SIZE = 25;
const WAITING_MAX = 10;

export interface ListedLink {
  login: string;
  user: string;
  /** Who confirmed it and when; null if the policy file says so. */
  made: { by: string; at: Date } | null;
}

export interface LinkList {
  links: readonly ListedLink[];
  waiting: readonly LinkRequest[];
  /** Whether it is everybody's, as for admins, or one's own. */
  isAll: boolean;
  /** From 0. */
  page: number;
}

/** Links in pages, with the wishes that wait on the first one. */
export function linkList(list: LinkList): ModalView {
  const { links, waiting, isAll } = list;
  const pages = Math.max(1, Math.ceil(links.length / PAGE_SIZE));
  const page = Math.min(Math.max(0, list.page), pages - 1);
  const shown = links.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const what = `*${links.length === 0 ? 'No' : links.length} ${links.length === 1 ? 'login' : 'logins'}* ${isAll ? 'linked' : 'linked to you'}`;
  return {
    type: 'modal',
    callback_id: VIEW.links,
    private_metadata: JSON.stringify({ page }),
    title: plain(LINK_TITLE),
    close: plain('Close'),
    blocks: [
      section(`${what}${pages > 1 ? `, page ${page + 1} of ${pages}` : ''}`),
      ...shown.map((link) => context(line(link))),
      ...(page === 0 ? waitingBlocks(waiting) : []),
      context('To link your own login, use `/expacti link login`.'),
      ...navigation(ACTION.linksPage, page, pages),
    ],
  };
}

function line({ login, user, made }: ListedLink): string {
  const how = made === null ? 'in `expacti.yaml`' : `confirmed by <@${made.by}> on ${day(made.at)}`;
  return `${inlineCode(login, 150)} is <@${user}>  ·  ${how}`;
}

function waitingBlocks(waiting: readonly LinkRequest[]): KnownBlock[] {
  const lines = waiting
    .slice(0, WAITING_MAX)
    .map(({ login, user, askedBy }) => `${inlineCode(login, 150)} to <@${user}>, requested by <@${askedBy}>`);
  const more = waiting.length > WAITING_MAX ? [`and ${waiting.length - WAITING_MAX} more`] : [];
  return lines.length === 0 ? [] : [section(['*Waiting for confirmation*', ...lines, ...more].join('\n'))];
}
