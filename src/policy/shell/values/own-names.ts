import { readValue } from '../read/read-word.ts';
import { rootOrigin } from '../source/written.ts';
import type { OwnNames } from './output/last-command.ts';
import type { Setting, Settings } from './setting.ts';

/** The variables that a text sets, and which of them begin with a text that is spelled out and no dash. */
export const ownNames = (byName: Settings['byName']): OwnNames => ({
  has: (name) => byName.has(name),
  beginsPlain: (name) => byName.get(name)?.every(beginsPlain) === true,
});

function beginsPlain(setting: Setting): boolean {
  if (setting.kind === 'number' || setting.kind === 'unknown') return setting.kind === 'number';
  if (setting.kind === 'value') return !setting.append && /^[^-]/.test(startOf(setting));
  return setting.words.every((word) => {
    const { pieces } = readValue(word, rootOrigin(''));
    const [first] = pieces;
    const isWhole = pieces.every((piece) => piece.kind === 'literal' || piece.why === 'pathname');
    return isWhole && first?.kind === 'literal' && /^[^-]/.test(first.text);
  });
}

function startOf({ word }: Extract<Setting, { kind: 'value' }>): string {
  const [first] = readValue(word, rootOrigin('')).pieces;
  return first?.kind === 'literal' ? first.text : '';
}
