import type { WebClient } from '@slack/web-api';
import { strangerRefusal } from '../../approval/decision/lifecycle.ts';
import { type AskOutcome, askLink } from '../../people/ask-link.ts';
import { readLogin } from '../../people/login.ts';
import { unlink } from '../../people/unlink.ts';
import type { ModalSubcommand } from '../command/subcommand.ts';
import type { SlackDeps } from '../deps.ts';
import { findPerson } from '../directory/find-person.ts';
import type { Steps } from '../kit/events/steps.ts';
import { repairText } from '../kit/text/repair-text.ts';
import { inlineCode } from '../kit/text/text.ts';
import { type LinkActor, linkActorOf } from './link-actor.ts';
import { listFor } from './link-list.ts';
import { LINK_TITLE } from './views/link-list.ts';
import { renderLinkRequest } from './views/link-request.ts';
import { askText, notFoundText, unlinkText } from './views/link-text.ts';

const USAGE =
  'Use `/expacti link login`, or as an admin `/expacti link login @person`. `/expacti link` lists the links.';

export const linkCommand: ModalSubcommand = {
  name: 'link',
  usage: '[login]',
  help: 'link your GitHub login, which an admin confirms; without a login: list the links',
  access: 'member',
  opensModal: true,
  title: LINK_TITLE,
  run: async ({ deps, client, user, rest }, steps) => {
    const [, login = '', person = ''] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(rest) ?? [];
    const asker = await linkActorOf(deps, user);
    if (login === '') return listFor(deps, asker.actor, 0);
    return ask(deps, client, asker, { login, person }, steps);
  },
};

export const unlinkCommand: ModalSubcommand = {
  name: 'unlink',
  usage: 'login',
  help: 'remove a link (admins)',
  // Only admins unlink, which `unlink` checks: how to write a login is told to everybody.
  access: 'member',
  opensModal: true,
  title: LINK_TITLE,
  run: async ({ deps, user, rest }, steps) => {
    const { actor } = await linkActorOf(deps, user);
    const login = readLogin(repairText(rest).text);
    if (login === null) return 'Use `/expacti unlink login`.';
    const outcome = await steps.change(() => unlink(deps.people, actor, login));
    if (outcome.kind === 'unlinked')
      deps.announce({ actor: actor.user, what: 'unlinked', login, user: outcome.link.user, replaced: null });
    return unlinkText(login, outcome);
  },
};

async function ask(
  deps: SlackDeps,
  client: WebClient,
  { actor, isAdmin }: LinkActor,
  typed: { login: string; person: string },
  steps: Steps,
): Promise<string> {
  const login = readLogin(repairText(typed.login).text);
  if (login === null) return `${inlineCode(typed.login, 150)} is not a valid login. ${USAGE}`;
  const found =
    typed.person === ''
      ? ({ kind: 'found', user: actor.user } as const)
      : await findPerson(client, repairText(typed.person).text);
  if (found.kind !== 'found') return notFoundText(typed.person, found.kind);
  const user = (await deps.approval.directory.oneIdOf([found.user])).get(found.user) ?? found.user;
  if (!(await isMember(deps, user))) return `<@${user}> is not a full, active member of this workspace.`;
  const outcome = await steps.change(() => askLink(deps.people, actor, { login, user }, isAdmin));
  return (await tellOthers(deps, outcome)) ?? askText(login, deps.rulebook.channel, outcome);
}

/** Nobody else is anybody's second person: a guest or somebody who has left decides nothing. */
export async function isMember({ approval: { directory } }: SlackDeps, user: string): Promise<boolean> {
  const [person, homeTeamId] = await Promise.all([directory.person(user), directory.homeTeamId()]);
  return strangerRefusal(person, homeTeamId) === null;
}

/** @returns what is said instead of the outcome if nobody could be asked. */
async function tellOthers(
  { announce, post, rulebook, log }: SlackDeps,
  outcome: AskOutcome,
): Promise<string | null> {
  if (outcome.kind === 'linked') {
    const { link, replaced } = outcome;
    announce({ actor: link.by, what: 'linked', login: link.login, user: link.user, replaced });
  }
  // A pending one is shown again: its first message may be far up by now, or have been lost.
  if (outcome.kind !== 'asked' && outcome.kind !== 'waits') return null;
  try {
    await post(rulebook.channel, renderLinkRequest(outcome.request));
    return null;
  } catch (error) {
    log.warn({ err: error }, 'a link request could not be shown');
    return 'Slack did not accept the message to the admins. Try again in a few minutes.';
  }
}
