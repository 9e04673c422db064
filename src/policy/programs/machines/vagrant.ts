import { program, running } from '../program.ts';

/** https://developer.hashicorp.com/vagrant/docs/cli/ssh */
export const VAGRANT = running(program('vagrant'), { when: 'ssh', text: ['-c', '--command'] });
