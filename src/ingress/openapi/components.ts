import { z } from 'zod';
import { auditRowsAnswer } from '../audit/audit-rows-schemas.ts';
import { auditAnswer, auditEntryAnswer } from '../audit/audit-schemas.ts';
import { digestAnswer } from '../digest/digest-schemas.ts';
import { readinessAnswer } from '../health/health-routes.ts';
import { checkAnswer, problemAnswer, reasoning, requestAnswer } from '../requests/schemas.ts';
import { importAnswer, ruleAnswer, rulesAnswer } from '../rules/rule-schemas.ts';
import { statsAnswer } from '../stats/stats-schemas.ts';

/**
 * The schemas of answers that have a name in the document. A schema that refers to itself comes first: zod names it
 * after the place where it first occurs.
 */
const COMPONENTS = {
  Reasoning: reasoning,
  Request: requestAnswer,
  Check: checkAnswer,
  Rule: ruleAnswer,
  Rules: rulesAnswer,
  Import: importAnswer,
  Stats: statsAnswer,
  Digest: digestAnswer,
  AuditEntry: auditEntryAnswer,
  Audit: auditAnswer,
  AuditRows: auditRowsAnswer,
  Readiness: readinessAnswer,
  Problem: problemAnswer,
} as const satisfies Record<string, z.ZodType>;

const uri = (name: string): string => `#/components/schemas/${name}`;

/** An answer's schema: a reference if it has a place of its own in the document. */
export function answerSchema(schema: z.ZodType): object {
  const [name] = Object.entries(COMPONENTS).find(([, one]) => one === schema) ?? [];
  return name === undefined ? z.toJSONSchema(schema) : { $ref: uri(name) };
}

/** Each schema once, referring to the others by their place in the document. */
export function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri });
  // A schema's own address is that of the document, or references in it would start from somewhere else.
  return Object.fromEntries(Object.entries(schemas).map(([name, { $id: _id, ...schema }]) => [name, schema]));
}
