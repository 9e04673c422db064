import { refusals } from '../../../src/policy/match/compile/refuse.ts';
import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { toRule } from '../../policy/bypass/bypass.ts';
import { evaluateBy, policyOf } from '../../policy/bypass/verdict.ts';
import { DEPLOY_COMMANDS, DEPLOY_SCRIPTS } from './deploy-commands.ts';
import { hostileVariants } from './hostile-variants.ts';

beforeAll(loadSqlParser);

const commands = [...DEPLOY_COMMANDS.map(({ rule, command }) => ({ rules: [rule], command })), ...DEPLOY_SCRIPTS];

/** What the obvious rule does not let pass, on purpose. */
const ASKED = new Set([
  // An option in front of the subcommand is another command to a rule that begins with the subcommand.
  "kubectl -n production get deploy api -o jsonpath='{.status.readyReplicas}'",
  'npx --yes prisma migrate status',
  // An assignment has to be spelt out, as the next rule does.
  'RAILS_ENV=production rails db:migrate',
  // It could open a console, says the risk table.
  'heroku run rails db:migrate -a acme',
]);

test('obvious rules let ordinary deploy commands pass', () => {
  const asked = commands.filter(({ rules, command }) => evaluateBy(policyOf(rules.map(toRule)), command).verdict !== 'allow');
  const unexpected = asked.filter(({ command }) => !ASKED.has(command));
  expect(unexpected).toEqual([]);
  expect(commands.length).toBeGreaterThan(200);
  expect(1 - asked.length / commands.length).toBeGreaterThan(0.98);
});

test('no hostile variant of them passes, with all those rules at once', () => {
  const policy = policyOf([...new Set(commands.flatMap(({ rules }) => rules))].map(toRule));
  const own = new Set(commands.map(({ command }) => command));
  const variants = commands.flatMap(({ command }) => hostileVariants(command)).filter((one) => !own.has(one));
  const allowed = variants.filter((command) => evaluateBy(policy, command).verdict === 'allow');
  expect(allowed).toEqual([]);
  expect(variants.length).toBeGreaterThan(9000);
}, 120_000);

test('no obvious rule is refused when it is made', () => {
  const refused = [...new Set(commands.flatMap(({ rules }) => rules))].filter((rule) => refusals(toRule(rule), null).length > 0);
  expect(refused).toEqual([]);
});
