import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readPolicyFile } from '../../../src/config/read-policy-file.ts';
import { configurationDocument, policySchemaText } from '../../../src/config/reference/document.ts';
import { keyRows } from '../../../src/config/reference/rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'expacti-reference-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inDocs = (name: string): string => readFileSync(join(__dirname, '../../../docs', name), 'utf8');

test('docs/configuration.md is what the schemas say: `npm run docs:configuration` writes it', () => {
  expect(inDocs('configuration.md') === configurationDocument()).toBe(true);
});

test('docs/expacti.schema.json is what the schema says: `npm run docs:configuration` writes it', () => {
  expect(inDocs('expacti.schema.json') === policySchemaText()).toBe(true);
});

test('the policy file in the reference is one that the gate takes', () => {
  const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(configurationDocument()) ?? [];
  const path = join(folder, 'expacti.yaml');
  writeFileSync(path, yaml);
  expect(readPolicyFile(path)).toMatchObject({ channels: { late_night: 'C0NIGHT' }, timeout: 60 });
});

test('keys below maps and lists have paths of their own', () => {
  const text = z
    .string()
    .max(5)
    .meta({ examples: ['a'], description: 'Text.' });
  const inner = z.strictObject({ text: text.default('b') });
  const rows = keyRows(
    z.strictObject({
      map: z.record(z.string(), inner).describe('Map.'),
      list: z.array(inner).min(1).max(2).describe('List.'),
    }),
  );
  const below = {
    form: 'text',
    limits: ['at most 5 characters'],
    fallback: '`b`',
    example: 'a',
    text: 'Text.',
  };
  expect(rows).toEqual([
    { key: 'map', form: 'map by name', limits: [], fallback: 'required', example: null, text: 'Map.' },
    { key: 'map.<name>.text', ...below },
    {
      key: 'list',
      form: 'list',
      limits: ['1 to 2 entries'],
      fallback: 'required',
      example: null,
      text: 'List.',
    },
    { key: 'list[].text', ...below },
  ]);
});

test.each([
  ['description', z.string().meta({ examples: ['a'] })],
  ['example', z.string().describe('Text.')],
])('a key without %s is an error', (missing, schema) => {
  expect(() => keyRows(z.strictObject({ key: schema }))).toThrow(`key has no ${missing}`);
});
