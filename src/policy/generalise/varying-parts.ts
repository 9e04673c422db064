/** A part of a word that differs from one run of a command to the next. */
export interface VaryingPart {
  /** Where it stands in the word. */
  start: number;
  end: number;
  /** What it is, for people: `image tag`. */
  what: string;
  /** RE2 for everything of this kind: never a blank, a slash or an operator. */
  expression: string;
}

interface Kind {
  what: string;
  /** Finds the part as its first group, or as the whole match where there is none. */
  find: RegExp;
  expression: string;
}

/** The most telling first: a part that one kind has taken is not looked at again. */
const KINDS: readonly Kind[] = [
  {
    what: 'image digest',
    find: /@(sha256:[0-9a-f]{64})$/,
    expression: 'sha256:[0-9a-f]{64}',
  },
  {
    what: 'id',
    find: /(?<![0-9a-f])([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9a-f])/,
    expression: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  },
  {
    what: 'date',
    find: /(?<!\d)(20\d\d-[01]\d-[0-3]\d(?:[T_-][0-2]\d[:_-]?[0-5]\d(?:[:_-]?[0-5]\d)?Z?)?)(?!\d)/,
    expression: '20[0-9]{2}-[01][0-9]-[0-3][0-9](?:[T_-][0-9:_-]+Z?)?',
  },
  {
    what: 'commit',
    find: /(?<![0-9a-zA-Z])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])([0-9a-f]{7,40})(?![0-9a-zA-Z])/,
    expression: '[0-9a-f]{7,40}',
  },
  {
    what: 'version',
    find: /(?<![\w.])(v?\d+\.\d+(?:\.\d+)*(?:-[a-z]+(?:\.?\d+)*)?)(?![\w.])/,
    expression: 'v?[0-9]+(?:\\.[0-9]+)+(?:-[a-z]+(?:\\.?[0-9]+)*)?',
  },
  { what: 'version', find: /(?<![\w.])(v\d+)(?![\w.])/, expression: 'v[0-9]+' },
  { what: 'number', find: /(?<![\w.])(\d+)(?![\w.])/, expression: '[0-9]+' },
];

/** An image's tag is whatever stands behind the colon of its last path segment. */
const IMAGE_TAG = /^(?:[\w.-]+(?::\d+)?\/)*[a-z][\w.-]*:([\w][\w.-]*)$/;

/** What differs in a word, in order, without overlaps. Options, and words of letters alone, are names and stay. */
export function varyingParts(word: string): VaryingPart[] {
  const tag = word.includes('://') ? null : IMAGE_TAG.exec(word)?.[1];
  if (tag) {
    const start = word.length - tag.length;
    return [{ start, end: word.length, what: 'image tag', expression: '[A-Za-z0-9_][A-Za-z0-9_.-]*' }];
  }
  const parts: VaryingPart[] = [];
  for (const { what, find, expression } of KINDS)
    for (const found of word.matchAll(new RegExp(find, 'g'))) {
      const part = found[1] ?? found[0];
      const start = found.index + found[0].indexOf(part);
      const end = start + part.length;
      if (parts.every((one) => end <= one.start || start >= one.end))
        parts.push({ start, end, what, expression });
    }
  return parts.sort((a, b) => a.start - b.start);
}
