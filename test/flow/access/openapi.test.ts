import { z } from 'zod';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';

// The description of the API says what the API does.
type Json = Record<string, unknown>;

let workspace: Workspace;
let document: Json;
beforeAll(async () => {
  workspace = await startWorkspace();
  document = (await workspace.api.call('GET', '/openapi.json')).body;
  await importRules(workspace.api, [written('echo *'), written('rm *', { effect: 'deny' })]);
});
afterAll(() => workspace.stop());

/** What a JSON pointer (RFC 6901) leads to. */
function at(pointer: string): unknown {
  const parts = pointer.split('/').slice(1);
  return parts.reduce<unknown>((value, part) => {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    return (value as Json | undefined)?.[name];
  }, document);
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

test('every reference in it leads somewhere', () => {
  const references = referencesIn(document);
  expect(references.length).toBeGreaterThan(0);
  expect(references.filter((one) => !one.startsWith('#/') || at(one.slice(1)) === undefined)).toEqual([]);
});

/** The schema of an operation's body or answer, with all that it refers to. */
function schemaOf(path: string, method: string, part: 'body' | number): z.ZodType {
  const operation = `/paths/${path.replaceAll('/', '~1')}/${method}`;
  const pointer =
    part === 'body'
      ? `${operation}/requestBody/content/application~1json/schema`
      : `${operation}/responses/${part}/content/application~1json/schema`;
  const schema = at(pointer) as Json | undefined;
  if (schema === undefined) throw new Error(`${pointer} is not described`);
  const { schemas } = document.components as { schemas: Json };
  const text = JSON.stringify({ ...schema, $defs: schemas }).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema(JSON.parse(text) as z.core.JSONSchema.JSONSchema);
}

const CALLS: [method: string, path: string, query: string, body: Json | undefined][] = [
  ['POST', '/v1/check', '', { command: 'echo a && rm x', environment: 'staging' }],
  ['POST', '/v1/check', '', { command: 'docker exec -it api bash; $(make)' }],
  ['GET', '/readyz', '', undefined],
  ['GET', '/v1/rules', '', undefined],
  ['GET', '/v1/stats', '?days=2', undefined],
  ['GET', '/v1/digest', '', undefined],
  ['GET', '/v1/audit', '?after=1&limit=2', undefined],
  ['GET', '/v1/audit/rows', '?table=tokens&limit=1', undefined],
  [
    'POST',
    '/v1/rules/import',
    '?dry_run=true',
    { rules: [written('bash *'), written('ls', { max_uses: 3 })] },
  ],
  ['POST', '/v1/rules/import', '', { rules: [written('ls *', { expires_at: '2099-01-01T00:00:00+02:00' })] }],
];

test.each(CALLS)('%s %s%s is answered as described', async (method, path, query, body) => {
  const answer = await workspace.api.call(method, path + query, body);
  expect(answer.status).toBe(200);
  const described = schemaOf(path, method.toLowerCase(), 200).safeParse(answer.body);
  expect(described.error?.issues ?? []).toEqual([]);
  if (body === undefined) return;
  expect(schemaOf(path, 'post', 'body').safeParse(body).error?.issues ?? []).toEqual([]);
});

test.each([
  ['/v1/check', { comand: 'ls' }],
  ['/v1/check', { command: 'ls', timeout: 4 }],
  ['/v1/rules/import', { rules: [written('ls', { effect: undefined })] }],
  ['/v1/rules/import', { rules: [written('ls', { max_uses: 0 })] }],
])('%s: what is refused is described as wrong', async (path, body) => {
  expect((await workspace.api.call('POST', path, body)).status).toBe(422);
  expect(schemaOf(path, 'post', 'body').safeParse(JSON.parse(JSON.stringify(body))).success).toBe(false);
});

test.each([
  ['/v1/check', 'post', ['200', '400', '401', '403', '413', '415', '422', '429', '503']],
  ['/v1/rules', 'get', ['200', '401', '403', '422', '429', '503']],
  ['/v1/requests', 'post', ['200', '201', '400', '401', '403', '409', '413', '415', '422', '429', '503']],
  ['/v1/requests/{id}', 'get', ['200', '401', '404', '422', '429', '503']],
  ['/v1/tokens/{id}/revoke', 'post', ['200', '401', '403', '404', '409', '429', '503']],
  ['/v1/audit', 'get', ['200', '401', '403', '422', '429', '503']],
  ['/v1/audit/rows', 'get', ['200', '401', '403', '422', '429', '503']],
  ['/v1/rules/import', 'post', ['200', '400', '401', '403', '413', '415', '422', '429', '503']],
])('%s names every status that it answers with', (path, method, statuses) => {
  const { responses, security } = at(`/paths/${path.replaceAll('/', '~1')}/${method}`) as Json;
  expect(Object.keys(responses as Json)).toEqual(statuses);
  expect(security).toEqual([{ token: [] }]);
});
