import type { KnownBlock } from '@slack/types';
import { END_KEYS, ENDS, share } from '../../../stats/ends.ts';
import type { HourStats, Stats } from '../../../stats/stats.ts';
import {
  numberText,
  peopleText,
  percentText,
  requestsText,
  reviewerText,
  spanText,
} from '../../../stats/words.ts';
import { codeBlock, context, section } from '../../kit/blocks/blocks.ts';
import { person } from '../../kit/text/text.ts';
import { denialBlock } from '../../runbook/views/denial-block.ts';

/** Denials that are shown; the runbook has the others. */
const DENIALS_SHOWN = 5;
/** Characters of the longest bar: a phone shows about 40 in a line of code. */
const BAR_MAX = 12;

/**
 * Statistics for one person to read, in one message.
 * @param note what is said of the picture
 */
export function renderStats(stats: Stats, note: string | null): { text: string; blocks: KnownBlock[] } {
  const people = peopleText(stats);
  return {
    text: statsLine(stats),
    blocks: [
      section(`*Request summary*\n${spanText(stats)}`),
      section([requestsText(stats), ...(people === null ? [] : [people])].join('\n')),
      ...(stats.requests === 0 ? [] : [section(endLines(stats))]),
      ...reviewerBlocks(stats),
      ...hourBlocks(stats.hours),
      ...denialBlocks(stats),
      ...(note === null ? [] : [context(note)]),
    ],
  };
}

/** All of it in one line. */
export function statsLine(stats: Stats): string {
  return `Request summary, ${spanText(stats)}: ${requestsText(stats)}`;
}

function endLines({ ends, requests }: Stats): string {
  const lines = END_KEYS.filter((end) => ends[end] > 0).map(
    (end) => `•  *${numberText(ends[end])}*  ${ENDS[end]} (${percentText(share(ends[end], requests))})`,
  );
  return ['*By outcome*', ...lines].join('\n');
}

function reviewerBlocks({ reviewers, reviewersInAll }: Stats): KnownBlock[] {
  if (reviewers.length === 0) return [];
  const lines = reviewers.map((one) => `•  ${person(one.reviewer)}  ${reviewerText(one)}`);
  const more = reviewersInAll - reviewers.length;
  return [
    section(['*By reviewer*', ...lines].join('\n')),
    ...(more > 0 ? [context(`And ${numberText(more)} more reviewers with fewer answers.`)] : []),
  ];
}

/** Only hours in which there was something; the bar is of the requests. */
function hourBlocks(hours: readonly HourStats[]): KnownBlock[] {
  const shown = hours.filter(({ requests, answers }) => requests + answers > 0);
  if (shown.length === 0) return [];
  const most = Math.max(1, ...shown.map(({ requests }) => requests));
  const lines = shown.map(({ hour, requests, answers }) => {
    const bar = '█'.repeat(Math.round((requests / most) * BAR_MAX)).padEnd(BAR_MAX);
    return `${String(hour).padStart(2, '0')}  ${bar}  ${numberText(requests).padStart(7)}  ${numberText(answers).padStart(7)}`;
  });
  return [section('*By hour*: requests that ended, and decisions by people'), codeBlock(lines.join('\n'))];
}

function denialBlocks({ denials, ends }: Stats): KnownBlock[] {
  if (denials.length === 0) return [];
  const more = ends.deniedByPerson - Math.min(denials.length, DENIALS_SHOWN);
  return [
    section('*Denials by people and their reasons*'),
    ...denials.slice(0, DENIALS_SHOWN).map(denialBlock),
    ...(more > 0 ? [context(`And ${numberText(more)} more: \`/expacti runbook\``)] : []),
  ];
}
