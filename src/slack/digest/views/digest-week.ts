import type { KnownBlock } from '@slack/types';
import type { Digest } from '../../../digest/digest.ts';
import { shortDay } from '../../../stats/calendar.ts';
import { type Week, weekRows } from '../../../stats/week.ts';
import { countText } from '../../../stats/words.ts';
import { codeBlock, header, section } from '../../kit/blocks/blocks.ts';
import { person } from '../../kit/text/text.ts';

/** The week in numbers, beside the week before; without a comparison if there was none. */
export function weekBlocks({ now, before }: NonNullable<Digest['weeks']>): KnownBlock[] {
  if (now.requests + before.requests === 0) return [];
  return [
    header('The week in numbers'),
    section(`${spanOf(now)}, compared with ${spanOf(before)}`),
    codeBlock(tableText(now, before)),
    ...(now.reviewers.length === 0 ? [] : [section(loadText(now))]),
  ];
}

/** All of it in one line. */
export const weekLine = (week: Week): string =>
  `The week by day: ${countText(week.requests, 'request')} from ${spanOf(week)}.`;

const spanOf = ({ from, to }: Week): string => `${shortDay(from)} to ${shortDay(to)}`;

/** A row of these says nothing. */
const NOTHING: ReadonlySet<string> = new Set(['0', '0%', '–']);

function tableText(now: Week, before: Week): string {
  const rows = weekRows(now, before).filter(([, ...values]) => !values.every((one) => NOTHING.has(one)));
  const lines = [['', 'week', 'before'], ...rows];
  const width = (column: number): number => Math.max(...lines.map((line) => line[column]?.length ?? 0));
  return lines
    .map(([name = '', week = '', last = '']) =>
      [name.padEnd(width(0)), week.padStart(width(1)), last.padStart(width(2))].join('  '),
    )
    .join('\n');
}

function loadText({ reviewers, reviewersInAll }: Week): string {
  const more = reviewersInAll - reviewers.length;
  const shown = reviewers.map(({ reviewer, answers }) => `${person(reviewer)} ${answers}`);
  return `*Decisions by person*: ${shown.join(', ')}${more > 0 ? `, and ${more} more people` : ''}`;
}
