import { refusals } from '../match/compile/refuse.ts';
import type { RulePattern } from '../rule.ts';
import type { JudgedCommand } from '../shell/analyse.ts';
import type { Assignment, SimpleCommand } from '../shell/command.ts';
import { literalOf } from '../shell/word.ts';
import { varyingParts } from './varying-parts.ts';

/** A rule that could be made of a command. */
export interface Proposal {
  type: 'exact' | 'glob' | 'regex';
  pattern: string;
  /** What it leaves open, for people: `image tag`. Empty for an exact rule. */
  open: string[];
}

/**
 * Rules that know this command and are no wider than its varying parts: as it stands, and with its tags, versions, ids,
 * dates and numbers left open. A variable is not left open: a glob's `*` would be any words in its place, and an exact rule
 * knows the same variable already. Only rules that may be made are proposed; there may be none.
 */
export function proposals({ command }: JudgedCommand): Proposal[] {
  const all = [exact(command), ...varied(command), ...assigned(command)];
  return all.filter((one) => isTaken(one, command.source));
}

function exact({ source }: SimpleCommand): Proposal {
  return { type: 'exact', pattern: source, open: [] };
}

/** Parts of known words become expressions of their kind, which match nothing else. */
function varied({ words, assignments, redirects, input }: SimpleCommand): Proposal[] {
  if (assignments.length + input.length > 0 || redirects.some(({ writes }) => writes)) return [];
  const kinds = new Set<string>();
  const parts: string[] = [];
  for (const [index, word] of words.entries()) {
    const text = literalOf(word);
    // A blank inside a word is no blank of an expression.
    if (text === null || text === '' || /[\s\uE000-\uE003]/.test(text)) return [];
    parts.push(index === 0 ? escaped(text) : expressionOf(text, kinds));
  }
  return kinds.size === 0 ? [] : [{ type: 'regex', pattern: parts.join(' '), open: [...kinds] }];
}

function expressionOf(word: string, kinds: Set<string>): string {
  let at = 0;
  let expression = '';
  for (const { start, end, what, expression: any } of varyingParts(word)) {
    kinds.add(what);
    expression += escaped(word.slice(at, start)) + any;
    at = end;
  }
  return expression + escaped(word.slice(at));
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * `API_TAG=3f2a9bc docker compose up -d api`: an expression does not see what is assigned in front, and `*` there would be
 * any value. So each digit of a commit becomes a class of its own, in a glob that is as it stands everywhere else.
 */
function assigned({ words, assignments, redirects, input }: SimpleCommand): Proposal[] {
  if (input.length > 0 || redirects.some(({ writes }) => writes)) return [];
  const values = assignments.map(assignedGlob);
  const texts = words.map((word) => literalOf(word));
  if (!values.some((value) => value?.isOpen) || values.includes(null) || texts.includes(null)) return [];
  const pattern = [...values.map((value) => value?.text), ...texts.map((text) => quoted(text ?? ''))].join(
    ' ',
  );
  return [{ type: 'glob', pattern, open: ['commit'] }];
}

function assignedGlob({
  name,
  values,
  append,
  isArray,
}: Assignment): { text: string; isOpen: boolean } | null {
  const value = literalOf(values[0]);
  if (value === null || values.length > 1 || append || isArray) return null;
  const commits = varyingParts(value).filter(({ what }) => what === 'commit');
  let at = 0;
  let text = `${name}=`;
  for (const { start, end } of commits) {
    text += quoted(value.slice(at, start)) + '[0-9a-f]'.repeat(end - start);
    at = end;
  }
  return { text: text + quoted(value.slice(at)), isOpen: commits.length > 0 };
}

/** As a shell word that is nothing but this text. */
const quoted = (text: string): string =>
  /^[\w./:@%+=,-]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

function isTaken({ type, pattern }: Proposal, example: string): boolean {
  const rule: RulePattern = {
    effect: 'allow',
    type,
    pattern,
    environments: [],
    repositories: [],
    hours: 'any',
    expiresAt: null,
    maxUses: null,
    reason: 'proposed',
  };
  return refusals(rule, example).length === 0;
}
