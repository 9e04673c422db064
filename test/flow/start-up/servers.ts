import { Client } from 'pg';
import type { TestHome } from '../../support/gate/databases.ts';
import type { GateFailed } from '../../support/gate/gate-process.ts';
import { startRedis } from '../../support/gate/redis-server.ts';

/** What a start came to: the address of a gate that came up, or why it did not. */
export interface Starts {
  failure(env: Record<string, string>): Promise<GateFailed>;
  /** Starts a gate that comes up, and stops it. */
  success(env: Record<string, string>): Promise<void>;
}

const { TEST_DATABASE_URL: serverUrl = '', TEST_DATABASE_SOCKET: socket = '' } = process.env;
const { TEST_TLS_CA: ca = '', TEST_REDIS_TLS_URL: redisTls = '' } = process.env;

/** What somebody reads whose servers are there, and not as the settings say. */
export function servers(given: () => TestHome, { failure, success }: Starts): void {
  /** The test's database with other parts of its URL. */
  const database = (change: (url: URL) => void): string => {
    const url = new URL(given().env.DATABASE_URL ?? '');
    url.search = '';
    change(url);
    return url.toString();
  };
  const withTls = (query: string, host = 'localhost') =>
    database((url) => {
      url.hostname = host;
      url.search = query;
    });

  beforeAll(async () => {
    const admin = new Client({ connectionString: serverUrl });
    await admin.connect();
    for (const role of ["password_user PASSWORD 'right'", 'poor_user'])
      await admin.query(`CREATE ROLE ${role} LOGIN`).catch(() => undefined);
    await admin.end();
  });

  test.each([
    ['no sslmode', '', '127.0.0.1'],
    ['sslmode=allow', '?sslmode=allow', '127.0.0.1'],
    ['sslmode=require with an unknown authority', '?sslmode=require', '127.0.0.1'],
    ['sslmode=verify-ca with the authority', `?sslmode=verify-ca&sslrootcert=${ca}`, '127.0.0.1'],
    [
      'sslmode=verify-full with the authority and the name',
      `?sslmode=verify-full&sslrootcert=${ca}`,
      'localhost',
    ],
  ])('%s: the gate comes up', async (_what, query, host) => {
    await success({ DATABASE_URL: withTls(query, host) });
  });

  test('a Unix socket: the gate comes up', async () => {
    const url = new URL(given().env.DATABASE_URL ?? '');
    const query = `host=${encodeURIComponent(socket)}&port=${url.port}`;
    await success({ DATABASE_URL: `postgres://postgres@${url.pathname}?${query}` });
  });

  test.each([
    ['an unknown authority', () => withTls('?sslmode=verify-ca'), /the TLS connection fails: .*sslrootcert/],
    [
      'a certificate for another name',
      () => withTls(`?sslmode=verify-full&sslrootcert=${ca}`, '127.0.0.1'),
      /the TLS connection fails: .*127\.0\.0\.1/,
    ],
    [
      'require with another authority, which then counts',
      () => withTls('?sslmode=require&sslrootcert=/etc/hostname'),
      /the TLS connection fails: /,
    ],
    [
      'an authority that cannot be read',
      () => withTls('?sslmode=verify-ca&sslrootcert=/nowhere.pem'),
      /cannot read sslrootcert: .*nowhere\.pem/,
    ],
    [
      'an unknown sslmode',
      () => withTls('?sslmode=always'),
      /has an unknown sslmode\. Use one of disable, allow/,
    ],
    [
      'a schema',
      () => withTls('?schema=gate'),
      /has \?schema=gate, but expacti keeps its tables in the schema public/,
    ],
    [
      'a wrong password',
      () => database((url) => Object.assign(url, { username: 'password_user', password: 's3cret' })),
      /PostgreSQL refuses: password authentication failed for user "password_user"\. Check the user/,
    ],
    [
      'a database that does not exist',
      () => database((url) => Object.assign(url, { pathname: '/nowhere' })),
      /PostgreSQL refuses: database "nowhere" does not exist\. Create the database/,
    ],
    [
      'a role that may not create tables',
      () => database((url) => Object.assign(url, { username: 'poor_user', pathname: '/postgres' })),
      /the role "poor_user" cannot create tables in the schema public: run GRANT CREATE/,
    ],
  ])('%s: one sentence, and exit code 78', async (_what, url, says) => {
    const { exitCode, stderr } = await failure({ DATABASE_URL: url() });
    expect(stderr).toMatch(/^DATABASE_URL: [^\n]*\n$/);
    expect(stderr).toMatch(says);
    expect(stderr).not.toContain('s3cret');
    expect(exitCode).toBe(78);
  });

  test('a database that is read-only is named in one line', async () => {
    const url = database((one) => one.searchParams.set('options', '-c default_transaction_read_only=on'));
    const { exitCode, stderr } = await failure({ DATABASE_URL: url });
    expect(stderr).toMatch(/^The database is read-only: [^\n]*Start the gate again once it is writable\.\n$/);
    expect(exitCode).toBe(1);
  });

  test('a Redis with a certificate of an unknown authority, a wrong user, a missing password', async () => {
    const { TEST_REDIS_URL: plain = '' } = process.env;
    const guarded = await startRedis('right');
    const urls = [redisTls, plain.replace('redis://', 'redis://nobody:s3cret@'), guarded.url];
    const said = await Promise.all(urls.map((url) => failure({ REDIS_URL: url })));
    guarded.stop();
    expect(said.map(({ exitCode }) => exitCode)).toEqual([78, 78, 78]);
    const texts = said.map(({ stderr }) => stderr);
    expect(texts).toEqual([
      expect.stringMatching(/^REDIS_URL: the TLS connection fails: [^\n]*NODE_EXTRA_CA_CERTS\.\n$/),
      'REDIS_URL: Redis refuses the user or the password.\n',
      'REDIS_URL: Redis needs a password, but the URL has none.\n',
    ]);
  });

  test('a Redis with TLS whose authority is trusted, and a Redis that is not there: the gate comes up', async () => {
    await success({ REDIS_URL: redisTls, NODE_EXTRA_CA_CERTS: ca });
    await success({ REDIS_URL: 'redis://127.0.0.1:9' });
  });
}
