import type { PrismaClient } from '../generated/client.ts';

/** What time it is in the database. As a number: the adapter takes the zone off times that it reads. */
export async function databaseTime(prisma: Pick<PrismaClient, '$queryRaw'>): Promise<Date> {
  const [row] = await prisma.$queryRaw<{ ms: number }[]>`
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`;
  if (row === undefined) throw new Error('the database returned no time');
  return new Date(row.ms);
}
