import { program } from '../program.ts';

/** https://getcomposer.org/doc/articles/authentication-for-private-packages.md */
export const COMPOSER = program(
  'composer',
  { when: ['config'], needs: 'http-basic', rest: { from: 2, carrier: 'secret' } },
  { when: ['config'], needs: 'oauth.', rest: { from: 1, carrier: 'secret' } },
  { when: ['config'], needs: 'bearer.', rest: { from: 1, carrier: 'secret' } },
  { when: ['config'], rest: { from: 1, carrier: 'named' } },
);
