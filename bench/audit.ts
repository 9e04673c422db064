import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { type AuditEntry, chain } from '../src/audit/entry.ts';
import { besideGate } from '../test/support/gate/stored.ts';
import { POLICY, startWorkspace, type Workspace } from '../test/support/gate/workspace.ts';
import { insertEntries } from '../test/support/requests/audit-table.ts';
import { insertMany } from '../test/support/requests/decided.ts';
import { memoryOf } from './memory.ts';
import { round } from './percentiles.ts';

/** What a run of the command line took. */
interface Run {
  ms: number;
  /** The most that its process held, in MB; null if the system does not tell. */
  peak_mb: number | null;
}

export interface AuditFigures {
  entries: number;
  /** Rows that an older version wrote: the gate adds a hash of each to the log. */
  rows: number;
  /** From a start on these rows to the last baseline entry. */
  baseline_ms: number;
  export: Run & { mb: number };
  /** Following the chain alone, of the exported file. */
  verify_file: Run;
  /** Following the chain at the gate, and comparing its rows. */
  verify: Run;
  /** Of `verify` to `verify_file`. */
  ratio: number;
  gate_peak_mb: number | null;
}

/** Rows that are written with one statement. */
const CHUNK = 20_000;
const ENTRIES_AT_ONCE = 2_000;
const LOOK_MS = 50;

/** A log of so many entries, a tenth as many rows, and what it takes to export and to verify it. */
export async function audit(count: number): Promise<AuditFigures> {
  const workspace = await startWorkspace(POLICY);
  const folder = await mkdtemp(join(tmpdir(), 'expacti-bench-'));
  try {
    await besideGate(workspace, (client) => fill(client, count));
    await workspace.gate.stop();
    const began = performance.now();
    await workspace.restart();
    const entries = await untilComplete(workspace);
    const baseline = round(performance.now() - began);
    const file = join(folder, 'all.jsonl');
    const exported = await run(workspace, ['export', '-o', file]);
    const verifiedFile = await run(workspace, ['verify', '--file', file]);
    const verified = await run(workspace, ['verify']);
    return {
      entries,
      rows: count / 10,
      baseline_ms: baseline,
      export: { ...exported, mb: round((await stat(file)).size / 1024 / 1024) },
      verify_file: verifiedFile,
      verify: verified,
      ratio: round(verified.ms / verifiedFile.ms),
      gate_peak_mb: (await memoryOf(workspace.gate.pid)).peak_mb,
    };
  } finally {
    await workspace.stop();
    await rm(folder, { recursive: true });
  }
}

/** Rows of an older version, and entries in place of those that the gate wrote: the baseline begins again. */
async function fill(client: Client, count: number): Promise<void> {
  await insertMany(client, Math.min(CHUNK, count / 10), 20, new Date());
  for (let from = CHUNK; from < count / 10; from += CHUNK)
    await client.query(
      `INSERT INTO requests SELECT (jsonb_populate_record(r, jsonb_build_object('id', 'more-' || $1::int || '-' || r.id, 'idempotency_key', NULL))).*
         FROM requests r WHERE id LIKE 'many-%' LIMIT ${CHUNK}`,
      [from],
    );
  await client.query('ALTER TABLE audit_entries DISABLE TRIGGER USER; DELETE FROM audit_entries');
  let last: AuditEntry | null = null;
  for (let from = 0; from < count; from += ENTRIES_AT_ONCE) {
    const entries: AuditEntry[] = [];
    for (let at = from; at < Math.min(count, from + ENTRIES_AT_ONCE); at += 1) {
      const data = {
        text: `entry ${at}`,
        context: { actor: 'octocat', repository: 'acme/api' },
        more: 'x'.repeat(300),
      };
      last = chain(last, { kind: 'click.refused', at: new Date(), requestId: null, actor: 'U0ANA', data });
      entries.push(last);
    }
    await insertEntries(client, entries);
  }
  await client.query('ALTER TABLE audit_entries ENABLE TRIGGER USER');
  await client.query('VACUUM ANALYZE');
}

async function untilComplete(workspace: Workspace): Promise<number> {
  for (;;) {
    const [newest] = await besideGate(
      workspace,
      async (client) =>
        (
          await client.query<{ seq: string; complete: boolean }>(
            `SELECT max(seq) AS seq, bool_or(kind = 'audit.baseline-complete') AS complete
             FROM (SELECT seq, kind FROM audit_entries ORDER BY seq DESC LIMIT 5) newest`,
          )
        ).rows,
    );
    if (newest?.complete === true) return Number(newest.seq);
    await new Promise((resolve) => setTimeout(resolve, 5 * LOOK_MS));
  }
}

async function run({ api }: Workspace, args: string[]): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, ['dist/cli/main.js', 'audit', ...args], {
    env: { ...process.env, EXPACTI_URL: api.url, EXPACTI_TOKEN: api.token },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peak: number | null = null;
  const looking = setInterval(() => {
    void memoryOf(child.pid ?? 0).then(({ peak_mb }) => (peak = peak_mb ?? peak));
  }, LOOK_MS);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(looking);
  if (code !== 0) throw new Error(`audit ${args.join(' ')} ended with ${code}`);
  return { ms: round(performance.now() - began), peak_mb: peak };
}
