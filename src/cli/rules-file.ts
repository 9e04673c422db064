import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parse, stringify } from 'yaml';

/** The rule book as a file: what `rules import` takes. */
export function rulesText(book: unknown, format: 'json' | 'yaml'): string {
  // Texts stay on their lines, and every rule stands for itself, so that a difference in git is one of that rule.
  return format === 'json'
    ? `${JSON.stringify(book, null, 2)}\n`
    : stringify(book, { lineWidth: 0, aliasDuplicateObjects: false });
}

/**
 * What a file of rules holds, in JSON or YAML; `-` is stdin.
 * @throws where it cannot be read, with what is wrong with it.
 */
export async function readRulesFile(file: string): Promise<unknown> {
  const text = file === '-' ? readFileSync(0, 'utf8') : await readFile(file, 'utf8');
  if (text.trim() === '') throw new Error('the file is empty');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // What begins as JSON or calls itself so is meant to be: the mistake is the one that JSON finds.
    if (/\.json$/i.test(file) || /^\s*[{[]/.test(text)) throw error;
    return parse(text, { logLevel: 'error' }) as unknown;
  }
}
