import type { Workspace } from '../gate/workspace.ts';
import { expacti } from './expacti-cli.ts';

/** What `expacti audit verify --json` prints. */
export interface Verified {
  intact: boolean;
  entries: number;
  rows: number;
  unchecked: number;
  tampered?: number;
  findings?: {
    table: string;
    id: string;
    kind: string;
    entry: number | null;
    columns: string[];
    why: string;
  }[];
}

/** Runs `expacti audit verify` on the workspace's gate. */
export async function verify({ api }: Workspace): Promise<Verified & { code: number | null }> {
  const { code, stdout, stderr } = await expacti(api.url, ['audit', 'verify', '--json'], {
    EXPACTI_TOKEN: api.token,
  });
  if (stdout === '') throw new Error(`audit verify printed nothing: ${stderr}`);
  return { code, ...(JSON.parse(stdout) as Verified) };
}

/** Expects that every row is what the log says. */
export async function expectClean(workspace: Workspace): Promise<Verified> {
  const { code, ...verified } = await verify(workspace);
  expect({ code, ...verified, findings: verified.findings ?? [] }).toMatchObject({
    code: 0,
    intact: true,
    unchecked: 0,
    findings: [],
  });
  return verified;
}
