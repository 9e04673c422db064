import { besideGate } from '../../support/gate/stored.ts';
import { startTcpProxy } from '../../support/gate/tcp-proxy.ts';
import type { Workspace } from '../../support/gate/workspace.ts';

/** Switches for a database that takes no card. */
export interface NoSaves {
  begin(): Promise<void>;
  end(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * On a server the connections of the gate are cut, from its next start on. An embedded database cannot be away without its
 * gate: there it refuses cards as a server that cannot serve now.
 */
export async function noSaves(workspace: Workspace): Promise<NoSaves> {
  const { DATABASE_URL: url } = workspace.home.env;
  if (url === undefined) return refusals(workspace);
  const proxy = await startTcpProxy(url);
  workspace.env.DATABASE_URL = proxy.through(url);
  await workspace.gate.stop();
  await workspace.restart();
  return {
    begin: async () => proxy.cut(),
    end: async () => proxy.resume(),
    stop: async () => {
      workspace.env.DATABASE_URL = url;
      await workspace.gate.stop();
      await proxy.stop();
      await workspace.restart();
    },
  };
}

/** A database that refuses cards. */
function refusals(workspace: Workspace): NoSaves {
  return {
    begin: () => refuseCards(workspace, 'true'),
    end: () => takeCards(workspace),
    stop: async () => undefined,
  };
}

/** From now on the database refuses each card for which `condition` holds; `request` is its request. */
export function refuseCards(workspace: Workspace, condition: string): Promise<void> {
  return besideGate(workspace, async (client) => {
    await client.query(`
      CREATE FUNCTION refuse_card() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE request requests%ROWTYPE;
      BEGIN
        SELECT * INTO request FROM requests WHERE id = NEW.request_id;
        IF ${condition} THEN RAISE EXCEPTION 'the database is starting up' USING ERRCODE = '57P03'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER refuse_card BEFORE INSERT ON cards FOR EACH ROW EXECUTE FUNCTION refuse_card()`);
  });
}

/** Ends {@link refuseCards}. */
export function takeCards(workspace: Workspace): Promise<void> {
  return besideGate(workspace, async (client) => {
    await client.query('DROP TRIGGER IF EXISTS refuse_card ON cards; DROP FUNCTION IF EXISTS refuse_card()');
  });
}
