import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chain } from '../../src/audit/entry.ts';
import { entryText } from '../../src/cli/audit/export/entry-text.ts';

const line = (
  kind: string,
  data: Record<string, unknown>,
  actor = 'U0ANA',
  requestId: string | null = null,
) => entryText(chain(null, { kind, at: new Date('2026-11-24T09:00:00.123Z'), requestId, actor, data }));

const said = (...args: Parameters<typeof line>) =>
  line(...args).replace(/^2026-11-24 09:00:00 UTC {2}(.*) \(entry 1\)$/, '$1');

test('a line says when, who, what, and which entry', () => {
  const data = { by: { kind: 'reviewer', id: 'U0ANA' }, reason: 'not on a Friday', approvals: [] };
  expect(line('request.denied', data, 'U0ANA', 'r1')).toBe(
    '2026-11-24 09:00:00 UTC  U0ANA denied request r1: not on a Friday (entry 1)',
  );
});

test.each<[string, Record<string, unknown>, string]>([
  [
    'request.submitted',
    { environment: 'production', verdict: 'ask' },
    'U0ANA submitted request r1 for production, verdict ask',
  ],
  ['request.approval', { missing: 1 }, 'U0ANA approved request r1, approvals missing: 1'],
  ['request.approved', { by: { kind: 'rule', id: 'rule1' }, reason: null }, 'Rule rule1 approved request r1'],
  [
    'request.denied',
    { by: { kind: 'policy', id: null }, reason: 'Closed.' },
    'The policy denied request r1: Closed.',
  ],
  ['request.timed_out', { by: { kind: 'timeout', id: null } }, 'Nobody decided request r1, so it timed out'],
  ['request.result', { exit_code: 3, duration_ms: 1200 }, 'U0ANA ran request r1, exit code 3 after 1200 ms'],
  [
    'rule.added',
    {
      id: 'x',
      effect: 'allow',
      type: 'glob',
      pattern: 'make *',
      environments: ['staging', 'test'],
      reason: 'safe',
    },
    'U0ANA added allow glob rule make * in staging, test: safe',
  ],
  ['rule.retired', { id: 'x' }, 'U0ANA retired rule x'],
  ['token.created', { name: 'ci' }, 'U0ANA created the token ci'],
  ['link.made', { login: 'octocat', user: 'U0OCTO' }, 'U0ANA linked octocat to U0OCTO'],
  [
    'click.refused',
    { what: 'request_approve', cause: 'own-request' },
    'U0ANA was refused request_approve (own-request)',
  ],
  ['something.new', { a: 1 }, 'U0ANA wrote an entry of the kind something.new'],
])('%s with %j: %s', (kind, data, words) => {
  expect(said(kind, data, 'U0ANA', 'r1')).toBe(words);
});

test('what an older version did not write is left out', () => {
  expect(said('rule.added', {})).not.toMatch(/undefined|null/);
  expect(said('request.denied', {}, 'U0ANA', 'r1')).toBe('U0ANA denied request r1');
});

test('hostile text stays on its line, steers no terminal and is cut', () => {
  const text = `\u001B[31m no\r\n2026-11-24 forged \u202E ${'x'.repeat(1_000)}`;
  const shown = line('request.denied', { reason: text }, text, 'r1');
  expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  expect(shown.length).toBeLessThan(600);
});

test('every kind of entry that the gate writes has a sentence', () => {
  const files = readdirSync(join(__dirname, '../../src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /^(approval|audit|people|refusals|rulebook|store|tokens)\/.*\.ts$/.test(path))
    .filter((path) => !path.includes('generated'));
  const text = files.map((path) => readFileSync(join(__dirname, '../../src', path), 'utf8')).join('\n');
  const written = Array.from(
    text.matchAll(/['`]((?:request|rule|token|link|click|audit|break_glass)\.[a-z][a-z_-]+)['`]/g),
    ([, kind = '']) => kind,
  );
  const ended = ['approved', 'denied', 'timed_out', 'canceled'].map((outcome) => `request.${outcome}`);
  // A property of an outcome, not a kind of entry.
  const kinds = [...new Set([...written, ...ended, 'break_glass'])].filter(
    (kind) => kind !== 'request.decision',
  );
  expect(kinds.length).toBeGreaterThan(25);
  expect(kinds.filter((kind) => said(kind, {}).includes('an entry of the kind'))).toEqual([]);
});
