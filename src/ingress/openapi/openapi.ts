import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { STATS_DAYS, STATS_DAYS_MAX } from '../../stats/days.ts';
import { digestQuery } from '../digest/digest-schemas.ts';
import { requestBodyFor, resultBody } from '../requests/schemas.ts';
import { importBody, rulesQuery } from '../rules/rule-schemas.ts';
import { statsQuery } from '../stats/stats-schemas.ts';
import { auditOperations } from './audit-operations.ts';
import { componentSchemas, refer } from './openapi-components.ts';
import { tokenOperations } from './openapi-tokens.ts';
import { type Operation } from './operation.ts';

/** Which environments exist is the policy file's matter. */
const REQUEST_BODY = requestBodyFor([]);

const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const anyObject = { type: 'object' };
const text = { schema: { type: 'string' } };
/** Which form of an answer is asked for. */
const formatParameter = (format: z.ZodType): object => ({
  name: 'format',
  in: 'query',
  schema: z.toJSONSchema(format, { io: 'input' }),
});

const operations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/requests',
    summary: 'Ask to run a command. Already decided where a rule decides.',
    body: REQUEST_BODY,
    success: [201, 200],
    problems: [400, 401, 403, 409, 413, 415, 422, 429, 503],
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        description: 'The same key and body give the same request (200); another body gives 409.',
        schema: { type: 'string', maxLength: 255 },
      },
    ],
  },
  {
    method: 'get',
    path: '/v1/requests/{id}',
    summary: 'The request; with `wait` the answer comes the moment it is decided.',
    success: [200],
    problems: [401, 404, 422, 429, 503],
    parameters: [
      idParameter,
      {
        name: 'wait',
        in: 'query',
        description: 'Seconds.',
        schema: { type: 'integer', minimum: 0, maximum: 60 },
      },
    ],
  },
  {
    method: 'post',
    path: '/v1/requests/{id}/cancel',
    summary: 'End a pending request as `canceled`.',
    success: [200],
    problems: [401, 404, 409, 429, 503],
    parameters: [idParameter],
  },
  {
    method: 'post',
    path: '/v1/requests/{id}/result',
    summary: 'Say what became of the run, once.',
    body: resultBody,
    success: [200],
    problems: [400, 401, 404, 409, 422, 429, 503],
    parameters: [idParameter],
  },
  {
    method: 'post',
    path: '/v1/check',
    summary: 'The verdict as if asked now, with its reasoning. Nothing is stored, counted or posted.',
    body: REQUEST_BODY,
    answer: refer('Check'),
    success: [200],
    problems: [400, 401, 403, 413, 415, 422, 429, 503],
  },
  {
    method: 'get',
    path: '/v1/rules',
    summary: 'The rule book: rules that are not retired. Takes a token with admin rights.',
    answer: refer('Rules'),
    otherContent: { 'text/markdown': text },
    success: [200],
    problems: [401, 403, 422, 429, 503],
    parameters: [formatParameter(rulesQuery.shape.format)],
  },
  {
    method: 'get',
    path: '/v1/digest',
    summary:
      'What may leave the rule book, with proof, as of now. Takes an admin token valid in every environment.',
    answer: refer('Digest'),
    otherContent: { 'text/markdown': text, 'text/plain': text },
    success: [200],
    problems: [401, 403, 422, 429, 503],
    parameters: [formatParameter(digestQuery.shape.format)],
  },
  {
    method: 'post',
    path: '/v1/rules/import',
    summary: 'Lay a list of rules over the rule book, in one transaction. Takes a token with admin rights.',
    body: importBody,
    answer: refer('Import'),
    success: [200],
    problems: [400, 401, 403, 413, 415, 422, 429, 503],
    parameters: [
      {
        name: 'mode',
        in: 'query',
        description: '`replace` also retires what is not in the list.',
        schema: { type: 'string', enum: ['merge', 'replace'], default: 'merge' },
      },
      {
        name: 'dry_run',
        in: 'query',
        description: 'Only say what would change, and what would be refused.',
        schema: { type: 'boolean', default: false },
      },
    ],
  },
  {
    method: 'get',
    path: '/v1/stats',
    summary:
      'What became of requests, by day, hour and reviewer. Takes an admin token valid in every environment.',
    answer: refer('Stats'),
    otherContent: { 'text/markdown': text, 'text/plain': text },
    success: [200],
    problems: [401, 403, 422, 429, 503],
    parameters: [
      {
        name: 'days',
        in: 'query',
        description: 'How many days it looks back, today among them.',
        schema: { type: 'integer', minimum: 1, maximum: STATS_DAYS_MAX, default: STATS_DAYS },
      },
      { name: 'format', in: 'query', schema: z.toJSONSchema(statsQuery.shape.format, { io: 'input' }) },
    ],
  },
  ...auditOperations,
  ...tokenOperations(idParameter),
  {
    method: 'get',
    path: '/healthz',
    summary: 'The process is up.',
    answer: anyObject,
    success: [200],
    problems: [],
    secured: false,
  },
  {
    method: 'get',
    path: '/readyz',
    summary:
      'The gate can answer requests: the database takes writes, and Slack has accepted the settings since the start; else 503. `degraded` names what else is not well: Slack, jobs, Redis, people.',
    answer: refer('Readiness'),
    success: [200],
    parameters: [
      {
        name: 'strict',
        in: 'query',
        description: '503 also if something is degraded.',
        allowEmptyValue: true,
        schema: { type: 'string' },
      },
    ],
    problems: [503],
    secured: false,
  },
];

/** The API as OpenAPI 3.1, made of the same schemas that check what comes in. */
export function openApiDocument(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'expacti', version, description: 'Approval gate for commands that touch production.' },
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function describe(operation: Operation): object {
  const { summary, body, answer, otherContent, success, problems, parameters, secured } = operation;
  const answered = { schema: answer ?? refer('Request') };
  const refused = { schema: refer('Problem') };
  const responses = [
    ...success.map((status) => [status, { 'application/json': answered, ...otherContent }] as const),
    ...problems.map((status) => [status, { 'application/problem+json': refused }] as const),
  ];
  return {
    summary,
    ...(parameters === undefined ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: jsonContent(body) } }),
    responses: Object.fromEntries(
      responses.map(([status, content]) => [
        String(status),
        { description: STATUS_CODES[status] ?? '', content },
      ]),
    ),
    security: secured === false ? [] : [{ token: [] }],
  };
}

function jsonContent(body: z.ZodType): object {
  return { 'application/json': { schema: z.toJSONSchema(body, { io: 'input' }) } };
}
