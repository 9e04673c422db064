/** Words that bash gives a meaning of its own where a command's name stands. */
const RESERVED = new Set(
  'if then elif else fi case esac for select while until do done in function time coproc'.split(' '),
);

/** Characters that mean only themselves wherever they stand in a word, in any mode of bash. */
const PLAIN = /^[\w@%+=:,./^-]+$/;

/**
 * The shell text that bash parses back to precisely `argv`, quoted only where it has to be, since people will read it.
 * The words must be well-formed text without NUL, as arguments of a process are, and the first may not start with `%`:
 * bash takes that for a job, however it is quoted.
 */
export function shellQuote(argv: readonly string[]): string {
  return argv.map((word, index) => (isPlain(word, index === 0) ? word : quote(word))).join(' ');
}

function isPlain(word: string, first: boolean): boolean {
  // As a command's name `a=b` would be an assignment.
  if (first && (RESERVED.has(word) || word.includes('='))) return false;
  if (!first && word === '{}') return true;
  // `HEAD~1`: a tilde means a home only at the start of a word or of an assigned value.
  const tildeless = /^[^~=:]+~[^=:]*$/.test(word) ? word.replaceAll('~', '') : word;
  return PLAIN.test(tildeless);
}

function quote(word: string): string {
  if (!word.includes("'")) return `'${word}'`;
  if (!/["$`\\!]/.test(word)) return `"${word}"`;
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
