import { readFileSync } from 'node:fs';
import { CLI, type Ended, expacti } from '../../support/callers/expacti-cli.ts';
import {
  approved,
  pending,
  type Script,
  type ScriptedGate,
  type Step,
  startScriptedGate,
} from '../../support/callers/scripted-gate.ts';
import {
  type ForwardProxy,
  type ForwardProxyOptions,
  startForwardProxy,
} from '../../support/forward-proxy/forward-proxy.ts';
import { CERTIFICATE, startTlsFront } from '../../support/forward-proxy/tls-front.ts';

// `gate.test` is known to the proxy alone: what reaches the gate went through it.
const HTTP = 'http://gate.test:3000';
const HTTPS = 'https://gate.test';
const RUN = ['run', '--', 'echo', 'it-ran'];
/** Asks the gate once, and gives up at once. */
const CHECK = ['check', '--', 'echo'];
const CREDENTIALS = 'ana:p@ss:w0rd/';
const ENCODED = 'ana:p%40ss%3Aw0rd%2F';
/** What no output may hold of them. */
const SECRET = /w0rd|YW5hO/;

/** A gate, the proxy in front of it, and the command line behind that. */
interface Way {
  gate: ScriptedGate;
  proxy: ForwardProxy;
  /** With the proxy for both kinds of URL, and the gate's certificate trusted. */
  run(url: string, env?: Record<string, string>, args?: string[]): Promise<Ended>;
}

const started: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of started.splice(0).toReversed()) await one.stop();
});

async function setUp(script: Script = {}, options: Partial<ForwardProxyOptions> = {}): Promise<Way> {
  const gate = await startScriptedGate(script);
  started.push(gate);
  const port = Number(new URL(gate.url).port);
  const front = await startTlsFront(port);
  started.push(front);
  const hosts = {
    'gate.test:3000': port,
    'gate.test:443': front.port,
    [`127.0.0.1:${port}`]: port,
    'gate.example:3000': port,
  };
  const proxy = await startForwardProxy({ hosts, ...options });
  started.push(proxy);
  const usual = {
    HTTPS_PROXY: proxy.url,
    HTTP_PROXY: proxy.url,
    EXPACTI_INSECURE: '1',
    NODE_EXTRA_CA_CERTS: CERTIFICATE,
  };
  return {
    gate,
    proxy,
    run: async (url, env = {}, args = RUN) => {
      const ended = await expacti(url, args, { ...usual, ...env });
      expect(ended.stdout + ended.stderr).not.toMatch(SECRET);
      return ended;
    },
  };
}

const withCredentials = ({ proxy }: Way, encoded: string): Record<string, string> => {
  const url = proxy.url.replace('//', `//${encoded}@`);
  return { HTTPS_PROXY: url, HTTP_PROXY: url };
};

const held: Step = (request) => ({ status: 201, json: pending(request) });
const decided: Step = (request) => ({ json: approved(request) });

