import { shared } from './global-setup.ts';

export default async function globalTeardown(): Promise<void> {
  await shared.expactiTemplate?.remove();
}
