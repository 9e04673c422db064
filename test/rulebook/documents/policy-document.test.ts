import { policyDocument } from '../../../src/rulebook/documents/policy-document.ts';
import type { StoredRule } from '../../../src/rulebook/stored-rule.ts';
import { aRule } from '../../support/rules/rules.ts';

const stored = (pattern: string, more: Partial<StoredRule> = {}): StoredRule => ({
  ...aRule(pattern),
  example: null,
  owner: null,
  lastUsedAt: null,
  createdAt: new Date(0),
  retiredAt: null,
  version: 1,
  ...more,
});

const rules = [
  stored('docker compose pull *', {
    environments: ['staging', 'production'],
    reason: 'part of every deploy',
    owner: 'U0ANA',
    example: 'docker compose pull api',
  }),
  stored('ls', { type: 'exact', reason: 'reads only', owner: 'token:bootstrap' }),
  stored('rm -rf *', { effect: 'deny', reason: 'incident of day 9', owner: 'U0BEN' }),
  stored('git push *', { effect: 'deny', environments: ['production'], reason: 'CI pushes' }),
];

const DOCUMENT = `# What may run here

2 rules that never let a command run, 2 rules that let one run without asking. People are asked about everything else.

- A rule is about simple commands: of \`a && b\` both have to be known before it runs without asking.
- What never runs wins over what runs without asking.
- A rule does not let through what is too risky for its environment, or odd in another way: people are asked then.

## In every environment

### Never runs

- \`rm -rf *\`
  - Never lets run: commands of this form; \\* is anything within one simple command, and never reaches into another one – in every environment.
  - Why: incident of day 9
  - Owner: U0BEN

### Runs without asking

- \`ls\`
  - Lets run without asking: exactly this command, whatever its white space and quoting – in every environment.
  - Why: reads only
  - Owner: token:bootstrap

## In production

Besides the 2 rules for every environment, above.

### Never runs

- \`git push *\`
  - Never lets run: commands of this form; \\* is anything within one simple command, and never reaches into another one – in production.
  - Why: CI pushes
  - Owner: nobody

### Runs without asking

- \`docker compose pull *\`
  - Lets run without asking: commands of this form; \\* is anything within one simple command, and never reaches into another one – in staging and production.
  - Why: part of every deploy
  - Owner: Ana \\*García\\* (U0ANA)
  - For example: \`docker compose pull api\`

## In staging

Besides the 2 rules for every environment, above.

### Runs without asking

- \`docker compose pull *\`
  - Lets run without asking: commands of this form; \\* is anything within one simple command, and never reaches into another one – in staging and production.
  - Why: part of every deploy
  - Owner: Ana \\*García\\* (U0ANA)
  - For example: \`docker compose pull api\`
`;

test('the rules are told by environment, what never runs first, with reasons and owners', () => {
  expect(policyDocument(rules, new Map([['U0ANA', 'Ana *García*']]))).toBe(DOCUMENT);
});

test('the same rules in another order are the same document', () => {
  const twins = [...rules, stored('ls', { hours: 'working' }), stored('ls', { repositories: ['acme/api'] })];
  expect(policyDocument(twins.toReversed())).toBe(policyDocument(twins));
});

test('without rules it says that people are asked', () => {
  expect(policyDocument([])).toMatch(/^# What may run here\n\nThere is no rule yet: people are asked/);
});

test('typed text stays what it is: no markup, no lines of its own, nothing hidden', () => {
  const text = policyDocument([
    stored('echo `id` ``x`` \u202E', {
      reason: '<!channel> `x`\n# Heading\n- [click](https://evil.example) <script> &amp; \u001B[31m',
      example: '`',
    }),
    stored('a\nb'),
  ]);
  expect(text).toContain('- ``` echo `id` ``x`` ⟨U+202E⟩ ```\n');
  expect(text).toContain(
    'Why: \\<!channel\\> \\`x\\` ⏎ # Heading ⏎ - \\[click\\](https://evil.example) \\<script\\> \\&amp; ⟨U+001B⟩\\[31m\n',
  );
  expect(text).toContain('For example: `` ` ``\n');
  expect(text).toContain('- `a ⏎ b`\n');
});
