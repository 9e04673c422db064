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

const DOCUMENT = `# Command policy

2 rules to deny commands, 2 rules to allow them without asking. People are asked about everything else.

- A rule matches simple commands. \`a && b\` runs without asking only if rules match both \`a\` and \`b\`.
- A rule under "Never runs" beats a rule under "Runs without asking".
- A matching command is still sent to people if it is too risky for its environment, or unusual.

## In every environment

### Never runs

- \`rm -rf *\`
  - Never runs: commands like this; \\* is any text within one simple command – in every environment.
  - Why: incident of day 9
  - Owner: U0BEN

### Runs without asking

- \`ls\`
  - Runs without asking: exactly this command; white space and quoting do not matter – in every environment.
  - Why: reads only
  - Owner: token:bootstrap

## In production

In addition to the 2 rules for every environment above.

### Never runs

- \`git push *\`
  - Never runs: commands like this; \\* is any text within one simple command – in production.
  - Why: CI pushes
  - Owner: nobody

### Runs without asking

- \`docker compose pull *\`
  - Runs without asking: commands like this; \\* is any text within one simple command – in staging and production.
  - Why: part of every deploy
  - Owner: Ana \\*García\\* (U0ANA)
  - Example: \`docker compose pull api\`

## In staging

In addition to the 2 rules for every environment above.

### Runs without asking

- \`docker compose pull *\`
  - Runs without asking: commands like this; \\* is any text within one simple command – in staging and production.
  - Why: part of every deploy
  - Owner: Ana \\*García\\* (U0ANA)
  - Example: \`docker compose pull api\`
`;

test('the rules are told by environment, what never runs first, with reasons and owners', () => {
  expect(policyDocument(rules, new Map([['U0ANA', 'Ana *García*']]))).toBe(DOCUMENT);
});

test('the same rules in another order are the same document', () => {
  const twins = [...rules, stored('ls', { hours: 'working' }), stored('ls', { repositories: ['acme/api'] })];
  expect(policyDocument(twins.toReversed())).toBe(policyDocument(twins));
});

test('without rules it says that people are asked', () => {
  expect(policyDocument([])).toMatch(/^# Command policy\n\nThere are no rules yet. People are asked/);
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
  expect(text).toContain('Example: `` ` ``\n');
  expect(text).toContain('- `a ⏎ b`\n');
});
