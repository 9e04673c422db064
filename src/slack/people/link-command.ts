import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { strangerRefusal } from '../../approval/decision/lifecycle.ts';
import { type AskOutcome, askLink } from '../../people/ask-link.ts';
import { readLogin } from '../../people/login.ts';
import { unlink } from '../../people/unlink.ts';
import type { SlackDeps } from '../deps.ts';
import { findPerson } from '../directory/find-person.ts';
import { openModal } from '../kit/events/open-modal.ts';
import type { Steps } from '../kit/events/steps.ts';
import { repairText } from '../kit/text/repair-text.ts';
import { inlineCode } from '../kit/text/text.ts';
import { type Present, presentOf } from './actor.ts';
import { listFor } from './link-list.ts';
import { LINK_TITLE } from './views/link-list.ts';
import { renderLinkRequest } from './views/link-request.ts';
import { askText, notFoundText, unlinkText } from './views/link-text.ts';

interface Typed {
  user: string;
  triggerId: string;
  /** What follows the subcommand. */
  rest: string;
}

const USAGE =
  'Say `/expacti link login`, as an admin also `/expacti link login @person`; `/expacti link` lists them.';

/** `/expacti link [login [@person]]`: a modal answers in every case, which nobody else sees. */
export function openLink(deps: SlackDeps, client: WebClient, typed: Typed): Promise<void> {
  return inModal(deps, client, typed, async (present, steps) => {
    const [, login = '', person = ''] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(typed.rest) ?? [];
    if (login === '') return listFor(deps, present.actor, 0);
    return ask(deps, client, present, { login, person }, steps);
  });
}

/** `/expacti unlink login`, for admins. */
export function openUnlink(deps: SlackDeps, client: WebClient, typed: Typed): Promise<void> {
  return inModal(deps, client, typed, async ({ actor }, steps) => {
    const login = readLogin(repairText(typed.rest).text);
    if (login === null) return 'Say `/expacti unlink login`.';
    const outcome = await steps.change(() => unlink(deps.people, actor, login));
    if (outcome.kind === 'unlinked')
      deps.announce({ actor: actor.user, what: 'unlinked', login, user: outcome.link.user, replaced: null });
    return unlinkText(login, outcome);
  });
}

/** The modal opens before anything is looked up, since its trigger lives 3 s. */
async function inModal(
  deps: SlackDeps,
  client: WebClient,
  { user, triggerId }: Typed,
  viewFor: (present: Present, steps: Steps) => Promise<ModalView | string>,
): Promise<void> {
  await openModal(deps, client, { user, triggerId, title: LINK_TITLE }, async (steps) => {
    const present = await presentOf(deps, user);
    return typeof present === 'string' ? present : viewFor(present, steps);
  });
}

async function ask(
  deps: SlackDeps,
  client: WebClient,
  { actor, isAdmin }: Present,
  typed: { login: string; person: string },
  steps: Steps,
): Promise<string> {
  const login = readLogin(repairText(typed.login).text);
  if (login === null) return `${inlineCode(typed.login, 150)} is no login. ${USAGE}`;
  const found =
    typed.person === ''
      ? ({ kind: 'found', user: actor.user } as const)
      : await findPerson(client, repairText(typed.person).text);
  if (found.kind !== 'found') return notFoundText(typed.person, found.kind);
  const user = (await deps.approval.directory.oneIdOf([found.user])).get(found.user) ?? found.user;
  if (!(await isMember(deps, user))) return `<@${user}> is no full, active member of this workspace.`;
  const outcome = await steps.change(() => askLink(deps.people, actor, { login, user }, isAdmin));
  return (await tellOthers(deps, outcome)) ?? askText(login, deps.rulebook.channel, outcome);
}

/** Nobody else is anybody's second person: a guest or somebody who has left decides nothing. */
export async function isMember({ approval: { directory } }: SlackDeps, user: string): Promise<boolean> {
  const [person, homeTeamId] = await Promise.all([directory.person(user), directory.homeTeamId()]);
  return strangerRefusal(person, homeTeamId) === null;
}

/** @returns what is said instead of the outcome, where nobody could be asked. */
async function tellOthers(
  { announce, post, rulebook, log }: SlackDeps,
  outcome: AskOutcome,
): Promise<string | null> {
  if (outcome.kind === 'linked') {
    const { link, replaced } = outcome;
    announce({ actor: link.by, what: 'linked', login: link.login, user: link.user, replaced });
  }
  // One that waits is shown again: its first message may be far up by now, or have been lost.
  if (outcome.kind !== 'asked' && outcome.kind !== 'waits') return null;
  try {
    await post(rulebook.channel, renderLinkRequest(outcome.request));
    return null;
  } catch (error) {
    log.warn({ err: error }, 'a wish for a link could not be shown');
    return 'Slack did not take the message to the admins. Say it again in a while.';
  }
}
