import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type EndOutcome, endLinkRequest } from '../../people/end-link-request.ts';
import type { SlackDeps } from '../deps.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { type Click, onClick } from '../kit/events/click.ts';
import type { Steps } from '../kit/events/steps.ts';
import { linkActorOf } from './link-actor.ts';
import { isMember } from './link-command.ts';
import { renderLinkRequest } from './views/link-request.ts';
import { endText } from './views/link-text.ts';

/** `Confirm` and `Refuse` under a link request. Everybody involved is looked up at the press. */
export function registerLinkRequest(app: App, deps: SlackDeps): void {
  onClick(app, deps, {
    actionId: ACTION.linkConfirm,
    access: 'member',
    work: (click, client, steps) => end(deps, client, click, 'confirm', steps),
  });
  onClick(app, deps, {
    actionId: ACTION.linkRefuse,
    access: 'member',
    work: (click, client, steps) => end(deps, client, click, 'refuse', steps),
  });
}

async function end(
  deps: SlackDeps,
  client: WebClient,
  { value: id, user, message }: Click,
  how: 'confirm' | 'refuse',
  steps: Steps,
): Promise<string | null> {
  const { actor, isAdmin } = await linkActorOf(deps, user);
  const asked = await deps.people.links.find(id);
  if (asked === null) return endText({ kind: 'not-found' });
  if (how === 'confirm' && !(await isMember(deps, asked.user)))
    return `<@${asked.user}> is not a full, active member of this workspace.`;
  const isAskerAdmin = isAdmin(asked.askedBy);
  const outcome = await steps.change(() => endLinkRequest(deps.people, id, how, actor, isAskerAdmin));
  announceLink(deps, outcome);
  await showEnd(deps, client, id, message);
  return endText(outcome);
}

function announceLink({ announce }: SlackDeps, outcome: EndOutcome): void {
  if (outcome.kind !== 'linked') return;
  const { link, replaced } = outcome;
  announce({ actor: link.by, what: 'linked', login: link.login, user: link.user, replaced });
}

/** The message says how it ended; if Slack does not take that, a later press is told so. */
async function showEnd(
  { people, log }: SlackDeps,
  client: WebClient,
  id: string,
  message: Click['message'],
): Promise<void> {
  const request = await people.links.find(id).catch((error: unknown) => {
    log.warn({ err: error }, 'the end of a link request could not be read');
    return null;
  });
  if (request === null || request.ended === null || message === null) return;
  await client.chat.update({ ...message, ...renderLinkRequest(request) }).catch((error: unknown) => {
    log.warn({ err: error }, 'the end of a link request could not be shown');
  });
}
