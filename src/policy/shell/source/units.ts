/** One character of a value, and where it is written. `end` is exclusive. */
export interface Unit {
  text: string;
  start: number;
  end: number;
}

/** Text that stands for itself, as between single quotes. */
export function plainUnits(source: string, start: number, end: number): Unit[] {
  const units: Unit[] = [];
  for (let at = start; at < end; ) at = take(source, at, units);
  return units;
}

/** Unquoted text: a backslash keeps the next character; with a line end after it both are gone. */
export function unquotedUnits(source: string, start: number, end: number): Unit[] {
  return escapedUnits(source, start, end, () => true);
}

/** Text between double quotes: a backslash keeps only what means something there. */
export function doubleQuotedUnits(source: string, start: number, end: number): Unit[] {
  return escapedUnits(source, start, end, (next) => '$`"\\\n'.includes(next));
}

function escapedUnits(
  source: string,
  start: number,
  end: number,
  isEscaped: (next: string) => boolean,
): Unit[] {
  const units: Unit[] = [];
  for (let at = start; at < end; ) {
    const next = source[at + 1];
    if (source[at] !== '\\' || next === undefined || at + 1 >= end || !isEscaped(next)) {
      at = take(source, at, units);
      continue;
    }
    if (next === '\n') at += 2;
    else {
      const from = at;
      at = take(source, at + 1, units);
      units[units.length - 1] = { ...(units.at(-1) as Unit), start: from };
    }
  }
  return units;
}

/** Takes one character, of one or two code units. */
function take(source: string, at: number, units: Unit[]): number {
  const text = String.fromCodePoint(source.codePointAt(at) ?? 0);
  units.push({ text, start: at, end: at + text.length });
  return at + text.length;
}

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
/** https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html */
const ESCAPE =
  /\\(?:x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|c([\s\S])|([\s\S]))/y;

/** Text inside `$'…'`. */
export function ansiCUnits(source: string, start: number, end: number): Unit[] {
  const units: Unit[] = [];
  for (let at = start; at < end; ) {
    ESCAPE.lastIndex = at;
    const match = ESCAPE.exec(source);
    if (match === null || ESCAPE.lastIndex > end) {
      at = take(source, at, units);
      continue;
    }
    const next = ESCAPE.lastIndex;
    units.push({ text: decode(match), start: at, end: next });
    at = next;
  }
  return units;
}

function decode([all, braced, hex, short, long, octal, control, one]: RegExpExecArray): string {
  const code = braced ?? hex ?? short ?? long;
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point <= 0x10_ffff ? String.fromCodePoint(point) : all;
  }
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
  if (control !== undefined) return String.fromCharCode((control.codePointAt(0) ?? 0) & 0x1f);
  return SIMPLE[one ?? ''] ?? (/["'?\\]/.test(one ?? '') ? (one ?? '') : all);
}
