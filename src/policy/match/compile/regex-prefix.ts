/** The leading words of an expression that stand there as they are. With an alternative at the top there are none. */
export function regexPrefix(pattern: string): string[] {
  if (hasTopAlternative(pattern)) return [];
  const prefix: string[] = [];
  let rest = pattern;
  for (;;) {
    const word = /^([\w/-]+) (?![?*+{])/.exec(rest)?.[1];
    if (word === undefined) return prefix;
    prefix.push(word);
    rest = rest.slice(word.length + 1);
  }
}

/** Whether the expression as a whole is one thing or another. */
export function hasTopAlternative(pattern: string): boolean {
  // Between \Q and \E nothing is special; nobody needs that read here.
  if (pattern.includes('\\Q')) return true;
  const bare = pattern.replaceAll(/\\./gs, '').replaceAll(/\[[^\]]*\]/g, '');
  let depth = 0;
  for (const character of bare) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === '|' && depth === 0) return true;
  }
  return false;
}
