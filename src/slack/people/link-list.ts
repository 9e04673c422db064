import type { App } from '@slack/bolt';
import { z } from 'zod';
import { configuredUser, LINKS_MAX } from '../../people/ask-link.ts';
import { type Actor, openSince } from '../../people/link.ts';
import type { SlackDeps } from '../deps.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { navigationButtons } from '../kit/blocks/navigation.ts';
import { onViewClick } from '../kit/events/view-click.ts';
import { linkActorOf } from './link-actor.ts';
import { LINK_TITLE, type ListedLink, linkList } from './views/link-list.ts';

const WAITING_READ_MAX = 200;
const state = z.object({ page: z.int().min(0) });

/** Pages of the list of links; the person who turns them sees what they may see now. */
export function registerLinkList(app: App, deps: SlackDeps): void {
  onViewClick(app, deps, {
    actionId: navigationButtons(ACTION.linksPage),
    metadata: state,
    access: { who: 'member', title: LINK_TITLE },
    work: async ({ user, metadata, value }) => {
      const { actor } = await linkActorOf(deps, user);
      return listFor(deps, actor, Math.max(0, metadata.page + (value === 'next' ? 1 : -1)));
    },
  });
}

/** All links for an admin, their own for everybody else. */
export async function listFor({ people }: SlackDeps, { user, isAdmin }: Actor, page: number) {
  const { links, configured, clock } = people;
  const [kept, open] = await Promise.all([
    links.all(LINKS_MAX),
    links.open(openSince(clock.now()), WAITING_READ_MAX),
  ]);
  const all: ListedLink[] = [
    ...Object.entries(configured).map(([login, linkedTo]) => ({ login, user: linkedTo, made: null })),
    // What the policy file says wins, so another answer is none.
    ...kept
      .filter(({ login }) => configuredUser(configured, login) === null)
      .map(({ login, user: linkedTo, by, at }) => ({ login, user: linkedTo, made: { by, at } })),
  ];
  return linkList({
    links: isAdmin ? all : all.filter((link) => link.user === user),
    waiting: isAdmin ? open : open.filter((one) => one.askedBy === user || one.user === user),
    isAll: isAdmin,
    page,
  });
}
