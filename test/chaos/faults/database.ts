import { pause } from '../../support/pause.ts';
import type { Postgres } from '../servers/postgres.ts';
import type { World } from '../world.ts';
import { between, type Fault } from './fault.ts';

/** While the work lasts the database counts as away. */
async function away({ timeline }: World, work: () => Promise<void>): Promise<void> {
  const back = timeline.away('database');
  try {
    await work();
  } finally {
    back();
  }
}

function onPostgres(
  name: string,
  happen: (postgres: Postgres, random: () => number) => Promise<void>,
): Fault {
  return {
    name,
    happen: async (world, random) => {
      const { postgres } = world;
      if (postgres !== null) await away(world, () => happen(postgres, random));
    },
  };
}

export const DATABASE_FAULTS: readonly Fault[] = [
  onPostgres('restart PostgreSQL', (postgres, random) => postgres.restart('fast', between(random, 0, 4000))),
  onPostgres('crash PostgreSQL', (postgres, random) =>
    postgres.restart('immediate', between(random, 0, 4000)),
  ),
  onPostgres('cut the connections to PostgreSQL', async (postgres, random) => {
    for (let times = between(random, 1, 6); times > 0; times -= 1) {
      await postgres.cutConnections();
      await pause(between(random, 0, 500));
    }
  }),
  onPostgres('PostgreSQL is read-only', async (postgres, random) => {
    await postgres.readOnly(true);
    await pause(between(random, 1000, 6000));
    await postgres.readOnly(false);
  }),
  onPostgres('PostgreSQL is slow', (postgres, random) => postgres.lockRequests(between(random, 500, 4000))),
];
