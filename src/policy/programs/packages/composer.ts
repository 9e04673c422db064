import { program } from '../program.ts';

export const COMPOSER = program('composer', { when: ['config'], rest: { from: 1, carrier: 'named' } });
