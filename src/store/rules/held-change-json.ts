import { z } from 'zod';
import type { IntendedChange } from '../../rulebook/changes/two-admins/held-change.ts';
import type { RuleStep } from '../../rulebook/changes/two-admins/weakenings.ts';
import { draftJson, moment } from './rule-json.ts';

/** Older versions stored ids alone. */
const seenRule = z.union([
  z.string().transform((id) => ({ id, version: null })),
  z.object({ id: z.string(), version: z.int().nullable() }),
]);

const ruleRef = z.object({
  id: z.string(),
  version: z.int(),
  effect: z.enum(['allow', 'deny']),
  type: z.enum(['exact', 'glob', 'regex']),
  pattern: z.string(),
  lastUsedAt: moment.nullable(),
});

const batchItem = z.object({
  retire: z.array(ruleRef),
  add: draftJson.nullable(),
  dependsOn: z.array(ruleRef),
  onlyIfIdle: z.boolean(),
});

const changeJson = z.discriminatedUnion('action', [
  z.object({ action: z.literal('add'), draft: draftJson, replaces: z.array(seenRule) }),
  z.object({ action: z.literal('edit'), id: z.string(), version: z.int(), draft: draftJson }),
  z.object({ action: z.literal('retire'), id: z.string(), version: z.int().nullable() }),
  z.object({
    action: z.literal('restore'),
    id: z.string(),
    version: z.int().nullable().default(null),
    draft: draftJson,
  }),
  z.object({ action: z.literal('undo'), batch: z.string(), only: z.array(z.string()).nullable() }),
  z.object({ action: z.literal('apply'), items: z.array(batchItem) }),
]);

const stepsJson = z.object({
  steps: z.array(z.object({ before: draftJson.nullable(), after: draftJson.nullable() })).optional(),
});

/** What is stored of a held change. */
export function heldChangeToJson(change: IntendedChange, steps: readonly RuleStep[]): object {
  return JSON.parse(JSON.stringify({ ...change, steps })) as object;
}

/** Reads it back, also what older versions stored: those told only what the rule would say. */
export function heldChangeFromJson(json: unknown): { change: IntendedChange; steps: RuleStep[] } {
  const change = changeJson.parse(json);
  const { steps } = stepsJson.parse(json);
  if (steps !== undefined) return { change, steps };
  return { change, steps: 'draft' in change ? [{ before: null, after: change.draft }] : [] };
}
