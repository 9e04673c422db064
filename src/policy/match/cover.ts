import type { Rule } from '../rule.ts';
import { behindRunner } from '../shell/unwrap/runners.ts';
import { unwrap } from '../shell/unwrap/unwrap.ts';
import { compileRule } from './compile-rule.ts';
import type {
  AssignmentPattern,
  CommandPattern,
  CompiledRule,
  OptionPattern,
  RedirectPattern,
} from './compiled-rule.ts';
import { endsOpen, type PatternPart } from './word-pattern.ts';

/** Whether whatever `inner` knows is known by `outer`, too, in all of `inner`'s scope. `unknown` is an honest no. */
export type Cover = 'yes' | 'unknown';

/** A rule made ready to be compared with many others. */
export function comparable(rule: Rule): CompiledRule {
  return compileRule(rule);
}

/**
 * Compares two rules of the same effect. Decides exact and glob patterns against globs, and exact ones against
 * expressions; two expressions only where they are the same.
 */
export function covers(outer: CompiledRule, inner: CompiledRule): Cover {
  if (outer.rule.effect !== inner.rule.effect || !coversScope(outer.rule, inner.rule)) return 'unknown';
  if (outer.commands.length !== inner.commands.length) return 'unknown';
  if (outer.operators.some((operator, index) => operator !== inner.operators[index])) return 'unknown';
  const all = outer.commands.every((command, index) => {
    const other = inner.commands[index];
    return other !== undefined && coversCommand(command, other);
  });
  return all ? 'yes' : 'unknown';
}

/** Whether `outer` applies wherever and whenever `inner` does. */
export function coversScope(outer: Rule, inner: Rule): boolean {
  const includes = (wide: readonly string[], narrow: readonly string[]): boolean => {
    const lower = wide.map((one) => one.toLowerCase());
    return (
      wide.length === 0 || (narrow.length > 0 && narrow.every((one) => lower.includes(one.toLowerCase())))
    );
  };
  return (
    includes(outer.environments, inner.environments) &&
    includes(outer.repositories, inner.repositories) &&
    (outer.hours === 'any' || inner.hours === 'working') &&
    (outer.expiresAt === null || (inner.expiresAt !== null && inner.expiresAt <= outer.expiresAt)) &&
    outer.maxUses === null
  );
}

function coversCommand(outer: CommandPattern, inner: CommandPattern): boolean {
  return (
    sameList(outer.assignments, inner.assignments, sameAssignment) &&
    sameList(outer.redirects, inner.redirects, sameRedirect) &&
    inner.options.every((one) => outer.options.some((other) => sameOption(one, other))) &&
    !(runsOthers(inner) && outer.words.pattern() !== inner.words.pattern()) &&
    coversWords(outer, inner)
  );
}

/** What a wrapper or a runner starts may be spelt out by the narrower rule alone. */
function runsOthers({ source }: CommandPattern): boolean {
  return source !== null && (unwrap(source) !== null || behindRunner(source) !== null);
}

function sameList<One>(a: readonly One[], b: readonly One[], same: (a: One, b: One) => boolean): boolean {
  return a.length === b.length && a.every((one, index) => same(one, b[index] as One));
}

const sameAssignment = (a: AssignmentPattern, b: AssignmentPattern): boolean =>
  a.name === b.name && a.append === b.append && a.value.pattern() === b.value.pattern();

const sameOption = (a: OptionPattern, b: OptionPattern): boolean =>
  a.name === b.name && a.value?.pattern() === b.value?.pattern();

const sameRedirect = (a: RedirectPattern, b: RedirectPattern): boolean =>
  a.operator === b.operator && a.descriptor === b.descriptor && a.target.pattern() === b.target.pattern();

function coversWords(outer: CommandPattern, inner: CommandPattern): boolean {
  if (outer.words.pattern() === inner.words.pattern()) return true;
  if (inner.parts === null) return false;
  if (outer.parts === null) return inner.parts.length === 1 && knowsText(outer, inner.parts[0]);
  const wide = variants(outer.parts);
  return variants(inner.parts).every((one) => wide.some((pattern) => includes(pattern, one)));
}

function knowsText(outer: CommandPattern, part: PatternPart | undefined): boolean {
  // An expression is only asked about text without expansions: those it may know by some values alone.
  return part?.kind === 'text' && !/[\uE000-\uE003]/.test(part.text) && outer.words.matches(part.text);
}

type Token = { kind: 'character'; text: string } | { kind: 'any' } | { kind: 'one'; class: string };

/** A blank and `*` at the end also match nothing, so the pattern is two. */
function variants(parts: readonly PatternPart[]): Token[][] {
  const whole = parts.flatMap(tokens);
  if (!endsOpen(parts)) return [whole];
  return [whole, whole.slice(0, -2)];
}

function tokens(part: PatternPart): Token[] {
  if (part.kind === 'text') return Array.from(part.text, (text) => ({ kind: 'character', text }));
  return part.kind === 'any' ? [part] : [{ kind: 'one', class: part.class }];
}

/** Whether every text of `inner` is one of `outer`: `outer`'s `*` takes anything, `inner`'s `*` only fits into one. */
function includes(outer: readonly Token[], inner: readonly Token[]): boolean {
  // reached[j]: whether the first tokens of `outer` so far include the first j of `inner`.
  let reached = [true, ...inner.map(() => false)];
  for (const token of outer) {
    const next: boolean[] = [token.kind === 'any' && (reached[0] ?? false)];
    for (const [index, other] of inner.entries()) {
      const taken = (reached[index] ?? false) && fits(token, other);
      next.push(token.kind === 'any' ? (reached[index + 1] ?? false) || (next[index] ?? false) : taken);
    }
    reached = next;
  }
  return reached.at(-1) ?? false;
}

function fits(outer: Token, inner: Token): boolean {
  if (outer.kind === 'character') return inner.kind === 'character' && inner.text === outer.text;
  return outer.kind === 'one' && inner.kind === 'one' && inner.class === outer.class;
}
