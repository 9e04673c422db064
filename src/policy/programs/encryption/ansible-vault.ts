import { program } from '../program.ts';

/** https://ansible... `ansible-vault encrypt_string` takes the text as an operand. */
export const ANSIBLE_VAULT = program('ansible-vault', {
  when: ['encrypt_string'],
  rest: { from: 0, carrier: 'secret' },
  valued: ['-n', '--name', '--vault-id', '--vault-password-file', '--encrypt-vault-id', '--stdin-name'],
  input: { carrier: 'secret' },
});
