import { program } from '../program.ts';

/** https://bundler.io/man/bundle-config.1.html */
export const BUNDLE = program('bundle', { when: ['config'], rest: { from: 1, carrier: 'user:secret' } });
