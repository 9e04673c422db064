import { code, onOneLine, prose, sentenceLine } from '../rulebook/documents/markdown.ts';
import { moreByUse, type RulesByUse, useText } from '../stats/rules-by-use.ts';
import { weekRows } from '../stats/week.ts';
import { countText, numberText } from '../stats/words.ts';
import { capitalised } from '../text/capitalised.ts';
import { type Digest, KINDS, type Kind, type Proposal } from './digest.ts';
import { KIND_WORDS } from './kind-words.ts';

/** Proposals of one kind that are written out; the others are counted. */
const SHOWN_MAX = 200;
const NO_PROPOSALS = 'No suggestions: the rule book needs no change.';

/** A digest as a document in Markdown, for teams that keep it in git. */
export function digestDocument(digest: Digest): string {
  const { proposals } = digest;
  const sections = kindsOf(digest).flatMap(({ kind, all }) => [
    `## ${capitalised(KIND_WORDS[kind])} (${all.length})`,
    ...all.slice(0, SHOWN_MAX).map(item),
    ...(all.length > SHOWN_MAX ? [`… and ${all.length - SHOWN_MAX} more.`] : []),
  ]);
  const nothing = proposals.length === 0 ? [NO_PROPOSALS] : [];
  return `${[`# Rule book digest, ${day(digest.at)}`, ...weekTable(digest), facts(digest), ...useTable(digest), ...nothing, ...sections].join('\n\n')}\n`;
}

function weekTable({ weeks }: Digest): string[] {
  if (weeks === null || weeks.now.requests + weeks.before.requests === 0) return [];
  const { now, before } = weeks;
  const head = [
    `| Whole days | ${now.from} to ${now.to} | ${before.from} to ${before.to} |`,
    '| --- | ---: | ---: |',
  ];
  const rows = weekRows(now, before).map((cells) => `| ${cells.join(' | ')} |`);
  const load = now.reviewers.map(({ reviewer, answers }) => `${prose(reviewer)} ${answers}`);
  return [
    [...head, ...rows].join('\n'),
    ...(load.length === 0 ? [] : [`Answers by person: ${load.join(', ')}.`]),
  ];
}

function useTable({ use }: Digest): string[] {
  if (use === null || use.uses === 0) return [];
  const named = use.most.map((one) => ({ ...one, text: ruleCell(one) }));
  const rows = [...named, ...moreByUse(use)].map(({ text, uses }) => `| ${text} | ${numberText(uses)} |`);
  return [
    '## Rules by use',
    `In ${countText(use.days, 'day')} ${useText(use)}.`,
    ['| Rule | Uses |', '| --- | ---: |', ...rows].join('\n'),
  ];
}

/** A bar ends a cell in code as well (GitHub Flavored Markdown, "Tables"). */
const ruleCell = ({ effect, type, pattern }: RulesByUse['most'][number]): string =>
  `${effect} ${type} ${code(pattern).replaceAll('|', '\\|')}`;

/** The same for a terminal: every kind with its proposals, in plain text. */
export function digestText(digest: Digest): string {
  const sections = kindsOf(digest).flatMap(({ kind, all }) => [
    '',
    `${capitalised(KIND_WORDS[kind])} (${all.length})`,
    ...all.slice(0, LISTED_MAX).map((one) => `  ${itemText(one)}`),
    ...(all.length > LISTED_MAX
      ? [`  … and ${numberText(all.length - LISTED_MAX)} more: use --format markdown`]
      : []),
  ]);
  return `${[facts(digest), proposalsText(digest), ...sections].join('\n')}\n`;
}

/** Proposals of one kind that a terminal lists; a document has more. */
const LISTED_MAX = 20;

function kindsOf({ proposals }: Digest): { kind: Kind; all: Proposal[] }[] {
  return KINDS.map((kind) => ({ kind, all: proposals.filter((one) => one.kind === kind) })).filter(
    ({ all }) => all.length > 0,
  );
}

function proposalsText({ proposals }: Digest): string {
  if (proposals.length === 0) return NO_PROPOSALS;
  const safe = proposals.filter(({ isSafe }) => isSafe).length;
  return `${countText(proposals.length, 'suggestion')} (${numberText(safe)} safe to apply automatically).`;
}

function facts({ rules, requests, since, isPartial, undecided, leftOut }: Digest): string {
  const period =
    since === null ? 'no requests in this period' : `${countText(requests, 'request')} since ${day(since)}`;
  return [
    `${countText(rules, 'rule')}, ${period}.`,
    isPartial ? 'Only the most frequent commands and the newest denials were examined.' : null,
    undecided === 0 ? null : `${countText(undecided, 'rule')} could not be compared with the others.`,
    leftOut === 0 ? null : `${countText(leftOut, 'more suggestion')} will follow once these are done.`,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

const item = (proposal: Proposal): string =>
  `- ${changesText(proposal, code)}\n  ${[prose(proposal.proof), ...evidence(proposal, code)].join(' ')}`;

const itemText = (proposal: Proposal): string =>
  `- ${changesText(proposal, onOneLine)}\n    ${[sentenceLine(proposal.proof), ...evidence(proposal, onOneLine)].join(' ')}`;

/** How a command or a pattern is written. */
type Quote = (text: string) => string;

function changesText({ retire, add }: Proposal, quote: Quote): string {
  return [
    ...retire.map(({ effect, type, pattern }) => `retire ${effect} ${type} ${quote(pattern)}`),
    ...(add === null ? [] : [`add ${add.effect} ${add.type} ${quote(add.pattern)}`]),
  ].join('; ');
}

function evidence({ witness, replay, isSafe }: Proposal, quote: Quote): string[] {
  const [denied] = replay.denied;
  const verdicts =
    denied === undefined
      ? `${numberText(replay.flipped)} of ${countText(replay.requests, 'request')} would get another verdict.`
      : `Cannot be applied: it would allow ${quote(denied.command)}, which a person denied.`;
  return [
    ...(witness === null ? [] : [`For example ${quote(witness)}.`]),
    isSafe ? 'Safe to apply: it changes no verdict.' : verdicts,
  ];
}

const day = (at: Date): string => at.toISOString().slice(0, 10);
