import { program } from '../program.ts';

export const OCI = program('oci', { options: { '--password': 'secret' } });
