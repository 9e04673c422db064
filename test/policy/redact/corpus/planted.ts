/** A command as it is asked for, and the secrets in it that nobody may see. */
export interface SecretCommand {
  command: string;
  /** The secrets without their quotes, and as written where that differs. */
  secrets: readonly string[];
}

/** Reads a command in which every secret stands between « and »: `mysql -p«hunter2» app`. */
export function planted(marked: string): SecretCommand {
  return {
    command: marked.replaceAll(/[«»]/g, ''),
    secrets: [...marked.matchAll(/«([^»]*)»/gs)].map(([, secret = '']) => secret),
  };
}

/** Fake tokens of well-known forms, from pieces, so that no scanner of this repository takes them for real. */
export const FAKE = {
  github: ['ghp', 'a1B2c3'.repeat(6)].join('_'),
  githubApp: ['ghs', 'z9Y8x7'.repeat(6)].join('_'),
  gitlab: ['glpat', 'a1B2c3d4E5'.repeat(2)].join('-'),
  npm: ['npm', 'q7R8s9'.repeat(6)].join('_'),
  pypi: ['pypi', `AgEIcHlwaS5vcmc${'a1B2c3'.repeat(10)}`].join('-'),
  openai: ['sk', 'proj', 'a1B2c3d4'.repeat(8)].join('-'),
  anthropic: ['sk', 'ant', 'api03', 'k1L2m3n4'.repeat(11)].join('-'),
  sendgrid: ['SG', 'a1B2c3d4E5f6G7h8I9j0K1', 'l2M3n4O5'.repeat(5)].join('.'),
  slack: ['xoxb', '123456789012', '1234567890123', 'a1B2c3d4'.repeat(3)].join('-'),
  slackHook: 'a1B2c3d4'.repeat(3),
  awsKeyId: ['AKIA', 'Q2W3E4R5T6Y7U8I9'].join(''),
  awsSecret: 'wJa1rXUtnF3MI/K7MDENG/bPxRf1CYzzQ9v8w7x6',
  stripe: ['sk', 'live', 'a1B2c3d4'.repeat(3)].join('_'),
  vault: ['hvs', 'CAESa1B2c3d4'.repeat(4)].join('.'),
  jwt: ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxIn0', 'a1B2c3d4'.repeat(5)].join('.'),
  digitalocean: ['dop', 'v1', '0123456789abcdef'.repeat(4)].join('_'),
  expacti: ['expacti', '0123456789abcdef'.repeat(4)].join('_'),
} as const;
