const HEX = '0123456789abcdef';
const MIXED = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6';

function fill(pattern: string, length: number): string {
  return pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);
}

function hex(length: number): string {
  return fill(HEX, length);
}

function mixed(length: number): string {
  return fill(MIXED, length);
}

function upper(length: number): string {
  return mixed(length).toUpperCase();
}

function lower(length: number): string {
  return mixed(length).toLowerCase();
}

function join(...pieces: string[]): string {
  return pieces.join('');
}

function each(kind: string, prefixes: string, body: string): [string, string][] {
  return prefixes.split(' ').map((prefix) => [kind, join(prefix, body)]);
}

/**
 * Two or more texts of each kind that have the form of a token and are none. They are put together from pieces, so that no
 * scanner of this repository takes them for real.
 */
export const TOKEN_SAMPLES: readonly (readonly [kind: string, token: string])[] = [
  ...development(),
  ...infrastructure(),
  ...services(),
];

function development(): (readonly [string, string])[] {
  return [
    ...each('github', 'ghp_ gho_ ghu_ ghs_ ghr_', 'a1'.repeat(18)),
    ['github', join('ghp_', 'A'.repeat(36))],
    ['github', join('ghs_', '123456_', 'eyJ', mixed(30), '.', mixed(80), '.', mixed(40))],
    ...each('github', 'github_pat_', join(mixed(22), '_', mixed(59))),
    ...each('gitlab', 'glpat- gldt- glrt- glptt- glcbt- glft- glimt- glagent- glsoat- gloas-', mixed(20)),
    ['gitlab', join('glpat-', mixed(27), '.01.', lower(9))],
    ['gitlab', join('glcbt-64_', mixed(20))],
    ['gitlab', join('GR134', '8941', mixed(20))],
    ['bitbucket', join('ATBB', mixed(32))],
    ['atlassian', join('ATATT3', mixed(186))],
    ...each('npm', 'npm_', mixed(36)),
    ...each('npm', 'npm_', lower(36)),
    ...each('pypi', 'pypi-AgEIcHlwaS5vcmc pypi-AgENdGVzdC5weXBpLm9yZw', mixed(70)),
    ['nuget', join('oy2', lower(43))],
    ['nuget', join('oy2', fill('z9y8x7', 43))],
    ...each('rubygems', 'rubygems_', hex(48)),
    ['crates', join('cio', mixed(32))],
    ['crates', join('cio', fill('Zz9', 32))],
    ...each('docker', 'dckr_pat_ dckr_oat_', mixed(27)),
    ...each('sonarqube', 'squ_ sqp_', hex(40)),
    ['artifactory', join('AKCp', mixed(69))],
    ['artifactory', join('cmVmd', mixed(59))],
    ['circleci', join('CCIPAT_', mixed(22), '_', hex(40))],
    ['postman', join('PMAK-', hex(24), '-', hex(34))],
    ...each('expacti', 'expacti_', hex(64)),
    ...each('expacti', 'expacti_', 'e'.repeat(64)),
    ['bitbucket', join('ATBB', fill('Zx9', 32))],
    ['atlassian', join('ATCTT3', fill('x-Y_9=', 186))],
    ['rubygems', join('rubygems_', fill('0f1e', 48))],
    ['octopus-deploy', join('API-', upper(26))],
    ['octopus-deploy', join('API-', fill('ZX9', 26))],
    ...each('prefect', 'pnu_', mixed(36)),
    ...each('prefect', 'pnu_', fill('Zx9', 36)),
    ...each('buildkite', 'bkua_', hex(40)),
    ...each('buildkite', 'bkua_', fill('0f1e', 40)),
    ['circleci', join('CCIPRJ_', mixed(22), '_', hex(40))],
    ...each('sourcegraph', 'sgp_ sgp_local_', hex(40)),
    ['postman', join('PMAK-', fill('0f1e', 24), '-', hex(34))],
  ];
}

