import { type Digest, KINDS, type Proposal, type Replay } from '../../../digest/digest.ts';
import { KIND_WORDS } from '../../../digest/kind-words.ts';
import type { Together } from '../../../digest/replay/check-together.ts';
import { inline, inlineCode, person } from '../../kit/text/text.ts';

/** `12 covered by others  ·  3 unused`: proposals by kind. */
export function kindsText(proposals: readonly Proposal[]): string {
  return KINDS.map((kind) => ({ kind, count: proposals.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `*${count}* ${KIND_WORDS[kind]}`)
    .join('  ·  ');
}

/** What the digest was made of, and what was left out. */
export function madeOfText({ rules, requests, since, isPartial, undecided, leftOut }: Digest): string {
  const window = since === null ? 'no request in the window' : `${requests} requests since ${day(since)}`;
  return [
    `${rules} ${rules === 1 ? 'rule' : 'rules'}, ${window}`,
    isPartial ? 'only the most frequent texts and the newest denials were looked at' : null,
    undecided === 0 ? null : `of ${undecided} it is not decided whether others cover them`,
    leftOut === 0 ? null : `${leftOut} more proposals come when these are gone`,
  ]
    .filter((part) => part !== null)
    .join('  ·  ');
}

const day = (at: Date): string => at.toISOString().slice(0, 10);

/** The rules that a proposal would take out or make. */
export function changeText({ retire, add }: Proposal): string {
  const shown = retire
    .slice(0, RETIRED_SHOWN)
    .map(({ effect, type, pattern }) => `Retire *${effect}* ${type} ${inlineCode(pattern, 300)}`);
  const more = retire.length > RETIRED_SHOWN ? [`… and ${retire.length - RETIRED_SHOWN} more`] : [];
  const made = add === null ? [] : [`Make *${add.effect}* ${add.type} ${inlineCode(add.pattern, 500)}`];
  return [...shown, ...more, ...made].join('\n');
}

const RETIRED_SHOWN = 3;

/** Why a combination was not applied. */
export function togetherText({ flips, denied }: Together): string {
  const [first] = denied;
  const [flip] = flips;
  const what =
    first !== undefined
      ? `they would allow ${inlineCode(first.command, 200)}, which ${person(first.by)} denied`
      : flip === undefined
        ? ''
        : `${inlineCode(flip.command, 200)} would go from ${flip.from} to ${flip.to}, and ${flips.length - 1} more texts with it`;
  return `*Nothing was changed.* Together these do what none of them does alone: ${what}. Tick fewer of them.`;
}

/** What the replay says, with an example of what would change. */
export function replayText({ requests, flipped, flips, denied }: Replay): string {
  const [first] = denied;
  if (first !== undefined) {
    const why = first.reason === null ? '' : `: ${inline(first.reason, 150)}`;
    return `Cannot be applied: it would allow ${inlineCode(first.command, 200)}, which ${person(first.by)} denied${why}`;
  }
  if (flipped === 0) return `Replay: none of ${requests} requests would have another verdict`;
  const examples = flips
    .slice(0, 2)
    .map(({ command, from, to }) => `${inlineCode(command, 200)} from ${from} to ${to}`);
  return `Replay: ${flipped} of ${requests} requests would have another verdict, such as ${examples.join(' and ')}`;
}
