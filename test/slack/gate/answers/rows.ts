import type { Meaning } from '../../../../src/slack/api/errors/meaning.ts';
import { documentedErrors } from '../../api/errors/documented.ts';

/** Documented words of a method that mean one of these. */
export function words(method: string, meanings: readonly Meaning[]): string[] {
  return documentedErrors()
    .filter((one) => one.method === method && meanings.includes(one.meaning))
    .map(({ word }) => word);
}

/** Every third of them, where each takes its time; what each word means is tested one by one. */
export const some = <Item>(items: readonly Item[]): Item[] => items.filter((_, index) => index % 3 === 0);

/** An answer that is none of Slack's. */
export interface Broken {
  what: string;
  status: number;
  body: string;
}

const broken = (what: string, status: number, body: string): Broken => ({ what, status, body });

/** From a proxy, a broken connection or a broken Slack. */
export const BROKEN: readonly Broken[] = [
  broken('HTML with status 200', 200, '<html><body>Bad gateway</body></html>'),
  broken('HTML with status 502', 502, '<html><body>Bad gateway</body></html>'),
  broken('nothing with status 200', 200, ''),
  broken('nothing with status 502', 502, ''),
  broken('nothing with status 503', 503, ''),
  broken('half of an answer', 200, '{"ok":true,"ts"'),
  broken('null', 200, 'null'),
  broken('a list', 200, '[]'),
  broken('an answer without `ok`', 200, '{"ts":"1.1"}'),
  broken('a word that is a number', 200, '{"ok":false,"error":17}'),
  broken('an error without a word', 200, '{"ok":false}'),
  broken('status 425', 425, '{"ok":false,"error":"too_early"}'),
];
