import { z } from 'zod';
import {
  bindBody,
  createdTokenAnswer,
  tokenAnswer,
  tokenBody,
  tokensAnswer,
} from '../tokens/token-schemas.ts';
import type { Operation } from './operation.ts';

/** What `/v1/tokens` offers. @param idParameter the `id` of a path. */
export const tokenOperations = (idParameter: object): Operation[] => [
  {
    method: 'get',
    path: '/v1/tokens',
    summary: 'Tokens that are neither revoked nor expired. Takes an admin token valid in every environment.',
    answer: z.toJSONSchema(tokensAnswer),
    success: [200],
    problems: [401, 403, 429, 503],
  },
  {
    method: 'post',
    path: '/v1/tokens',
    summary:
      'Make a token. The answer is the only time that it is shown. Takes an admin token valid in every environment.',
    body: tokenBody,
    answer: z.toJSONSchema(createdTokenAnswer),
    success: [201],
    problems: [400, 401, 403, 409, 413, 415, 422, 429, 503],
  },
  {
    method: 'post',
    path: '/v1/tokens/{id}/bind',
    summary:
      'Change the repositories that its requests must come from, and who answers for it; what is not given stays. Takes an admin token valid in every environment.',
    body: bindBody,
    answer: z.toJSONSchema(tokenAnswer),
    success: [200],
    problems: [400, 401, 403, 404, 409, 413, 415, 422, 429, 503],
    parameters: [idParameter],
  },
  {
    method: 'post',
    path: '/v1/tokens/{id}/revoke',
    summary:
      'End a token at once. The bootstrap token cannot be. Takes an admin token valid in every environment.',
    answer: z.toJSONSchema(tokenAnswer),
    success: [200],
    problems: [401, 403, 404, 409, 429, 503],
    parameters: [idParameter],
  },
];
