import { type Digest, KINDS, type Proposal, type Replay } from '../../../digest/digest.ts';
import { KIND_WORDS } from '../../../digest/kind-words.ts';
import type { Together } from '../../../digest/replay/check-together.ts';
import { countText } from '../../../stats/words.ts';
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
  const window =
    since === null ? 'no requests in this period' : `${countText(requests, 'request')} since ${day(since)}`;
  return [
    `${countText(rules, 'rule')}, ${window}`,
    isPartial ? 'only the most frequent commands and the newest denials were examined' : null,
    undecided === 0 ? null : `${undecided} could not be compared`,
    leftOut === 0 ? null : `${countText(leftOut, 'more suggestion')} after these`,
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
  const made = add === null ? [] : [`Add *${add.effect}* ${add.type} ${inlineCode(add.pattern, 500)}`];
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
        : `${inlineCode(flip.command, 200)} would change from ${flip.from} to ${flip.to}${flips.length > 1 ? `, and ${flips.length - 1} more` : ''}`;
  return `*Nothing was changed.* Together, these suggestions have an effect that none has alone: ${what}. Select fewer.`;
}

/** What the replay says, with an example of what would change. */
export function replayText({ requests, flipped, flips, denied }: Replay): string {
  const [first] = denied;
  if (first !== undefined) {
    const why = first.reason === null ? '' : `: ${inline(first.reason, 150)}`;
    return `Cannot be applied: it would allow ${inlineCode(first.command, 200)}, which ${person(first.by)} denied${why}`;
  }
  if (flipped === 0) return `Replay of ${countText(requests, 'request')}: no verdict changes`;
  const examples = flips
    .slice(0, 2)
    .map(({ command, from, to }) => `${inlineCode(command, 200)} from ${from} to ${to}`);
  return `Replay of ${countText(requests, 'request')}: ${flipped === 1 ? '1 verdict changes' : `${flipped} verdicts change`}, such as ${examples.join(' and ')}`;
}