describe('a gate that only the proxy reaches', () => {
  test('https: every call goes through a tunnel, and the command runs', async () => {
    const way = await setUp({ create: [held], read: [(request) => ({ json: pending(request) }), decided] });
    expect(await way.run(HTTPS)).toMatchObject({ code: 0, stdout: 'it-ran\n' });
    expect(new Set(way.proxy.asked)).toEqual(new Set(['CONNECT gate.test:443']));
    expect(way.gate.calls.length).toBe(way.proxy.asked.length);
    expect(way.gate.calls[0]?.headers.authorization).toMatch(/^Bearer /);
    expect(way.gate.calls[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  test('http: the proxy forwards every call, and the command runs', async () => {
    const way = await setUp({ create: [held], read: [decided] });
    expect(await way.run(HTTP)).toMatchObject({ code: 0, stdout: 'it-ran\n' });
    expect(way.proxy.asked[0]).toBe(`POST ${HTTP}/v1/requests`);
    expect(way.proxy.asked.map((one) => one.replace(HTTP, ''))).toEqual(
      way.gate.calls.map(({ method, path }) => `${method} ${path}`),
    );
    expect(way.gate.calls[0]?.headers.host).toBe('gate.test:3000');
  });

  test.each([HTTPS, HTTP])('%s: a wait that the proxy cuts goes on', async (url) => {
    const cut: Step = () => {
      way.proxy.cut();
      return 'silence';
    };
    const way: Way = await setUp({ create: [held], read: [cut, () => 'cut', decided] });
    const end = await way.run(url);
    expect(end).toMatchObject({ code: 0, stdout: 'it-ran\n' });
    expect(end.stderr).toContain('the gate does not answer');
  });

  test.each([HTTPS, HTTP])('%s: credentials in the URL of the proxy work', async (url) => {
    const way = await setUp({ create: [decided] }, { credentials: CREDENTIALS });
    expect(await way.run(url, withCredentials(way, ENCODED))).toMatchObject({ code: 0, stdout: 'it-ran\n' });
  });

  test.each([HTTPS, HTTP])('%s: a proxy that is spoken to over TLS works', async (url) => {
    const way = await setUp({ create: [decided] }, { credentials: CREDENTIALS });
    const secure = await startTlsFront(Number(new URL(way.proxy.url).port));
    started.push(secure);
    const address = `https://${ENCODED}@localhost:${secure.port}`;
    const end = await way.run(url, { HTTPS_PROXY: address, HTTP_PROXY: address });
    expect(end).toMatchObject({ code: 0, stdout: 'it-ran\n' });
    expect(way.proxy.asked.length).toBe(way.gate.calls.length);
  });

  test('other commands go through it as well', async () => {
    const way = await setUp();
    await way.run(HTTPS, {}, ['rules', 'export']);
    expect(way.proxy.asked).toEqual(['CONNECT gate.test:443']);
    expect(way.gate.calls).toMatchObject([{ method: 'GET', path: '/v1/rules' }]);
  });

  test('a certificate that is not trusted ends it: nothing was run', async () => {
    const way = await setUp({ create: [decided] });
    const end = await way.run(HTTPS, { NODE_EXTRA_CA_CERTS: '' }, CHECK);
    expect(end).toMatchObject({ code: 69, stdout: '' });
    expect(end.stderr).toMatch(/self-signed certificate/);
    expect(way.gate.calls).toEqual([]);
  });
});

test('a proxy over TLS is known by its own certificate, not by the name of the gate', async () => {
  const way = await setUp({ create: [decided] });
  const front = await startTlsFront(Number(new URL(way.proxy.url).port));
  started.push(front);
  for (const name of ['localhost', '127.0.0.1']) {
    const proxy = `https://${name}:${front.port}`;
    const end = await way.run('http://gate.example:3000', { HTTP_PROXY: proxy }, CHECK);
    expect(end.stderr).not.toMatch(/proxy/);
    expect(way.gate.calls.length).toBeGreaterThan(0);
    way.gate.calls.length = 0;
  }
});

test('NO_PROXY goes past the proxy', async () => {
  const way = await setUp({ create: [decided] });
  expect(await way.run(HTTPS, { NO_PROXY: 'gate.test' }, CHECK)).toMatchObject({ code: 69 });
  expect(await way.run(way.gate.url, { NO_PROXY: '127.0.0.1' })).toMatchObject({ code: 0 });
  expect(way.proxy.asked).toEqual([]);
});

test('a gate on this machine is called through a proxy on this machine, and past one elsewhere', async () => {
  const way = await setUp({ create: [decided, decided] });
  const elsewhere = { HTTP_PROXY: 'http://proxy.example:3128' };
  expect(await way.run(way.gate.url, elsewhere)).toMatchObject({ code: 0 });
  expect(way.proxy.asked).toEqual([]);
  expect(await way.run(way.gate.url)).toMatchObject({ code: 0 });
  expect(way.proxy.asked.length).toBeGreaterThan(0);
});

describe('a proxy that does not pass it on: nothing was run, and one sentence says why', () => {
  test.each([HTTPS, HTTP])('%s: without credentials', async (url) => {
    const way = await setUp({ create: [decided] }, { credentials: CREDENTIALS });
    const end = await way.run(url);
    expect(end).toMatchObject({ code: 69, stdout: '' });
    expect(end.stderr).toContain(
      `cannot answer: the proxy ${way.proxy.address} requires credentials (HTTP 407): set HTTP${url === HTTPS ? 'S' : ''}_PROXY to http://USER:PASSWORD@HOST:PORT. Nothing was run.`,
    );
    // Only a person can help: it was not asked again.
    expect(way.proxy.asked).toHaveLength(1);
  });

  test('with wrong credentials', async () => {
    const way = await setUp({ create: [decided] }, { credentials: CREDENTIALS });
    const end = await way.run(HTTPS, withCredentials(way, 'ana:wr0ng'));
    expect(end).toMatchObject({ code: 69, stdout: '' });
    expect(end.stderr).toContain(
      `the proxy ${way.proxy.address} does not accept the credentials in HTTPS_PROXY (HTTP 407)`,
    );
    expect(end.stderr).not.toContain('wr0ng');
  });

  test.each([HTTPS, HTTP])('%s: one that refuses', async (url) => {
    const way = await setUp({ create: [decided] });
    way.proxy.setMode({ status: 403 });
    const end = await way.run(url, {}, CHECK);
    expect(end).toMatchObject({ code: 69, stdout: '' });
    expect(end.stderr).toMatch(
      `the proxy ${way.proxy.address} refuses connections to gate.test:${url === HTTPS ? 443 : 3000} (HTTP 403)`,
    );
  });

  test('one that cannot reach the gate, is away or says nothing is asked again for a while', async () => {
    const ways = await Promise.all([0, 1, 2].map(() => setUp({ create: [decided] })));
    const [bad, away, silent] = ways as [Way, Way, Way];
    bad.proxy.setMode({ status: 502 });
    silent.proxy.setMode('hanging');
    await away.proxy.goAway();
    const says = [
      [bad, HTTPS, `the proxy ${bad.proxy.address} cannot connect to gate.test:443 (HTTP 502)`],
      [bad, HTTP, `the proxy ${bad.proxy.address} cannot connect to gate.test:3000 (HTTP 502)`],
      [away, HTTPS, `the proxy ${away.proxy.address} cannot be reached (ECONNREFUSED): check HTTPS_PROXY`],
      [away, HTTP, `the proxy ${away.proxy.address} cannot be reached (ECONNREFUSED): check HTTP_PROXY`],
      [silent, HTTPS, `the proxy ${silent.proxy.address}`],
      [silent, HTTP, `the proxy ${silent.proxy.address}`],
    ] as const;
    const ends = await Promise.all(says.map(async ([way, url, text]) => ({ ...(await way.run(url)), text })));
    for (const { code, stdout, stderr, text } of ends) {
      expect({ code, stdout }).toEqual({ code: 69, stdout: '' });
      expect(stderr).toContain(text);
      expect(stderr).toContain('Nothing was run');
    }
    expect(bad.proxy.asked.length).toBeGreaterThan(3);
  });
});

test('the command line holds no second HTTP client, which would add half to its size', () => {
  expect(readFileSync(CLI, 'utf8')).not.toContain('node_modules/undici/');
});

test.each([
  ['socks5://ana:p%40ssw0rd@proxy:1080', 'HTTPS_PROXY names a socks5 proxy, but only http and https'],
  ['http://ana:1#w0rd@proxy', 'HTTPS_PROXY must contain only user, password, host and port'],
])('HTTPS_PROXY=%s is a wrong setting', async (value, says) => {
  const way = await setUp();
  const end = await way.run(HTTPS, { HTTPS_PROXY: value });
  expect(end).toMatchObject({ code: 78, stdout: '' });
  expect(end.stderr).toContain(says);
  // It is not used for this gate, so it does not matter.
  expect((await way.run(HTTPS, { HTTPS_PROXY: value, NO_PROXY: 'gate.test' }, CHECK)).code).toBe(69);
});
