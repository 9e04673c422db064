import { program } from '../program.ts';

export const JENKINS = program('jenkins-cli', { options: { '-auth': 'user:secret' } });
