import { TRUSTED } from '../../../src/policy/match/repositories/provenance.ts';
import type { Past, PastCommand, PastDenial } from '../../../src/rulebook/preview/past.ts';
import { previewRule, readPast } from '../../../src/rulebook/preview/preview.ts';
import { allow, aRule } from '../../support/rules/rules.ts';

const now = new Date('2026-11-24T10:00:00Z');

const asked = (command: string, requests = 1, environment = 'production'): PastCommand => ({
  command,
  environment,
  repository: null,
  provenance: TRUSTED,
  requests,
  approvals: 0,
  lastAt: now,
});
const denial = (command: string): PastDenial => ({
  requestId: `r ${command}`,
  command,
  environment: 'production',
  repository: null,
  provenance: TRUSTED,
  by: 'U0ANA',
  at: now,
  reason: 'no',
});

function past(commands: PastCommand[], denials: PastDenial[] = []): Past & { since: Date[] } {
  const since: Date[] = [];
  return {
    since,
    commands: async (from) => {
      since.push(from);
      return commands;
    },
    denials: async () => denials,
  };
}

test('a rule is held against what was asked for in the last 30 days', async () => {
  const world = past(
    [asked('make a && ls', 7), asked('make b', 2), asked('make c', 4, 'staging'), asked('echo make', 9)],
    [denial('make b'), denial('rm x')],
  );
  const window = await readPast(world, now);
  const preview = await previewRule(
    window,
    aRule('make *', { environments: ['production'], hours: 'working' }),
  );
  expect(preview).toEqual({
    days: 30,
    requests: 9,
    examples: ['make a && ls', 'make b'],
    denied: [denial('make b')],
    isPartial: false,
  });
  expect(world.since).toEqual([new Date('2026-10-25T10:00:00Z')]);
});

test('a sequence and an expression are looked for, too', async () => {
  const world = past([asked('a 1 && b 2'), asked('b 2 && a 1'), asked('c; a 3 && b')]);
  expect((await previewRule(await readPast(world, now), allow('a * && b *'))).requests).toBe(2);
  expect((await previewRule(await readPast(world, now), allow('a [0-9]', 'regex'))).requests).toBe(3);
});

test('more than was looked at is said so', async () => {
  const many = Array.from({ length: 5_001 }, (_, index) => asked(`make ${index}`));
  const preview = await previewRule(await readPast(past(many), now), allow('make *'));
  expect(preview).toMatchObject({ requests: 5_000, isPartial: true });
});
