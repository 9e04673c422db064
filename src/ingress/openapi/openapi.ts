import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { Access, Route } from '../http/route.ts';
import { problemAnswer } from '../requests/schemas.ts';
import { answerSchema, componentSchemas } from './components.ts';

/** What the summary says of the rights that a caller needs. */
const RIGHTS: Readonly<Record<Access, string>> = {
  anyone: '',
  token: '',
  admin: ' Needs an admin token.',
  'unlimited-admin': ' Needs an admin token that is valid in every environment.',
};

/** The API as OpenAPI 3.1, derived from the declarations of its routes. */
export function openApiDocument(version: string, routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describe(route) };
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

function describe(route: Route): object {
  const { summary, access, body, success = [200] } = route;
  const parameters = parametersOf(route);
  const refused = { 'application/problem+json': { schema: answerSchema(problemAnswer) } };
  const responses = [
    ...success.map((status) => [status, contentOf(route)] as const),
    ...refusalsOf(route).map((status) => [status, refused] as const),
  ];
  return {
    summary: `${summary}${RIGHTS[access]}`,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: jsonContent(z.toJSONSchema(body, { io: 'input' })) } }),
    responses: Object.fromEntries(
      responses.map(([status, content]) => [status, { description: STATUS_CODES[status] ?? '', content }]),
    ),
    security: access === 'anyone' ? [] : [{ token: [] }],
  };
}

function contentOf({ answer, texts = [] }: Route): object {
  const asText = texts.map((type) => [type, { schema: { type: 'string' } }] as const);
  return {
    ...(answer === null ? {} : jsonContent(answerSchema(answer))),
    ...Object.fromEntries(asText),
  };
}

const jsonContent = (schema: object): object => ({ 'application/json': { schema } });

/** Every status that a call can be refused with. */
function refusalsOf({ access, id, query, body, refuses = [] }: Route): number[] {
  // A query that catches what is wrong refuses nothing.
  const isChecked = body !== undefined || (query !== undefined && !(query instanceof z.ZodCatch));
  return [
    ...(access === 'anyone' ? [] : [401, 429, 503]),
    ...(access === 'admin' || access === 'unlimited-admin' ? [403] : []),
    ...(id === undefined ? [] : [404]),
    ...(body === undefined ? [] : [400, 413, 415]),
    ...(isChecked ? [422] : []),
    ...refuses,
  ];
}

function parametersOf({ id, headers, query }: Route): object[] {
  return [
    ...(id === undefined ? [] : [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]),
    ...(headers === undefined ? [] : membersOf(headers, 'header')),
    ...(query === undefined ? [] : membersOf(query, 'query')),
  ];
}

/** A parameter for each member of an object. Its schema is of what it means, such as a number; all are sent as text. */
function membersOf(schema: z.ZodType, place: 'header' | 'query'): object[] {
  const { properties = {} } = z.toJSONSchema(schema);
  const { required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, allowEmptyValue, ...rest } = property as Record<string, unknown>;
    return {
      name,
      in: place,
      ...(required.includes(name) ? { required: true } : {}),
      ...(description === undefined ? {} : { description }),
      ...(allowEmptyValue === undefined ? {} : { allowEmptyValue }),
      schema: rest,
    };
  });
}
