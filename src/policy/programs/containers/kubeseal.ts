import { program } from '../program.ts';

/** https://github.com/bitnami-labs/sealed-secrets */
export const KUBESEAL = program('kubeseal', { needs: '--raw', input: { carrier: 'secret' } });
