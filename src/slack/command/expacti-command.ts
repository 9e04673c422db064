import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { viewerRefusal } from '../../approval/eligibility/permission.ts';
import { onCallAt, turnOf } from '../../approval/escalation/on-call.ts';
import { openBreakGlass } from '../break-glass/break-glass.ts';
import type { SlackDeps } from '../deps.ts';
import { sendDigest } from '../digest/digest.ts';
import { FAULT_TEXT, refusalText } from '../kit/blocks/answers.ts';
import { respond } from '../kit/events/respond.ts';
import { openLink, openUnlink } from '../people/link-command.ts';
import type { Told } from '../posting/tell.ts';
import { renderOnCall } from '../requests/views/on-call.ts';
import { PENDING_SHOWN_MAX, renderPending } from '../requests/views/pending.ts';
import { answerWhy } from '../requests/why-command.ts';
import { openRuleForm } from '../rules/form/rule-command.ts';
import { sendPolicy } from '../rules/list/policy-command.ts';
import { openRulesList } from '../rules/list/rules-list.ts';
import { openRunbook } from '../runbook/runbook.ts';
import { answerStats } from '../stats/stats-command.ts';
import { openTokens } from '../tokens/token-command.ts';
import { renderHelp, SUBCOMMANDS, type Subcommand } from './views/help.ts';

const ANY_COMMAND = /^\//;

interface Answer {
  text: string;
  blocks?: KnownBlock[];
  /** What takes longer, once this was said; it may have something more to say. */
  next?: () => Promise<Answer | null>;
}

/** What somebody typed, and what they may do with it. */
interface Asked {
  deps: SlackDeps;
  client: WebClient;
  user: string;
  /** What follows the subcommand. */
  rest: string;
  triggerId: string;
}

/** Null where a modal answers. */
type Handler = (asked: Asked) => Promise<Answer | null>;

const handlers: Readonly<Record<Subcommand, Handler>> = {
  help: async () => renderHelp(null),
  pending: async ({ deps }) => renderPending(await deps.approval.store.pending(PENDING_SHOWN_MAX + 1)),
  allow: (asked) => openForm(asked, 'allow'),
  deny: (asked) => openForm(asked, 'deny'),
  rules: async ({ deps, client, user, rest, triggerId }) => {
    await openRulesList(deps, client, { user, triggerId, words: rest.trim() });
    return null;
  },
  runbook: async ({ deps, client, user, rest, triggerId }) => {
    await openRunbook(deps, client, { user, triggerId, words: rest });
    return null;
  },
  stats: ({ deps, client, user, rest }) => answerStats(deps, client, user, rest),
  digest: async ({ deps }) => sendDigest(deps),
  policy: ({ deps, client, user }) => sendPolicy(deps, client, user),
  oncall: async ({ deps }) => {
    const { team, clock } = deps.approval;
    const now = clock.now();
    const { on_call_rotation: rotation, timezone } = team;
    return renderOnCall(onCallAt(team, now), rotation === undefined ? null : turnOf(rotation, timezone, now));
  },
  why: ({ deps, user, rest }) => answerWhy(deps, user, rest),
  link: async ({ deps, client, user, rest, triggerId }) => {
    await openLink(deps, client, { user, triggerId, rest });
    return null;
  },
  unlink: async ({ deps, client, user, rest, triggerId }) => {
    await openUnlink(deps, client, { user, triggerId, rest });
    return null;
  },
  'break-glass': async ({ deps, client, user, triggerId }) => {
    await openBreakGlass(deps, client, { user, triggerId });
    return null;
  },
  token: async ({ deps, client, user, rest, triggerId }) => {
    await openTokens(deps, client, { user, triggerId, rest });
    return null;
  },
};

/** Modals open before anything is looked up, since a trigger lives three seconds; they check the person themselves. */
const OPENS_MODAL: ReadonlySet<Subcommand> = new Set([
  'allow',
  'deny',
  'rules',
  'runbook',
  'link',
  'unlink',
  'break-glass',
  'token',
]);

async function openForm(
  { deps, client, user, rest, triggerId }: Asked,
  effect: 'allow' | 'deny',
): Promise<null> {
  await openRuleForm(deps, client, { user, triggerId, effect, pattern: rest });
  return null;
}

const typed = z.object({
  user_id: z.string(),
  text: z.string().nullish(),
  channel_id: z.string().nullish(),
  trigger_id: z.string().nullish(),
  response_url: z.url().nullish().catch(null),
});

/** `/expacti …`: acknowledged at once, then answered in private in every case. */
export function registerCommand(app: App, deps: SlackDeps): void {
  // A workspace may have named the command otherwise, as for a second gate.
  app.command(ANY_COMMAND, async ({ ack, command, client }) => {
    await ack();
    const read = typed.safeParse(command);
    if (!read.success) {
      deps.log.warn('a slash command of an unexpected shape was not carried out');
      return;
    }
    const { user_id: user, text, channel_id: channel, trigger_id: triggerId, response_url: url } = read.data;
    const failed = (error: unknown): Answer => {
      deps.log.error({ err: error }, 'a slash command failed');
      return { text: FAULT_TEXT };
    };
    const at = { user, channel: channel ?? null, responseUrl: url ?? null };
    const asked = { deps, client, user, triggerId: triggerId ?? '' };
    const answer = await answerTo(text ?? '', asked).catch(failed);
    await say((told) => respond(deps, at, told), answer, failed);
  });
}

async function say(
  tell: (told: Told) => Promise<void>,
  answer: Answer | null,
  failed: (error: unknown) => Answer,
): Promise<void> {
  if (answer === null) return;
  const { next, ...said } = answer;
  await tell(said);
  if (next !== undefined) await say(tell, await next().catch(failed), failed);
}

async function answerTo(text: string, asked: Omit<Asked, 'rest'>): Promise<Answer | null> {
  const [, typed = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const word = typed.toLowerCase();
  if (isSubcommand(word) && OPENS_MODAL.has(word)) return handlers[word]({ ...asked, rest });
  const refusal = await viewerRefusal(asked.deps.approval, asked.user);
  if (refusal !== null) return { text: refusalText(refusal) };
  if (word === '') return renderHelp(null);
  return isSubcommand(word) ? handlers[word]({ ...asked, rest }) : renderHelp(typed);
}

function isSubcommand(word: string): word is Subcommand {
  return Object.hasOwn(SUBCOMMANDS, word);
}
