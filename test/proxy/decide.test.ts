import {
  assert as assertProperty,
  constantFrom,
  integer,
  ipV4,
  ipV6,
  property,
  record,
  stringMatching,
  tuple,
} from 'fast-check';
import { isLoopback, isNamed, readNoProxy } from '../../src/proxy/decide/no-proxy.ts';
import { isProblem, proxyFor, proxyProblems, readProxies } from '../../src/proxy/decide/proxies.ts';
import { proxyAddress, readProxyServer } from '../../src/proxy/decide/proxy-server.ts';

/** Host and port of the proxy for a URL, `direct`, or what is wrong. */
function way(env: Record<string, string>, url: string): string {
  const server = proxyFor(readProxies(env), url);
  if (server === null) return 'direct';
  return isProblem(server) ? `${server.name} ${server.wrong}` : proxyAddress(server);
}

describe('which variable counts', () => {
  const BOTH = { HTTPS_PROXY: 'http://secure:1', HTTP_PROXY: 'http://plain:2' };
  test.each([
    [{}, 'https://slack.com/', 'direct'],
    [BOTH, 'https://slack.com/', 'secure:1'],
    [BOTH, 'wss://slack.com/', 'secure:1'],
    [BOTH, 'http://slack.com/', 'plain:2'],
    [BOTH, 'ws://slack.com/', 'plain:2'],
    // As for curl and git: HTTP_PROXY says nothing of https.
    [{ HTTP_PROXY: 'http://plain:2' }, 'https://slack.com/', 'direct'],
    [{ HTTPS_PROXY: 'http://secure:1' }, 'http://slack.com/', 'direct'],
    [{ ...BOTH, https_proxy: 'http://lower:3' }, 'https://slack.com/', 'lower:3'],
    [{ HTTPS_PROXY: 'http://secure:1', https_proxy: '' }, 'https://slack.com/', 'secure:1'],
    [{ HTTPS_PROXY: ' ' }, 'https://slack.com/', 'direct'],
    [{ ...BOTH, NO_PROXY: 'slack.com', no_proxy: 'other.test' }, 'https://slack.com/', 'secure:1'],
    [{ ...BOTH, NO_PROXY: 'slack.com', no_proxy: '' }, 'https://slack.com/', 'direct'],
    [{ HTTPS_PROXY: 'proxy:3128' }, 'https://slack.com/', 'proxy:3128'],
    [
      { HTTPS_PROXY: 'socks5://proxy' },
      'https://slack.com/',
      'HTTPS_PROXY names a socks5 proxy, but only http and https proxies work',
    ],
    [{ HTTPS_PROXY: 'socks5://proxy', NO_PROXY: '*' }, 'https://slack.com/', 'direct'],
  ])('%j sends %s to %s', (env, url, expected) => expect(way(env, url)).toBe(expected));
});

describe('the value of a proxy variable', () => {
  const read = (value: string) => readProxyServer('HTTPS_PROXY', value);
  const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
  test.each([
    ['http://proxy.corp:3128', { hostname: 'proxy.corp', port: 3128, isTls: false, authorization: null }],
    ['proxy.corp:3128', { hostname: 'proxy.corp', port: 3128, isTls: false }],
    ['proxy.corp', { hostname: 'proxy.corp', port: 80 }],
    ['http://proxy.corp/', { hostname: 'proxy.corp', port: 80 }],
    ['https://proxy.corp', { hostname: 'proxy.corp', port: 443, isTls: true }],
    ['HTTP://PROXY.corp:8080', { hostname: 'proxy.corp', port: 8080 }],
    ['http://[fd00::1]:3128', { hostname: 'fd00::1', port: 3128 }],
    ['http://ana:s3cret@proxy:1', { authorization: basic('ana:s3cret') }],
    ['ana:s3cret@proxy:1', { hostname: 'proxy', authorization: basic('ana:s3cret') }],
    ['http://ana:a%40b%3A%2F%23é@proxy:1', { authorization: basic('ana:a@b:/#é') }],
    ['http://ana@proxy:1', { authorization: basic('ana:') }],
    ['http://:token@proxy:1', { authorization: basic(':token') }],
  ])('%s is read', (value, expected) => expect(read(value)).toMatchObject(expected));

  test.each([
    ['socks5://ana:s3cret@proxy:1080', /^names a socks5 proxy/],
    ['ftp://proxy', /^names another kind of proxy/],
    ['socks://proxy', /^names a socks proxy/],
    ['://proxy', /^names another kind/],
    ['s3cret://proxy', /^names another kind/],
    ['http://', /not a proxy URL/],
    ['http://proxy:99999', /not a proxy URL/],
    ['http://ana:s3cret#x@proxy:1', /not a proxy URL/],
    ['http://ana:1#s3cret@proxy:1', /must contain only/],
    ['http://ana:1/s3cret@proxy:1', /must contain only/],
    ['http://proxy:1/?s3cret', /must contain only/],
    ['http://ana:s3cret%zz@proxy:1', /a % that two/],
  ])('%s is refused in words that do not repeat it', (value, wrong) => {
    const problem = read(value);
    expect(problem).toMatchObject({ name: 'HTTPS_PROXY', wrong: expect.stringMatching(wrong) });
    expect(JSON.stringify(problem)).not.toContain('s3cret');
  });

  test('each variable that is wrong is a problem of its own', () => {
    const proxies = readProxies({ HTTPS_PROXY: 'socks5://a', http_proxy: 'http://' });
    expect(proxyProblems(proxies).map(({ name }) => name)).toEqual(['HTTPS_PROXY', 'http_proxy']);
  });
});

