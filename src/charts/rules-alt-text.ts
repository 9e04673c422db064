import { onOneLine } from '../rulebook/documents/markdown.ts';
import { moreByUse, type RulesByUse, useText } from '../stats/rules-by-use.ts';
import { countText, numberText } from '../stats/words.ts';
import { fitText } from './fit-text.ts';

/** Characters of a pattern: enough to know a rule by. */
const PATTERN_MAX = 60;

/** The picture of `rulesCharts` in words, in at most `max` characters: as many rules are named as fit, the most used first. */
export function rulesAltText(use: RulesByUse, max: number): string {
  if (use.rules === 0) return '';
  const more = moreByUse(use).map(({ text, uses }) => `${text} (${numberText(uses)})`);
  const book = `Last, a chart of rules by use: in ${countText(use.days, 'day')} ${useText(use)}.`;
  const grey = more.length === 0 ? [] : [`In grey: ${more.join(', ')}.`];
  const textWith = (named: readonly string[]): string =>
    [book, ...(named.length === 0 ? [] : [`Longest bars: ${named.join(', ')}.`]), ...grey].join(' ');
  const named = use.most.map(nameOf);
  while (named.length > 0 && textWith(named).length > max) named.pop();
  return textWith(named);
}

const nameOf = ({ effect, pattern, uses }: RulesByUse['most'][number]): string =>
  `${effect} “${fitText(onOneLine(pattern), PATTERN_MAX, CHARACTERS)}” (${numberText(uses)})`;

const CHARACTERS = { measureText: ({ length }: string) => ({ width: length }) };
