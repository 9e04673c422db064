import { program } from '../program.ts';

/** https://www.jenkins.io/doc/book/managing/cli/ */
export const JENKINS = program('jenkins-cli', { options: { '-auth': 'user:secret' } });
