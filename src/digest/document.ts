import { code, prose } from '../rulebook/documents/markdown.ts';
import { moreByUse, type RulesByUse, useText } from '../stats/rules-by-use.ts';
import { weekRows } from '../stats/week.ts';
import { countText, numberText } from '../stats/words.ts';
import { capitalised } from '../text/capitalised.ts';
import { type Digest, KINDS, type Proposal } from './digest.ts';
import { KIND_WORDS } from './kind-words.ts';

/** Proposals of one kind that are written out; the others are counted. */
const SHOWN_MAX = 200;

/** A digest as a document in Markdown, for teams that keep it in git. */
export function digestDocument(digest: Digest): string {
  const { proposals } = digest;
  const kinds = KINDS.map((kind) => ({ kind, all: proposals.filter((one) => one.kind === kind) }));
  const found = kinds.filter(({ all }) => all.length > 0);
  const sections = found.flatMap(({ kind, all }) => [
    `## ${capitalised(KIND_WORDS[kind])} (${all.length})`,
    ...all.slice(0, SHOWN_MAX).map(item),
    ...(all.length > SHOWN_MAX ? [`… and ${all.length - SHOWN_MAX} more.`] : []),
  ]);
  const nothing = proposals.length === 0 ? ['Nothing in the rule book asks for a change.'] : [];
  return `${[`# The rule book on ${day(digest.at)}`, ...weekTable(digest), facts(digest), ...useTable(digest), ...nothing, ...sections].join('\n\n')}\n`;
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

/** The same in a few lines, for a terminal. */
export function digestText(digest: Digest): string {
  const { proposals } = digest;
  const safe = proposals.filter(({ isSafe }) => isSafe).length;
  const counts = KINDS.map((kind) => ({ kind, count: proposals.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `  ${count} ${KIND_WORDS[kind]}`);
  const what = `${proposals.length} ${proposals.length === 1 ? 'proposal' : 'proposals'}, ${safe} of them proven to change no verdict.`;
  return `${[facts(digest), what, ...counts].join('\n')}\n`;
}

function facts({ rules, requests, since, isPartial, undecided, leftOut }: Digest): string {
  const window = since === null ? 'no request in the window' : `${requests} requests since ${day(since)}`;
  return [
    `${rules} ${rules === 1 ? 'rule' : 'rules'}, ${window}.`,
    isPartial ? 'Only the most frequent texts and the newest denials were looked at.' : null,
    undecided === 0 ? null : `Of ${undecided} rules it is not decided whether others cover them.`,
    leftOut === 0 ? null : `${leftOut} more proposals come when these are gone.`,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

function item({ retire, add, proof, witness, replay, isSafe }: Proposal): string {
  const made = add === null ? [] : [`make ${add.effect} ${add.type} ${code(add.pattern)}`];
  const changes = [
    ...retire.map(({ effect, type, pattern }) => `retire ${effect} ${type} ${code(pattern)}`),
    ...made,
  ];
  const [denied] = replay.denied;
  const verdicts =
    denied === undefined
      ? `${replay.flipped} of ${replay.requests} requests would have another verdict.`
      : `Cannot be applied: it would allow ${code(denied.command)}, which a person denied.`;
  const lines = [
    prose(proof),
    ...(witness === null ? [] : [`For example ${code(witness)}.`]),
    isSafe ? 'Proven to change no verdict.' : verdicts,
  ];
  return `- ${changes.join('; ')}\n  ${lines.join(' ')}`;
}

const day = (at: Date): string => at.toISOString().slice(0, 10);