describe('NO_PROXY', () => {
  const named = (text: string, hostname: string, port = 443) => isNamed(readNoProxy(text), hostname, port);
  test.each([
    ['*', 'slack.com', true],
    ['slack.com', 'slack.com', true],
    ['slack.com', 'hooks.slack.com', true],
    ['slack.com', 'notslack.com', false],
    ['slack.com', 'slack.com.evil.test', false],
    ['.slack.com', 'hooks.slack.com', true],
    ['.slack.com', 'slack.com', true],
    ['*.slack.com', 'hooks.slack.com', true],
    ['SLACK.com.', 'slack.com', true],
    ['slack.com', 'slack.com.', true],
    ['a.test, b.test\tc.test', 'c.test', true],
    ['bücher.example', 'xn--bcher-kva.example', true],
    ['slack.com:443', 'slack.com', true],
    ['slack.com:80', 'slack.com', false],
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.3:443', '10.1.2.3', true],
    ['10.1.2.3:80', '10.1.2.3', false],
    ['2.3', '10.1.2.3', false],
    ['10.0.0.0/8', '10.200.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['0.0.0.0/0', '11.0.0.1', true],
    ['10.0.0.0/8', '10.example.test', false],
    ['fd00::1', '[fd00:0::1]', true],
    ['[fd00::1]', '[fd00::1]', true],
    ['[fd00::1]:443', '[fd00::1]', true],
    ['[fd00::1]:80', '[fd00::1]', false],
    ['fd00::/8', '[fdff::1]', true],
    ['fd00::/8', '[fe80::1]', false],
    // What names no host is passed over: other programs read the variable too.
    ['10.0.0.0/99, <local>, 192.168.*, a/b, :80, ., [', 'slack.com', false],
    ['10.0.0.0/99', '10.0.0.0', false],
    ['', 'slack.com', false],
  ])('%j and %s: %s', (text, hostname, expected) => expect(named(text, hostname)).toBe(expected));

  const label = stringMatching(/^[a-z][a-z0-9]{0,8}$/);
  const host = tuple(label, label, constantFrom('com', 'test', 'example')).map((parts) => parts.join('.'));
  const port = integer({ min: 1, max: 65_535 });
  const others = constantFrom(
    '',
    'other.invalid',
    '192.0.2.7',
    '203.0.113.0/24',
    '2001:db8:ffff::/48',
    'x.invalid:1',
  );
  const spaced = (before: string, entry: string, after: string): string => [before, entry, after].join(', ');

  test('every way to write a name means it and what is under it, and nothing beside it', () => {
    const forms = record({
      host,
      port,
      prefix: constantFrom('', '.', '*.'),
      upper: constantFrom(true, false),
      end: constantFrom('', '.'),
      before: others,
      after: others,
    });
    assertProperty(
      property(forms, label, ({ host: name, port: number, prefix, upper, end, before, after }, other) => {
        const entry = `${prefix}${upper ? name.toUpperCase() : name}${end}`;
        const text = spaced(before, entry, after);
        expect(named(text, name, number)).toBe(true);
        expect(named(text, `${other}.${name}`, number)).toBe(true);
        expect(named(text, `${other}${name}`, number)).toBe(false);
        expect(named(text, `${name}.${other}`, number)).toBe(false);
        const withPort = spaced(before, `${prefix}${name}:${number}`, after);
        expect(named(withPort, name, number)).toBe(true);
        expect(named(withPort, name, number === 1 ? 2 : 1)).toBe(false);
      }),
    );
  });

  test('an address is meant by itself and by every range around it', () => {
    assertProperty(
      property(ipV4(), integer({ min: 0, max: 32 }), others, (address, bits, before) => {
        expect(named(spaced(before, address, ''), address)).toBe(true);
        expect(named(spaced(before, `${address}/${bits}`, ''), address)).toBe(true);
      }),
    );
    assertProperty(
      property(ipV6(), integer({ min: 0, max: 128 }), (address, bits) => {
        const { hostname } = new URL(`http://[${address}]/`);
        expect(named(address, hostname)).toBe(true);
        expect(named(`[${address}]:443`, hostname)).toBe(true);
        expect(named(`[${address}]:80`, hostname)).toBe(false);
        expect(named(`${address}/${bits}`, hostname)).toBe(true);
      }),
    );
  });

  test('no text makes it throw', () => {
    assertProperty(
      property(stringMatching(/^[-a-z0-9.,:/[\]*%<>@#?\\ é]{0,40}$/), host, (text, name) => {
        expect(typeof named(text, name)).toBe('boolean');
      }),
    );
  });
});

test.each(['localhost', 'LOCALHOST.', '127.0.0.1', '127.8.9.10', '[::1]', '[::ffff:127.0.0.1]'])(
  '%s is this machine, and never sent to a proxy elsewhere',
  (hostname) => {
    expect(isLoopback(hostname)).toBe(true);
    const address = `http://${hostname}:3000/`;
    for (const HTTP_PROXY of ['http://proxy:1', 'http://10.0.0.1:1', 'socks5://localhost:1'])
      expect(way({ HTTP_PROXY }, address)).toBe('direct');
    for (const HTTP_PROXY of ['http://localhost:1', 'http://127.0.0.1:1', 'http://[::1]:1'])
      expect(way({ HTTP_PROXY }, address)).toBe(`${new URL(HTTP_PROXY).hostname}:1`);
    expect(way({ HTTP_PROXY: 'http://localhost:1', NO_PROXY: hostname }, address)).toBe('direct');
  },
);

test.each(['gate.localhost', 'localhost.example.com', '128.0.0.1', '10.0.0.1', '[fd00::1]', '0.0.0.0'])(
  '%s is not',
  (hostname) => expect(isLoopback(hostname)).toBe(false),
);
