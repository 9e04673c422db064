import { program } from '../program.ts';

/** https://developer.hashicorp.com/vault/docs/commands; `kv put` writes secrets under names of any kind. */
export const VAULT = program(
  'vault bao',
  { when: ['kv', 'put'], rest: { from: 1, carrier: 'name=secret' }, input: { carrier: 'secret' } },
  { when: ['kv', 'patch'], rest: { from: 1, carrier: 'name=secret' }, input: { carrier: 'secret' } },
  { when: ['write'], rest: { from: 1, carrier: 'text' }, input: { carrier: 'secret' } },
  { when: ['login'], operands: { 0: 'token' }, input: { carrier: 'secret' } },
  { when: ['operator', 'unseal'], operands: { 0: 'secret' }, input: { carrier: 'secret' } },
  { when: ['unwrap'], operands: { 0: 'secret' } },
  { when: ['token', 'revoke'], operands: { 0: 'secret' }, valued: ['-accessor', '-mode'] },
  { when: ['token', 'lookup'], operands: { 0: 'secret' }, valued: ['-accessor'] },
  { when: ['token', 'renew'], operands: { 0: 'secret' }, valued: ['-accessor', '-increment', '-i'] },
);
