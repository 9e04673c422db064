import { ruleBook } from '../../../src/policy/match/book/rule-book.ts';
import { TRUSTED } from '../../../src/policy/match/repositories/provenance.ts';
import { type ProposeDeps, proposeRules } from '../../../src/rulebook/preview/propose.ts';

const deps: ProposeDeps = {
  book: ruleBook([]),
  past: { commands: [], denials: [], isPartial: false },
  now: new Date('2026-11-24T10:00:00Z'),
};

const proposed = async (command: string): Promise<number> =>
  (await proposeRules(deps, { command, environment: 'production', repository: null, provenance: TRUSTED }))
    .length;

test('rules are proposed for a command without a secret', async () => {
  expect(await proposed('docker compose restart api')).toBe(1);
});

test.each([
  'deploy --token=‹secret› api',
  // Stored as it was written, since redacting it could have hidden what runs.
  "API_TOKEN='hunter2 x'; deploy $API_TOKEN",
])('none is proposed for a command with one: %s', async (command) => {
  expect(await proposed(command)).toBe(0);
});
