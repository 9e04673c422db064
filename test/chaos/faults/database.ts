import { pause } from '../../support/pause.ts';
import type { Postgres } from '../servers/postgres.ts';
import type { World } from '../world.ts';
import { between, type Fault } from './fault.ts';

/** While the work lasts the database counts as away. */
async function away<Result>({ timeline }: World, work: () => Promise<Result>): Promise<Result> {
  const back = timeline.away('database');
  try {
    return await work();
  } finally {
    back();
  }
}

function onPostgres(
  name: string,
  happen: (postgres: Postgres, random: () => number, world: World) => Promise<number>,
): Fault {
  return {
    name,
    happen: async (world, random) => {
      const { postgres } = world;
      return postgres === null ? 0 : away(world, () => happen(postgres, random, world));
    },
  };
}

function restart(name: string, mode: 'fast' | 'immediate'): Fault {
  return onPostgres(name, async (postgres, random) => {
    const connections = await postgres.connections();
    await postgres.restart(mode, between(random, 0, 4000));
    return connections;
  });
}

/** A gate gives up a connection that carries nothing within this time, in ms (docs/chaos.md). */
const GIVEN_UP_MS = 6_000;

/** The network keeps the connections, and carries nothing any more. @param forgets if those never come back to life. */
function silent(name: string, forgets: boolean): Fault {
  return onPostgres(name, async (_postgres, random, { proxy }) => {
    if (proxy === null) return 0;
    proxy.hang();
    await pause(between(random, 1000, 9000));
    const hung = proxy.connections();
    if (forgets) proxy.lose();
    proxy.resume();
    // Only time can tell that a connection is lost.
    if (forgets) await pause(GIVEN_UP_MS);
    return hung;
  });
}

export const DATABASE_FAULTS: readonly Fault[] = [
  restart('restart PostgreSQL', 'fast'),
  restart('crash PostgreSQL', 'immediate'),
  onPostgres('cut the connections to PostgreSQL', async (postgres, random) => {
    let cut = 0;
    for (let times = between(random, 1, 6); times > 0; times -= 1) {
      cut += await postgres.cutConnections();
      await pause(between(random, 0, 500));
    }
    return cut;
  }),
  onPostgres('PostgreSQL is read-only', async (postgres, random) => {
    const before = await postgres.rollbacks();
    await postgres.readOnly(true);
    await pause(between(random, 1000, 6000));
    await postgres.readOnly(false);
    // What a connection did is counted when it ends its transaction, and told a little later.
    await pause(1_000);
    return (await postgres.rollbacks()) - before;
  }),
  onPostgres('PostgreSQL is slow', (postgres, random) => postgres.lockRequests(between(random, 500, 4000))),
  silent('PostgreSQL is silent', false),
  silent('PostgreSQL is silent, and its connections are lost', true),
];
