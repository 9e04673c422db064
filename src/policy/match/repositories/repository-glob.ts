import { LRUCache } from 'lru-cache';
import { Expression } from '../compile/expression.ts';
import { isTextGlob, textGlobSource } from '../compile/text-glob.ts';
import { inclusion } from '../cover/inclusion/inclusion.ts';

/** Characters that nobody sees: format and filler characters, controls, and every kind of blank. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}\s\u2800]/gu;

/**
 * A repository's name as it is compared: without case, as GitHub does, and without characters that nobody sees. Empty if
 * there is no name.
 */
export function repositoryKey(name: string): string {
  return name.normalize('NFKC').replaceAll(UNSEEN, '').toLowerCase();
}

/** Compiled globs that are remembered at a time, and answers of {@link coverRepositories}. */
const REMEMBERED_MAX = 5_000;
const compiled = new LRUCache<string, { expression: Expression | null }>({
  max: REMEMBERED_MAX,
  memoMethod: (key) => ({
    expression: key !== '' && isTextGlob(key) ? new Expression(textGlobSource(key)) : null,
  }),
});
const covered = new LRUCache<string, boolean>({ max: REMEMBERED_MAX });

/** Whether a glob over `owner/name` matches this repository. False for a text that is no glob. */
export function matchesRepository(glob: string, repository: string): boolean {
  return compiledGlob(glob)?.matches(repositoryKey(repository)) ?? false;
}

/** Whether it is a glob at all: a bracket that is never closed, for example, is none, and neither is a blank. */
export function isRepositoryGlob(glob: string): boolean {
  return compiledGlob(glob) !== null;
}

/** Whether the text names one repository, and is no glob. */
export function namesOne(glob: string): boolean {
  return /^[\w./-]+$/.test(glob);
}

/** Whether every repository that `narrow` matches is proven to be matched by one of `wide`. */
export function coverRepositories(wide: readonly string[], narrow: string): boolean {
  if (namesOne(narrow)) return wide.some((glob) => matchesRepository(glob, narrow));
  const key = JSON.stringify([narrow, ...wide]);
  const answer = covered.get(key) ?? areCovered(wide, narrow);
  covered.set(key, answer);
  return answer;
}

function areCovered(wide: readonly string[], narrow: string): boolean {
  const inner = compiledGlob(narrow);
  const outer = wide.map(compiledGlob).filter((one) => one !== null);
  const isIn = (some: readonly Expression[]): boolean =>
    inner !== null && inclusion(some, inner, { wordsOnly: false }).kind === 'included';
  // One alone first: whether several together cover it is harder to decide, and may go over the search's limit.
  return outer.some((one) => one.pattern() === inner?.pattern() || isIn([one])) || isIn(outer);
}

/**
 * Whether some repository could be matched by both. Two globs are compared by the text in front of their first wildcard
 * and behind their last one: if this says no, there is none.
 */
export function couldShareRepository(a: string, b: string): boolean {
  if (namesOne(a)) return matchesRepository(b, a);
  if (namesOne(b)) return matchesRepository(a, b);
  const [startA, endA] = literalEnds(a);
  const [startB, endB] = literalEnds(b);
  const starts = startA.startsWith(startB) || startB.startsWith(startA);
  return starts && (endA.endsWith(endB) || endB.endsWith(endA));
}

function literalEnds(glob: string): [string, string] {
  const text = globKey(glob);
  return [/^[\w./-]*/.exec(text)?.[0] ?? '', /[\w./-]*$/.exec(text)?.[0] ?? ''];
}

/** Compared like the names: a character that nobody sees must not keep a deny rule from its repository. */
const globKey = repositoryKey;

const compiledGlob = (glob: string): Expression | null => compiled.memo(globKey(glob)).expression;
