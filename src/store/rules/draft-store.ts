import type { DraftStore } from '../../rulebook/ports.ts';
import { DAY_MS } from '../../time/units.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { draftJson } from './rule-json.ts';

/** A modal that is older than this was forgotten, in ms. */
const KEPT_MS = DAY_MS;

/** Drafts of rules in PostgreSQL; old ones go when a new one comes. */
export function createDraftStore(prisma: PrismaClient): DraftStore {
  return {
    save: (id, author, draft, at) =>
      reaching(async () => {
        await prisma.ruleDraft.deleteMany({ where: { createdAt: { lt: new Date(at.getTime() - KEPT_MS) } } });
        const json = JSON.parse(JSON.stringify(draft)) as Prisma.InputJsonObject;
        await prisma.ruleDraft.create({ data: { id, author, draft: json, createdAt: at } });
      }),
    load: (id, author, now) =>
      reaching(async () => {
        const since = new Date(now.getTime() - KEPT_MS);
        const row = await prisma.ruleDraft.findFirst({ where: { id, author, createdAt: { gt: since } } });
        return row === null ? null : draftJson.parse(row.draft);
      }),
  };
}
