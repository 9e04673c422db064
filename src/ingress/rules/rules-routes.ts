import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../approval/ports.ts';
import { policyDocument } from '../../rulebook/documents/policy-document.ts';
import { importRules } from '../../rulebook/import/import-rules.ts';
import { type RefusedDraft } from '../../rulebook/import/refused-draft.ts';
import { appliesIn } from '../../rulebook/lookup/admin-environments.ts';
import type { RuleStore } from '../../rulebook/ports.ts';
import { Problem } from '../http/problem.ts';
import { addRoute, type Route } from '../http/route.ts';
import { presentRule } from './present-rule.ts';
import {
  importAnswer,
  importBody,
  importQuery,
  RULES_MAX_BYTES,
  rulesAnswer,
  rulesQuery,
} from './rule-schemas.ts';

export interface RulesRoutesDeps {
  rules: RuleStore;
  /** Makes this process judge by the changed rules at once. */
  refresh: () => Promise<void>;
  newId: () => string;
  clock: Clock;
  /** Environments where a change that weakens the gate takes a second admin. */
  twoAdminEnvironments: readonly string[];
  /** Those that a rule can name. */
  environments: readonly string[];
  /** Names of the people among these, by id. People without a known name keep their id. */
  ownerNames: (owners: readonly (string | null)[]) => Promise<ReadonlyMap<string, string>>;
}

const LIST = {
  method: 'GET',
  path: '/v1/rules',
  summary: 'The rule book: all active rules.',
  access: 'admin',
  query: rulesQuery,
  answer: rulesAnswer,
  texts: ['text/markdown'],
} as const satisfies Route;

const IMPORT = {
  method: 'POST',
  path: '/v1/rules/import',
  summary: 'Import a list of rules into the rule book, in one transaction.',
  access: 'admin',
  query: importQuery,
  body: importBody,
  bodyMaxBytes: RULES_MAX_BYTES,
  answer: importAnswer,
} as const satisfies Route;

/**
 * `GET /v1/rules` and `POST /v1/rules/import`, for admins (CONTRACT §4). An admin token limited to environments reads the
 * rules that apply there, and changes those that apply nowhere else.
 */
export function rulesRoutes(
  app: FastifyInstance,
  { rules, refresh, newId, clock, ownerNames, twoAdminEnvironments, environments }: RulesRoutesDeps,
): void {
  addRoute(app, LIST, async ({ token, query: { format }, reply }) => {
    const active = (await rules.active()).rules.filter((rule) => appliesIn(rule, token.environments));
    if (format === 'json') return { rules: active.map(presentRule) };
    const names = await ownerNames(active.map(({ owner }) => owner));
    return reply.type('text/markdown; charset=utf-8').send(policyDocument(active, names));
  });

  addRoute(app, IMPORT, async ({ token, query, body: { rules: drafts } }) => {
    const { mode, dry_run: dryRun } = query;
    const actor = `token:${token.id}`;
    const deps = {
      rules,
      newId,
      now: clock.now(),
      actor,
      by: token,
      twoAdminEnvironments,
      refresh,
      environments,
    };
    const limitedTo = token.environments;
    const report = await importRules(deps, drafts, { mode, dryRun, limitedTo });
    if (report.refused.length > 0 && !dryRun) {
      throw new Problem(422, refusalText(report.refused, drafts.length), {
        errors: report.refused.map(({ path, why }) => ({ path, message: why })).slice(0, 50),
      });
    }
    return {
      dry_run: dryRun,
      added: report.added.map(presentRule),
      changed: report.changed.map(presentRule),
      retired: report.retired.map(presentRule),
      unchanged: report.unchanged,
      refused: report.refused,
    };
  });
}

/** `2 of 10 rules are refused; 1 rule of the rule book may not be left out; nothing was changed.` */
function refusalText(refused: readonly RefusedDraft[], all: number): string {
  const left = refused.filter(({ index }) => index === null).length;
  const listed = new Set(refused.flatMap(({ index }) => index ?? [])).size;
  const parts = [
    listed > 0 || left === 0 ? `${listed} of ${all} rules are refused` : null,
    left > 0
      ? `${left} ${left === 1 ? 'rule' : 'rules'} in the rule book must not be retired by an import`
      : null,
  ];
  return `${parts.filter((part) => part !== null).join('; ')}; nothing was changed.`;
}
