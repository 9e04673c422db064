import { program } from '../program.ts';

export const BUNDLE = program('bundle', { when: ['config'], rest: { from: 1, carrier: 'user:secret' } });
