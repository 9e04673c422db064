import type { Effect } from '../effect.ts';
import { classify } from './classify.ts';
import { parseSql } from './parser.ts';
import { sqlEffect } from './sql-table.ts';

/** Words with which SQL starts that no shell command does, in the case that people write. */
const STARTS =
  /^\s*(?:ALTER|DROP|CREATE|TRUNCATE|DELETE|UPDATE|INSERT|MERGE|GRANT|REVOKE|SELECT|WITH|COPY|VACUUM|REINDEX|CLUSTER|COMMENT|REFRESH|BEGIN)\s/i;

/** Whether a word is one with which SQL starts. */
export const startsLikeSql = (word: string): boolean => STARTS.test(`${word} `);

/** What a text does that is SQL and no shell command, as people paste it; null if it is none. */
export function bareSqlEffects(text: string): Effect[] | null {
  if (!STARTS.test(text)) return null;
  const statements = parseSql(text);
  return statements === null || statements.length === 0
    ? null
    : [...new Set(statements.flatMap(classify))].map(sqlEffect);
}
