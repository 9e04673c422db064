import { program } from '../program.ts';

/** https://docs.oracle.com/en-us/iaas/tools/oci-cli/latest/oci_cli_docs/ */
export const OCI = program('oci', { options: { '--password': 'secret' } });
