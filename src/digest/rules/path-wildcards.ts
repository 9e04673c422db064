import { compileRule } from '../../policy/match/compile/compile-rule.ts';
import type { RulePattern } from '../../policy/rule.ts';

/** One component of a path in a rule's text, taken out. */
export interface PathWildcard {
  /** What rules have in common that differ in nothing else. */
  key: string;
  before: string;
  after: string;
  /** What stands there. */
  text: string;
}

/** Components of one rule's paths that are looked at. */
const HOLES_MAX = 12;
/** Text that is the same to bash and to an expression; no quote, no variable, no operator. */
const PLAIN = /^[\w./:@%+=,*?-]+(?: [\w./:@%+=,*?-]+)*$/;
/** What may be left open: a name, never a wildcard, an option, or `..`. */
const NAME = /^\w[\w.-]*$/;

/**
 * The components of paths, and names of files, that could be left open in a text; never in its first word. A path has a
 * slash in it, a file's name an ending. Of an address only what stands behind the host.
 */
export function pathWildcardsOf(pattern: string): PathWildcard[] {
  if (!PLAIN.test(pattern)) return [];
  const words = pattern.split(' ');
  return words.flatMap((word, at) => (at === 0 ? [] : holesIn(words, at, word))).slice(0, HOLES_MAX);
}

function holesIn(words: readonly string[], at: number, word: string): PathWildcard[] {
  const components = word.split('/');
  const from = word.includes('://') ? 3 : 0;
  const isFile = components.length === 1 && /^\w[\w-]*\.[a-z]\w*$/.test(word);
  if (components.length === 1 && !isFile) return [];
  return components.flatMap((text, index) => {
    if (index < from || !NAME.test(text)) return [];
    const before = [...words.slice(0, at), components.slice(0, index).map(withSlash).join('')].join(' ');
    const after = [
      components
        .slice(index + 1)
        .map(afterSlash)
        .join(''),
      ...words.slice(at + 1),
    ].join(' ');
    // Files of another kind are another thing.
    const ending = isFile || index === components.length - 1 ? (/\.[a-z]\w*$/.exec(text)?.[0] ?? '') : '';
    return [{ key: JSON.stringify([before, after, ending]), before, after, text }];
  });
}

const withSlash = (text: string): string => `${text}/`;
const afterSlash = (text: string): string => `/${text}`;

/** Stands in the hole while the rest is made an expression. */
const MARK = 'zzHOLEzz';

/**
 * An expression for the text with one name in the hole: it begins and ends as all of `texts` do, and holds neither a
 * slash nor a blank.
 */
export function patternOf(
  { before, after }: PathWildcard,
  type: RulePattern['type'],
  texts: readonly string[],
): string {
  const start = common(texts, (text, length) => text.slice(0, length));
  const ends = texts.map((text) => text.slice(start.length));
  const end = common(ends, (text, length) => text.slice(text.length - length));
  const [command] = compileRule({ ...ANY_RULE, type, pattern: `${before}${MARK}${after}` }).commands;
  // Behind text that all have a dot makes no `..` any more.
  const open = start === '' ? '[A-Za-z0-9_][A-Za-z0-9_.-]*' : '[A-Za-z0-9_.-]*';
  return (command?.words.pattern() ?? '').replace(MARK, () => quoted(start) + open + quoted(end));
}

/** Of a name's characters the dot alone means something in an expression. */
const quoted = (text: string): string => text.replaceAll('.', '\\.');

/** What all texts have in common at one of their ends, as long as it is part of a name. */
function common(texts: readonly string[], part: (text: string, length: number) => string): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  while (length > 0 && !others.every((text) => part(text, length) === part(first, length))) length -= 1;
  return part(first, length);
}

const ANY_RULE: Omit<RulePattern, 'type' | 'pattern'> = {
  effect: 'allow',
  environments: [],
  repositories: [],
  hours: 'any',
  expiresAt: null,
  maxUses: null,
  reason: '-',
};
