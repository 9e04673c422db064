import { rm } from 'node:fs/promises';
import { TEMPLATE_VARIABLE } from './databases.ts';

export default async function globalTeardown(): Promise<void> {
  const folder = process.env[TEMPLATE_VARIABLE];
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