function infrastructure(): (readonly [string, string])[] {
  return [
    ...each('aws-key-id', 'AKIA ASIA', upper(16)),
    ...each('aws-key-id', 'AKIA', 'Q2'.repeat(8)),
    ...each('aws-session', 'IQoJb3JpZ2lu FwoGZXIvYXdz', join(mixed(120), '/+', mixed(60), '==')),
    ...each('google-api-key', 'AIzaSy AIzaB-', mixed(33)),
    ...each('google-oauth', 'ya29.a0 ya29.c.b0 GOCSPX-', mixed(40)),
    ...each('digitalocean', 'dop_v1_ doo_v1_', hex(64)),
    ['heroku', join('HRKU-', hex(8), '-', hex(4), '-', hex(4), '-', hex(4), '-', hex(12))],
    ['heroku', join('HRKU-AA', mixed(58))],
    ...each('vault', 'hvs. hvb.', mixed(90)),
    ...each('vault', 's. b.', mixed(24)),
    ['terraform-cloud', join(mixed(14), '.atlas', 'v1.', mixed(67))],
    ['terraform-cloud', join(fill('Zq7', 14), '.atlas', 'v1.', fill('x9-_K', 67))],
    ...each('doppler', 'dp.pt. dp.ct. dp.st.prd.', mixed(43)),
    ...each('databricks', 'dapi', hex(32)),
    ...each('databricks', 'dapi', 'd0'.repeat(16)),
    ...each('pulumi', 'pul-', hex(40)),
    ...each('tailscale', 'tskey-auth- tskey-api-', join(mixed(17), '-', mixed(32))),
    ['openshift', join('sha256~', mixed(43))],
    ...each('age', 'AGE-SECRET-KEY-1', 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE'),
    ...each('age', 'AGE-SECRET-KEY-1', 'Q9'.repeat(29)),
    ...each('1password', 'ops_eyJzaWdu ops_eyJlbWFp', join(mixed(260), 'fQ==')),
    ['azure-client-secret', join('abC8', 'Q~', mixed(34))],
    ['supabase', join('sbp_', hex(40))],
    ...each('vercel', 'vcp_ vck_', mixed(40)),
    ...each('aws-bedrock', 'ABSKQmVkcm9jaw ABSKYmVkcm9jaw', join(mixed(110), '==')),
    ['azure-client-secret', join('Zz_7', 'Q~', fill('x-Y_9.~', 31))],
    ['alibaba', join('LTAI', mixed(20))],
    ['alibaba', join('LTAI', fill('5tQ', 20))],
    ['pulumi', join('pul-', fill('0f1e', 40))],
    ['openshift', join('sha256~', fill('x-Y_9', 43))],
    ...each('planetscale', 'pscale_tkn_ pscale_pw_', mixed(43)),
    ['supabase', join('sb_secret_', mixed(22), '_', mixed(8))],
    ...each('netlify', 'nfp_', mixed(36)),
    ...each('netlify', 'nfp_', fill('Zx9', 36)),
    ...each('fly', 'fm2_ fo1_', mixed(60)),
  ];
}

function services(): (readonly [string, string])[] {
  return [
    ...each('slack', 'xoxb- xoxp-', join('123456789012-1234567890123-', mixed(24))),
    ['slack', join('xapp-1-A0123456789-1234567890123-', hex(64))],
    ['slack', join('xoxe.xoxp-1-', mixed(140))],
    ['slack', join('xoxe-1-', mixed(140))],
    ['telegram', join('1234567890', ':AA', mixed(33))],
    ['telegram', join('987654321', ':AA', fill('x-Y_9', 33))],
    ['sendgrid', join('SG.', mixed(22), '.', mixed(43))],
    ['sendgrid', join('SG.', fill('A_b-9', 22), '.', fill('Zz_0-', 43))],
    ['mailgun', join('key-', hex(32))],
    ['mailgun', join('key-', fill('7f3e', 32))],
    ['mailchimp', join(hex(32), '-us', '12')],
    ['mailchimp', join(fill('9a8b', 32), '-us', '6')],
    ['twilio', join('SK', hex(32))],
    ['twilio', join('SK', fill('0f1e', 32))],
    ...each('stripe', 'sk_live_ rk_live_ sk_test_ whsec_', mixed(24)),
    ['stripe', join('whsec_', mixed(32), '+/', mixed(8), '=')],
    ['openai', join('sk-', mixed(20), 'T3Blbk', 'FJ', mixed(20))],
    ...each('openai', 'sk-proj- sk-svcacct- sk-admin-', join(mixed(74), 'T3Blbk', 'FJ', mixed(74))),
    ...each('anthropic', 'sk-ant-api03- sk-ant-admin01- sk-ant-oat01-', join(mixed(93), 'AA')),
    ['openrouter', join('sk-or-v1-', hex(64))],
    ...each('hugging-face', 'hf_', fill('aBcDeFgH', 34)),
    ...each('hugging-face', 'hf_', mixed(37)),
    ...each('groq', 'gsk_', mixed(52)),
    ...each('linear', 'lin_api_ lin_oauth_', mixed(40)),
    ['notion', join('secret_', mixed(43))],
    ['notion', join('ntn_', '12345678901', mixed(35))],
    ...each('figma', 'figd_', mixed(43)),
    ...each('figma', 'figd_', fill('x-Y_9', 43)),
    ...each('shopify', 'shpat_ shpca_ shppa_ shpss_', hex(32)),
    ...each('grafana', 'glc_eyJ', join(mixed(80), '==')),
    ...each('grafana', 'glsa_', join(mixed(32), '_', hex(8))),
    ...each('new-relic', 'NRAK-', upper(27)),
    ['new-relic', join(hex(36), 'NRAL')],
    ['pagerduty', join('u+', mixed(18))],
    ['pagerduty', join('pdus+_0XBPWQQ_', mixed(36))],
    ...each('sentry', 'sntrys_eyJ sntryu_', hex(64)),
    ['jwt', join('eyJhbGciOiJIUzI1NiJ9', '.', 'eyJzdWIiOiIxIn0', '.', mixed(43))],
    ['jwt', join('eyJhbGciOiJub25lIn0', '.', 'eyJzdWIiOiIxIn0', '.')],
    ...each('brevo', 'xkeysib- xsmtpsib-', join(hex(64), '-', mixed(16))),
    ...each('square', 'sq0csp- sq0atp-', mixed(43)),
    ['openrouter', join('sk-or-v1-', fill('0f1e', 64))],
    ...each('langfuse', 'sk-lf-', '550e8400-e29b-41d4-a716-446655440000'),
    ...each('langfuse', 'sk-lf-', '650e8400-e29b-41d4-a716-446655440001'),
    ...each('groq', 'gsk_', fill('Zx9', 52)),
    ...each('xai', 'xai-', mixed(80)),
    ...each('xai', 'xai-', fill('Zx9', 80)),
    ...each('perplexity', 'pplx-', mixed(48)),
    ...each('perplexity', 'pplx-', fill('Zx9', 48)),
    ...each('replicate', 'r8_', mixed(37)),
    ...each('replicate', 'r8_', fill('Zx9', 37)),
    ...each('dynatrace', 'dt0c01. dt0s16.', join(upper(24), '.', upper(52), 'ABCDEFGHIJKL')),
  ];
}

/** Texts in which only one part is secret: kind, what stays in front, the secret, what stays behind. */
export const CONTEXTS: readonly (readonly [kind: string, before: string, secret: string, after: string])[] = [
  ['aws-secret', 'aws_secret_access_key=', join(mixed(20), '/', mixed(19)), ''],
  ['aws-secret', 'aws_secret_access_key = ', join(mixed(20), '+', mixed(19)), '\n'],
  ['aws-secret', '{"SecretAccessKey": "', mixed(40), '"}'],
  ['aws-session', 'AWS_SESSION_TOKEN: ', mixed(120), ' '],
  [
    'azure-storage',
    'AccountName=acme;AccountKey=',
    join(mixed(86), '=='),
    ';EndpointSuffix=core.windows.net',
  ],
  ['azure-storage', 'Endpoint=sb://x/;SharedAccessKey=', join(mixed(43), '='), ''],
  [
    'azure-sas',
    'https://a.blob.core.windows.net/c?sv=2022&sig=',
    join(mixed(30), '%2B', mixed(10), '%3D'),
    '&se=2026',
  ],
  ['azure-sas', 'sv=2022-11-02&ss=b&sig=', join(mixed(43), '%3D'), ''],
  ['datadog', 'DD_API_KEY=', hex(32), ''],
  ['datadog', 'DD-APPLICATION-KEY: ', hex(40), ''],
  ['pagerduty', 'Authorization: Token token=', mixed(20), ''],
  ['slack-webhook', join('https://hooks.slack', '.com/services/T01234567/B01234567/'), mixed(24), ''],
  ['slack-webhook', join('https://hooks.slack', '.com/triggers/T01234567/1234567890123/'), hex(32), ''],
  [
    'slack-webhook',
    join('https://hooks.slack', '.com/workflows/T01234567/A01234567/1234567890/'),
    mixed(24),
    '',
  ],
  [
    'discord-webhook',
    join('https://discord', '.com/api/webhooks/123456789012345678/'),
    mixed(68),
    '?wait=true',
  ],
  ['discord-webhook', join('https://discordapp', '.com/api/v10/webhooks/123456789012345678/'), mixed(68), ''],
  [
    'teams-webhook',
    join('https://acme.webhook', '.office.com/webhookb2/0@1/IncomingWebhook/'),
    hex(32),
    '/u-1',
  ],
  ['teams-webhook', join('https://outlook', '.office.com/webhook/0@1/IncomingWebhook/'), 'a0'.repeat(16), ''],
  ['zapier-webhook', join('http://hooks.zapier', '.com/hooks/catch/7654321/'), 'z9y8x7w', ''],
  ['pagerduty-webhook', join('https://events.pagerduty', '.com/integration/'), hex(32), '/enqueue'],
  ['pagerduty-webhook', join('https://events.pagerduty', '.com/integration/'), mixed(32), ''],
  ['zapier-webhook', join('https://hooks.zapier', '.com/hooks/catch/1234567/'), 'a1b2c3d', '/'],
  ['telegram', 'https://api.telegram.org/bot', join('123456789', ':AA', mixed(33)), '/sendMessage'],
  ['mailgun', 'https://api:', join('key-', hex(32)), '@api.mailgun.net/v3'],
  ['github', 'https://x-access-token:', join('ghs_', mixed(36)), '@github.com/acme/api.git'],
  ['github', "printf 'user\\n", join('ghp_', mixed(36)), "\\n'"],
  ['github', 'next=%3D', join('ghp_', mixed(36)), '%26'],
  ['anthropic', '{"key":"', join('sk-ant-', mixed(40)), '"}'],
  ['gitlab', '-p', join('glpat-', mixed(20)), ''],
  ['vault', 'the token is ', join('hvs.', mixed(40)), '.'],
];
