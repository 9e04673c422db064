import type { FastifyInstance } from 'fastify';
import { digestDocument, digestText } from '../../digest/document.ts';
import { type DigestDeps, readDigest } from '../../digest/gather.ts';
import { addRoute, type Route } from '../http/route.ts';
import { digestAnswer, digestQuery } from './digest-schemas.ts';
import { presentDigest } from './present-digest.ts';

const DIGEST = {
  method: 'GET',
  path: '/v1/digest',
  summary: 'Rules that can be removed, merged or added, and why, as of now.',
  access: 'unlimited-admin',
  query: digestQuery,
  answer: digestAnswer,
  texts: ['text/markdown', 'text/plain'],
} as const satisfies Route;

/** `GET /v1/digest`, for admins: what may leave the rule book, as of now. */
export function digestRoute(app: FastifyInstance, deps: DigestDeps): void {
  addRoute(app, DIGEST, async ({ query: { format }, reply }) => {
    const { digest } = await readDigest(deps);
    switch (format) {
      case 'json':
        return presentDigest(digest);
      case 'markdown':
        return reply.type('text/markdown; charset=utf-8').send(digestDocument(digest));
      case 'text':
        return reply.type('text/plain; charset=utf-8').send(digestText(digest));
    }
  });
}
