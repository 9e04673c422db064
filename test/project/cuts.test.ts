import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join(__dirname, '../../src');

/** Cuts that are none of text which people read: ids, hashes, dates, letters, places that a search gave, and lists. */
const OTHER_CUTS: readonly (readonly [path: string, cut: RegExp])[] = [
  [
    '',
    /(?:toISOString\(\)|toString\('base64url'\)|digest\('hex'\)|newSecret\(\)|sha|expiresAt)\.slice\(0, \d+\)/,
  ],
  ['', /moment\(createdAt\)\.slice\(0, 10\)/],
  ['text/capitalised.ts', /text\.slice\(0, 1\)/],
  ['digest/rules/path-wildcards.ts', /\(text, length\) => text\.slice\(0, length\)/],
  ['sandbox/web/', /.*/],
  ['text/cut.ts', /.*/],
];

/** Lists whose names are no plural. */
const LISTS =
  /^(?:all|among|found|waiting|stack|lost|counted|distinct|live|used|near|standing|byHand|compiled|more|most|lines|replayed)$/;
/** Texts whose names are a plural. */
const TEXTS = /^(?:words|addresses?|this|less|class|access)$/;

/** A start of a fixed length, and what it is taken of, if that has a name. */
const CUT = /(?:(\w+)|[)\]}])\??\.(?:slice\(0, (?:\d+|[A-Z][A-Z_]+|max|length)\b|substring\(|substr\()/g;

interface Found {
  path: string;
  line: string;
  of: string | null;
}

const cuts: Found[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('generated'))
  .flatMap((path) =>
    readFileSync(join(SRC, path), 'utf8')
      .split('\n')
      .flatMap((line) =>
        Array.from(line.matchAll(CUT), ([, of]) => ({ path, line: line.trim(), of: of ?? null })),
      ),
  );

test('text is cut by the one function for it, never by code units', () => {
  const isList = ({ of, line }: Found): boolean =>
    of === null
      ? /\]\)?\]?\.slice|\)\)\.slice|\.(?:map|filter|among)\(/.test(line) || line.startsWith('.slice')
      : LISTS.test(of) || (of.endsWith('s') && !TEXTS.test(of));
  const isKnown = ({ path, line }: Found): boolean =>
    OTHER_CUTS.some(([where, cut]) => path.startsWith(where) && cut.test(line));
  expect(cuts.length).toBeGreaterThan(40);
  expect(cuts.filter((one) => !isList(one) && !isKnown(one))).toEqual([]);
});

test('a text that is cut and ends in an ellipsis is cut by the one function', () => {
  const own = cuts.filter(({ path, line }) => line.includes('…') && !path.startsWith('sandbox/web/'));
  expect(own.filter(({ line }) => !line.includes(".join(', ')"))).toEqual([]);
});
