import { evaluate } from '../../../src/policy/evaluate.ts';
import { NO_FACTS } from '../../../src/policy/facts.ts';
import { ruleBook } from '../../../src/policy/match/book/rule-book.ts';
import { TRUSTED } from '../../../src/policy/match/repositories/provenance.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import { redact } from '../../../src/policy/redact/redact.ts';
import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { analyse } from '../../../src/policy/shell/analyse.ts';
import { aRule } from '../../support/rules/rules.ts';
import { SECRETS } from './corpus/secrets.ts';

beforeAll(loadSqlParser);

const policy: Policy = {
  book: ruleBook([aRule('docker *'), aRule('curl *'), aRule('psql *')]),
  hours: null,
  ceilings: { production: 'high' },
  closed: new Set(),
  usedUp: new Set(),
};

test('a secret that is redacted in the command stands nowhere in what is said of it', () => {
  const said = SECRETS.filter(({ command, secrets }) => {
    const { text } = redact(analyse(command));
    const evaluation = evaluate(
      { command, environment: 'production', repository: null, provenance: TRUSTED, sha: null, plan: null },
      NO_FACTS,
      policy,
      new Date('2026-11-24T10:00:00Z'),
    );
    const shown = JSON.stringify(evaluation);
    return secrets.some((secret) => !text.includes(secret) && shown.includes(secret));
  });
  expect(said.map(({ command }) => command)).toEqual([]);
});
