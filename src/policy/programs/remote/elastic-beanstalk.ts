import { program, running } from '../program.ts';

/** https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/eb3-ssh.html */
export const ELASTIC_BEANSTALK = running(program('eb'), { when: 'ssh', text: ['-c', '--command'] });
