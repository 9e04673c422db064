import { importNotice } from '../../../../src/rulebook/import/import-notice.ts';
import type { StoredRule } from '../../../../src/rulebook/stored-rule.ts';
import { blocksLength } from '../../../../src/sandbox/block-kit/blocks-length.ts';
import { messageProblems } from '../../../../src/sandbox/block-kit/message-problems.ts';
import {
  NOTICES_MAX,
  renderChangeNotices,
} from '../../../../src/slack/rules/announcements/views/change-notices.ts';
import type { TokenNotice } from '../../../../src/tokens/token-notice.ts';
import { aRule } from '../../../support/rules/rules.ts';

const stored = (pattern: string, effect: StoredRule['effect']): StoredRule => ({
  ...aRule(pattern, { effect }),
  example: null,
  owner: null,
  lastUsedAt: null,
  createdAt: new Date(0),
  retiredAt: null,
  version: 1,
});

test.each(['x', '&', '<!channel>', '`*_~', '👩‍👩‍👧', '\u202e'])(
  'notices full of %j stay within what Slack takes, and ping nobody',
  (filler) => {
    const name = Array.from(filler.repeat(64)).slice(0, 64).join('');
    const bindings = { repositories: Array.from({ length: 100 }, () => filler.repeat(50)), owner: 'U0ANA' };
    const token = {
      ...bindings,
      name,
      environments: Array.from({ length: 50 }, (_, n) => `${'e'.repeat(60)}${n}`),
      admin: true,
      expiresAt: '2027-01-31T00:00:00.000Z',
    };
    const by = { kind: 'token' as const, id: 'id', name, owner: 'U0BEN' };
    const bound: TokenNotice = { what: 'token.bound', by, token, before: { ...bindings, owner: null } };
    const tokens = renderChangeNotices(Array.from({ length: NOTICES_MAX }, () => bound));
    const rules = Array.from({ length: 10_000 }, (_, n) =>
      stored(filler.repeat(900), n % 2 ? 'allow' : 'deny'),
    );
    const changes = { added: rules, changed: rules, retired: rules };
    const notice = importNotice({ name, owner: 'U0BEN' }, 'b'.repeat(36), changes);
    const imported = renderChangeNotices([notice]);
    const many = renderChangeNotices(Array.from({ length: NOTICES_MAX }, () => notice));
    for (const message of [tokens, imported, many]) {
      expect(messageProblems(message.blocks)).toEqual([]);
      expect(blocksLength(message.blocks)).toBeLessThanOrEqual(13_200);
      expect(JSON.stringify(message)).not.toContain('<!channel>');
    }
  },
);

test('a notice of an import is small, leads with what weakens the rule book, and holds no hash of the token', () => {
  const rules = [
    ...Array.from({ length: 9_999 }, (_, n) => stored(`docker pull ${n}`, 'allow')),
    stored('rm *', 'deny'),
  ];
  const token = { name: 'ci', owner: null, sha256: Buffer.from('secret'), admin: true };
  const notice = importNotice(token, 'batch', { added: [], changed: [], retired: rules });
  expect(notice.retired).toMatchObject({ allow: 9_999, deny: 1 });
  expect(notice.retired.samples[0]).toEqual({ effect: 'deny', pattern: 'rm *' });
  expect(JSON.stringify(notice).length).toBeLessThan(1_000);
  expect(notice.by).toEqual({ name: 'ci', owner: null });
});
