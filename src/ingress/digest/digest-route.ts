import type { FastifyInstance } from 'fastify';
import { digestDocument, digestText } from '../../digest/document.ts';
import { type DigestDeps, readDigest } from '../../digest/gather.ts';
import { requireUnlimitedAdmin } from '../callers/require-admin.ts';
import { parse } from '../http/parse.ts';
import { digestQuery } from './digest-schemas.ts';
import { presentDigest } from './present-digest.ts';

/** `GET /v1/digest`, for admins: what may leave the rule book, as of now. */
export function digestRoute(app: FastifyInstance, deps: DigestDeps): void {
  app.get('/v1/digest', async ({ token, query }, reply) => {
    requireUnlimitedAdmin(token);
    const { format } = parse(digestQuery, query);
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
