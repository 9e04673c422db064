import type { BrokenGlass, GlassNotice } from '../../approval/break-glass/broken-glass.ts';
import type { BrokenGlass as GlassRow, GlassNotice as NoticeRow, Prisma } from '../generated/client.ts';

export function glassOf(row: GlassRow): BrokenGlass {
  const { brokenBy, brokenAt, signedOffBy, signedOffAt, note, ...rest } = row;
  const signedOff =
    signedOffBy === null || signedOffAt === null || note === null
      ? null
      : { by: signedOffBy, at: signedOffAt, note };
  return { ...rest, by: brokenBy, at: brokenAt, signedOff };
}

export function noticeOfRow({ id, glassId, kind, channel, dueAt }: NoticeRow): GlassNotice {
  return { id, glassId, kind: kind as GlassNotice['kind'], channel, dueAt };
}

/** Keeps broken glass with what people are to be told of it, in the transaction of what broke it. */
export async function insertGlass(
  tx: Prisma.TransactionClient,
  glass: BrokenGlass,
  notices: readonly GlassNotice[],
): Promise<void> {
  const { by, at, lifted, signedOff: _nobody, ...rest } = glass;
  await tx.brokenGlass.create({ data: { ...rest, lifted: [...lifted], brokenBy: by, brokenAt: at } });
  await insertNotices(tx, notices);
}

/** The same notice again changes nothing. */
export async function insertNotices(
  tx: Prisma.TransactionClient,
  notices: readonly GlassNotice[],
): Promise<void> {
  await tx.glassNotice.createMany({ data: notices.map((notice) => ({ ...notice })), skipDuplicates: true });
}
