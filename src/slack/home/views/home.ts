import type { HomeView, KnownBlock } from '@slack/types';
import type { Request } from '../../../approval/request.ts';
import type { OwnedRules } from '../../../rulebook/lookup/owned-rules.ts';
import type { StoredRule } from '../../../rulebook/stored-rule.ts';
import type { Stats } from '../../../stats/stats.ts';
import { peopleText, requestsText, spanText } from '../../../stats/words.ts';
import { codeBlock, context, header, section } from '../../kit/blocks/blocks.ts';
import { shownCommand } from '../../kit/command/shown-command.ts';
import { escapeMrkdwn, inline, inlineCode } from '../../kit/text/text.ts';
import { day } from '../../kit/text/time.ts';
import { cardButtons } from '../../requests/views/card/card-buttons.ts';
import { askingFindings } from '../../requests/views/card/findings-text.ts';
import { OUTCOME_WORD } from '../../requests/views/card/outcome-text.ts';
import { factorsLine } from '../../requests/views/card/risk-text.ts';
import { pendingFacts } from '../../requests/views/pending.ts';

/** Pending requests on the Home tab; each takes at most five of the 100 blocks that Slack allows there. */
export const HOME_WAITING_MAX = 12;
export const HOME_DECIDED_MAX = 8;
/** A longer command is decided on its card: the Home tab is an overview. */
const COMMAND_ROOM = { lines: 4, characters: 400 };
/** Rules of one kind that are named; more are counted. */
const RULES_NAMED_MAX = 5;

export interface Home {
  /** What this person may decide now; may hold one more than is shown. */
  waiting: readonly Request[];
  /** What waits for somebody else: not theirs to decide, or approved by them already. */
  others: number;
  decided: readonly Request[];
  rules: OwnedRules;
  /** The team's last days. */
  stats: Stats;
}

/** The app's Home tab, for one person. */
export function renderHome({ waiting, others, decided, rules, stats }: Home): HomeView {
  return {
    type: 'home',
    blocks: [
      header('Pending for you'),
      ...waitingBlocks(waiting, others),
      header('Decided by you'),
      ...decidedBlocks(decided),
      header('Your rules'),
      section(rulesText(rules)),
      header('The team'),
      section(teamText(stats)),
      context('`/expacti help` lists all commands.'),
    ],
  };
}

function waitingBlocks(waiting: readonly Request[], others: number): KnownBlock[] {
  const shown = waiting.slice(0, HOME_WAITING_MAX);
  const elsewhere =
    others === 0 ? [] : [context(`${others} more ${others === 1 ? 'is' : 'are'} pending for other people.`)];
  if (shown.length === 0) return [section('No request needs you right now.'), ...elsewhere];
  const more = waiting.length > shown.length;
  return [
    ...shown.flatMap(waitingRequest),
    ...(more ? [context(`Only the first ${shown.length} to expire are shown.`)] : []),
    ...elsewhere,
  ];
}

/** The essence of a card. If the command is too long for that, it is decided on the card. */
function waitingRequest(request: Request): KnownBlock[] {
  const { text, cut } = shownCommand(request.command, request.notable, COMMAND_ROOM);
  const notes = [askingFindings(request.findings), factorsLine(request)].filter((note) => note !== null);
  return [
    section(pendingFacts(request)),
    codeBlock(text),
    ...(notes.length === 0 ? [] : [context(notes.join('\n'))]),
    cut ? context('✂️ Too long to decide here: open the card.') : cardButtons(request, true),
  ];
}

function decidedBlocks(decided: readonly Request[]): KnownBlock[] {
  if (decided.length === 0) return [section('Nothing yet.')];
  return [section(decided.map(decidedLine).join('\n'))];
}

function decidedLine({ command, environment, decision, messageUrl }: Request): string {
  if (decision === null) return '';
  const { outcome, decidedAt, reason } = decision;
  const word = messageUrl === null ? OUTCOME_WORD[outcome] : link(messageUrl, OUTCOME_WORD[outcome]);
  const why = outcome === 'denied' && reason !== null ? `: ${inline(reason, 60)}` : '';
  return `•  ${day(decidedAt)}  ${word} in ${environment}  ${inlineCode(command, 100)}${why}`;
}

const link = (url: string, label: string): string => `<${escapeMrkdwn(url)}|${label}>`;

function teamText(stats: Stats): string {
  const people = peopleText(stats);
  return [spanText(stats), requestsText(stats), ...(people === null ? [] : [people])].join('\n');
}

function rulesText({ count, expiring, unused }: OwnedRules): string {
  if (count === 0) return 'You own no rules. Create one with `/expacti allow`.';
  return [
    `You own ${count} ${count === 1 ? 'rule' : 'rules'}.`,
    ...named('Expiring soon', expiring, ({ expiresAt }) =>
      expiresAt === null ? '' : ` until ${day(expiresAt)}`,
    ),
    ...named('Unused', unused, ({ lastUsedAt }) =>
      lastUsedAt === null ? ' never' : ` last on ${day(lastUsedAt)}`,
    ),
  ].join('\n');
}

function named(title: string, rules: readonly StoredRule[], note: (rule: StoredRule) => string): string[] {
  if (rules.length === 0) return [];
  const shown = rules.slice(0, RULES_NAMED_MAX);
  const lines = shown.map((rule) => `•  ${rule.effect} ${inlineCode(rule.pattern, 120)}${note(rule)}`);
  const more = rules.length - shown.length;
  return [`*${title}*`, ...lines, ...(more > 0 ? [`and ${more} more`] : [])];
}
