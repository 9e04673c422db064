import { TRUSTED } from '../../../src/policy/match/repositories/provenance.ts';
import { readRunbook } from '../../../src/rulebook/documents/read-runbook.ts';
import {
  entryWith,
  runbookEntries,
  type ShapedDenial,
  shapeOfText,
} from '../../../src/rulebook/documents/runbook.ts';
import type { Past, PastDenial } from '../../../src/rulebook/preview/past.ts';

const now = new Date('2026-11-24T10:00:00Z');

const denial = (requestId: string, command: string, more: Partial<PastDenial> = {}): ShapedDenial => ({
  requestId,
  command,
  shape: shapeOfText(command),
  environment: 'production',
  repository: null,
  provenance: TRUSTED,
  by: 'U0ANA',
  at: now,
  reason: 'not now',
  ...more,
});

const newest = denial('1', 'docker compose restart worker', { reason: 'A job runs there until six' });
const other = denial('2', 'git push origin main --force', { environment: 'staging', by: 'U0BEN' });
const oldest = denial('3', 'docker compose restart api', { repository: 'acme/api', reason: null });
const denials = [newest, other, oldest];

test('denials of one shape are one entry, and the entry with the newest denial comes first', () => {
  expect(runbookEntries(denials, '')).toEqual([
    { shape: 'docker compose restart _', denials: [newest, oldest] },
    { shape: 'git push _ --force', denials: [other] },
  ]);
});

test.each([
  ['in the command', 'worker', ['1']],
  ['in the shape', 'compose', ['1', '3']],
  ['in the reason, without case', 'JOB until', ['1']],
  ['in the environment', ' staging ', ['2']],
  ['in the repository', 'acme/api', ['3']],
  ['in who denied it', 'u0ben', ['2']],
  ['of which one is missing', 'worker staging', []],
])('words are looked for %s', (_where, words, expected) => {
  const found = runbookEntries(denials, words).flatMap((entry) => entry.denials);
  expect(found.map(({ requestId }) => requestId)).toEqual(expected);
});

test('an entry is found by any denial of it', () => {
  const entries = runbookEntries(denials, '');
  expect(entryWith(entries, '3')).toBe(entries[0]);
  expect(entryWith(entries, '4')).toBeNull();
});

test('a text in which no command can be read is its own shape', () => {
  expect(shapeOfText(' # nothing ')).toBe('# nothing');
});

const past = (found: PastDenial[]): Past => ({
  commands: async () => [],
  denials: async (since, limit) => found.filter(({ at }) => at > since).slice(0, limit),
});

test('the newest thousand denials of a year are read, and that there are more is said', async () => {
  const many = Array.from({ length: 1_200 }, (_, index) => denial(String(index), `make ${index}`));
  const read = await readRunbook(past(many), now);
  expect(read.isPartial).toBe(true);
  expect(read.denials.map(({ requestId }) => requestId)).toEqual(
    many.slice(0, 1_000).map((one) => one.requestId),
  );
  const aged = [newest, { ...oldest, at: new Date('2025-11-23T10:00:00Z') }];
  expect(await readRunbook(past(aged), now)).toEqual({ denials: [newest], isPartial: false });
});
