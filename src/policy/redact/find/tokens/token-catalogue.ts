/** A set of characters that one part of a token is made of. No set holds white space, quotes or a shell operator. */
export type CharSet =
  | 'digit'
  | 'hex'
  | 'upper'
  | 'alnum'
  | 'word'
  | 'slug'
  | 'dotted'
  | 'base64'
  | 'base64url'
  | 'query'
  | 'tilde'
  | 'plus';

/** One part of a token: the text itself, or a whole run of a set with its least and greatest length. */
export type Part = string | readonly [set: CharSet, least: number, most?: number];

/**
 * The form of one kind of token.
 *
 * - `literal`: the fixed text that finds it; `anyCase` ignores the case of its ASCII letters.
 * - `before`: characters of the token in front of the literal.
 * - `parts`: what must follow the literal. A run is always taken whole, so nothing is tried twice.
 * - `hideFrom`: the first part that is secret; what stands before it is context and stays. Without it all is secret.
 * - `edge`: what must not stand in front. `word`: a letter, digit or `_`; `name`: also `-`, `.` and `/`; `host`: also `-`
 *   and `.`; `none`: nothing is ruled out.
 * - `wants`: `digit`: at least one digit; `noWords`: not just lower-case words and
 *   numbers joined by `-`, `_` or `.`.
 */
export interface TokenShape {
  readonly kind: string;
  readonly literal: string;
  readonly anyCase?: boolean;
  readonly before?: readonly [set: CharSet, least: number, most: number];
  readonly parts: readonly Part[];
  readonly hideFrom?: number;
  readonly edge?: 'word' | 'name' | 'host' | 'none';
  readonly wants?: 'digit' | 'noWords';
}

type Options = Omit<TokenShape, 'kind' | 'literal' | 'parts'>;

/** Shapes that differ only in their prefix. */
function prefixed(
  kind: string,
  prefixes: string,
  part: readonly [CharSet, number, number?],
  options: Options = {},
): TokenShape[] {
  return prefixes.split(' ').map((literal) => ({ kind, literal, parts: [part], ...options }));
}

/** Values that are secret by the name in front: the name, a separator, the value. Only the value is secret. */
function named(kind: string, names: string, part: readonly [CharSet, number, number?]): TokenShape[] {
  const shape = { kind, anyCase: true, edge: 'none', hideFrom: 1 } as const;
  return names.split(' ').map((literal) => ({ ...shape, literal, parts: [SEPARATOR, part] }));
}

/** Webhook addresses: the host and the ids stay, the segments from `hideFrom` on are secret. */
function webhook(kind: string, literal: string, parts: readonly Part[], hideFrom: number): TokenShape {
  return { kind, literal, parts, hideFrom, anyCase: true, edge: 'host' };
}

/** A part that matches up to six blanks, quotes and backslashes around one `=` or `:`. */
export const SEPARATOR = '\0separator';

const noWords: Options = { wants: 'noWords' };
const byName: Options = { edge: 'name' };

/** Source control, packages and build services. */
const DEVELOPMENT: readonly TokenShape[] = [
  ...prefixed('github', 'ghp_ gho_ ghu_ ghr_', ['word', 16], noWords),
  // Since April 2026 installation tokens may be `ghs_APPID_JWT` (GitHub changelog of 2026-05-15).
  ...prefixed('github', 'ghs_', ['dotted', 16], noWords),
  ...prefixed('github', 'github_pat_', ['word', 20], noWords),
  ...prefixed(
    'gitlab',
    'glpat- gldt- glrt- glrtr- glcbt- glptt- glft- glimt- glagent- glsoat- gloas- glffct- glwt-',
    ['dotted', 16],
    noWords,
  ),
  ...prefixed('gitlab', 'GR1348941', ['slug', 18]),
  ...prefixed('bitbucket', 'ATBB', ['alnum', 24], { wants: 'digit' }),
  ...prefixed('atlassian', 'ATATT3 ATCTT3', ['base64url', 40]),
  ...prefixed('npm', 'npm_', ['alnum', 24]),
  ...prefixed('pypi', 'pypi-Ag', ['slug', 16]),
  ...prefixed('nuget', 'oy2', ['alnum', 43, 43], { edge: 'name', wants: 'digit' }),
  ...prefixed('rubygems', 'rubygems_', ['hex', 32]),
  ...prefixed('crates', 'cio', ['alnum', 32, 32], { edge: 'name', wants: 'digit' }),
  ...prefixed('docker', 'dckr_pat_ dckr_oat_', ['slug', 20], noWords),
  ...prefixed('artifactory', 'AKCp', ['alnum', 69, 73]),
  ...prefixed('artifactory', 'cmVmd', ['alnum', 59, 59]),
  ...prefixed('sonarqube', 'squ_ sqp_ sqa_', ['hex', 40, 40]),
  ...prefixed('buildkite', 'bkua_', ['hex', 40, 40]),
  ...prefixed('circleci', 'CCIPAT_ CCIPRJ_', ['word', 24]),
  ...prefixed('sourcegraph', 'sgp_', ['word', 40]),
  ...prefixed('postman', 'PMAK-', ['slug', 40]),
  ...prefixed('octopus-deploy', 'API-', ['upper', 26, 26], { edge: 'name', wants: 'digit' }),
  ...prefixed('prefect', 'pnu_', ['alnum', 36]),
  ...prefixed('expacti', 'expacti_', ['hex', 64, 64]),
];

/** Clouds, clusters and infrastructure. */
const INFRASTRUCTURE: readonly TokenShape[] = [
  ...prefixed('aws-key-id', 'AKIA ASIA ABIA ACCA', ['upper', 16, 16]),
  ...prefixed('aws-session', 'IQoJb3JpZ2lu FwoGZXIvYXdz', ['base64', 40], { edge: 'word' }),
  ...prefixed('aws-bedrock', 'ABSK', ['base64', 80]),
  ...named('aws-secret', 'secret_access_key secretaccesskey', ['base64', 16]),
  ...named('aws-session', 'session_token sessiontoken', ['base64', 40]),
  ...prefixed('google-api-key', 'AIza', ['slug', 30]),
  ...prefixed('google-oauth', 'ya29.', ['dotted', 20], noWords),
  ...prefixed('google-oauth', 'GOCSPX-', ['slug', 20], noWords),
  ...prefixed('google-oauth', '1//0', ['slug', 40], byName),
  ...prefixed('azure-storage', 'AccountKey= SharedAccessKey=', ['base64', 20], {
    anyCase: true,
    edge: 'none',
    hideFrom: 0,
  }),
  ...prefixed('azure-sas', '?sig= &sig= ;sig=', ['query', 20], { edge: 'none', hideFrom: 0 }),
  ...prefixed('azure-sas', 'sig=', ['query', 40], { edge: 'name', hideFrom: 0 }),
  {
    kind: 'azure-client-secret',
    literal: 'Q~',
    before: ['tilde', 4, 4],
    parts: [['tilde', 31, 34]],
    wants: 'digit',
  },
  ...prefixed('alibaba', 'LTAI', ['alnum', 20, 20], { wants: 'digit' }),
  ...prefixed('digitalocean', 'dop_v1_ doo_v1_ dor_v1_', ['hex', 32]),
  ...prefixed('heroku', 'HRKU-', ['slug', 20]),
  ...prefixed('vault', 'hvs. hvb. hvr.', ['slug', 16], noWords),
  ...prefixed('vault', 's. b.', ['alnum', 24, 24], { edge: 'name', wants: 'digit' }),
  {
    kind: 'terraform-cloud',
    literal: '.atlasv1.',
    before: ['alnum', 10, 20],
    parts: [['base64url', 40]],
  },
  ...prefixed('doppler', 'dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit. dp.said.', ['dotted', 20], noWords),
  ...prefixed('databricks', 'dapi', ['hex', 32, 32], { edge: 'name' }),
  ...prefixed('pulumi', 'pul-', ['hex', 40, 40], byName),
  ...prefixed('tailscale', 'tskey-', ['slug', 20], noWords),
  ...prefixed('openshift', 'sha256~', ['slug', 40]),
  ...prefixed('age', 'AGE-SECRET-KEY-1', ['upper', 40]),
  ...prefixed('1password', 'ops_eyJ', ['base64url', 40]),
  ...prefixed('planetscale', 'pscale_tkn_ pscale_pw_ pscale_oauth_', ['dotted', 24], noWords),
  ...prefixed('supabase', 'sbp_', ['hex', 40, 40]),
  ...prefixed('supabase', 'sb_secret_', ['slug', 20], noWords),
  ...prefixed('netlify', 'nfp_', ['alnum', 36]),
  ...prefixed('vercel', 'vcp_ vci_ vca_ vcr_ vck_', ['alnum', 20], { wants: 'digit' }),
  ...prefixed('fly', 'fm1a_ fm1r_ fm2_ fo1_', ['base64url', 40]),
];

/** Chat, mail, payment, observability and language models. */
const SERVICES: readonly TokenShape[] = [
  ...prefixed(
    'slack',
    'xoxb- xoxp- xoxa- xoxo- xoxr- xoxs- xoxe- xoxd- xoxe.xoxp- xoxe.xoxb- xapp- xwfp-',
    ['slug', 10],
    {
      wants: 'digit',
    },
  ),
  webhook(
    'slack-webhook',
    'hooks.slack.com/services/',
    [['alnum', 1], '/', ['alnum', 1], '/', ['alnum', 6]],
    4,
  ),
  webhook(
    'slack-webhook',
    'hooks.slack.com/triggers/',
    [['alnum', 1], '/', ['digit', 1], '/', ['alnum', 6]],
    4,
  ),
  webhook(
    'slack-webhook',
    'hooks.slack.com/workflows/',
    [['alnum', 1], '/', ['alnum', 1], '/', ['digit', 1], '/', ['alnum', 6]],
    6,
  ),
  ...['discord.com', 'discordapp.com'].flatMap((host) =>
    ['', 'v6/', 'v7/', 'v8/', 'v9/', 'v10/'].map((version) =>
      webhook('discord-webhook', `${host}/api/${version}webhooks/`, [['digit', 6], '/', ['slug', 16]], 2),
    ),
  ),
  { kind: 'teams-webhook', literal: '/IncomingWebhook/', parts: [['hex', 24]], hideFrom: 0, edge: 'none' },
  webhook('zapier-webhook', 'hooks.zapier.com/hooks/catch/', [['digit', 1], '/', ['alnum', 5]], 2),
  webhook('pagerduty-webhook', 'events.pagerduty.com/integration/', [['alnum', 20]], 0),
  { kind: 'telegram', literal: ':AA', before: ['digit', 8, 12], parts: [['slug', 33, 33]] },
  ...prefixed('sendgrid', 'SG.', ['slug', 16]).map((shape) => ({
    ...shape,
    parts: [...shape.parts, '.', ['slug', 16]] satisfies Part[],
  })),
  ...prefixed('mailgun', 'key-', ['alnum', 32, 32], { edge: 'name', wants: 'digit' }),
  ...prefixed('brevo', 'xkeysib- xsmtpsib-', ['slug', 40], noWords),
  { kind: 'mailchimp', literal: '-us', before: ['hex', 32, 32], parts: [['digit', 1, 2]] },
  ...prefixed('twilio', 'SK', ['hex', 32, 32]),
  ...prefixed('stripe', 'sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_', ['word', 16], noWords),
  ...prefixed('stripe', 'whsec_', ['base64', 24]),
  ...prefixed('square', 'sq0csp- sq0atp-', ['slug', 20]),
  ...prefixed('openai', 'sk-', ['alnum', 20], { wants: 'digit' }),
  ...prefixed('openai', 'sk-proj- sk-svcacct- sk-admin- sk-None-', ['slug', 16], noWords),
  ...prefixed('anthropic', 'sk-ant-', ['slug', 16], noWords),
  ...prefixed('openrouter', 'sk-or-v1-', ['hex', 32]),
  ...prefixed('langfuse', 'sk-lf-', ['slug', 32]),
  ...prefixed('hugging-face', 'hf_ api_org_', ['alnum', 24]),
  ...prefixed('groq', 'gsk_', ['alnum', 32]),
  ...prefixed('xai', 'xai-', ['alnum', 40]),
  ...prefixed('perplexity', 'pplx-', ['alnum', 32]),
  ...prefixed('replicate', 'r8_', ['alnum', 32]),
  ...prefixed('linear', 'lin_api_ lin_oauth_', ['alnum', 20]),
  ...prefixed('notion', 'secret_', ['alnum', 43, 43], { edge: 'name' }),
  ...prefixed('notion', 'ntn_', ['alnum', 32]),
  ...prefixed('figma', 'figd_', ['slug', 20], noWords),
  ...prefixed('shopify', 'shpat_ shpca_ shppa_ shpss_ shptka_', ['alnum', 24]),
  ...prefixed('grafana', 'glc_', ['base64', 24]),
  ...prefixed('grafana', 'glsa_', ['word', 24], noWords),
  ...prefixed('new-relic', 'NRAK- NRII- NRIQ- NRRA-', ['slug', 20], noWords),
  { kind: 'new-relic', literal: 'NRAL', before: ['hex', 36, 36], parts: [] },
  ...named('datadog', 'dd_api_key dd-api-key datadog_api_key', ['hex', 32, 32]),
  ...named('datadog', 'dd_app_key dd-application-key datadog_app_key', ['hex', 40, 40]),
  ...prefixed('pagerduty', 'u+', ['slug', 18, 18], { edge: 'name', wants: 'noWords' }),
  ...prefixed('pagerduty', 'pdus+_ pdeu+_', ['slug', 20]),
  { kind: 'pagerduty', literal: 'token token=', parts: [['plus', 16]], anyCase: true, hideFrom: 0 },
  ...prefixed('sentry', 'sntrys_ sntryu_', ['base64url', 32]),
  ...prefixed('dynatrace', 'dt0c01. dt0s01. dt0s16.', ['dotted', 24], noWords),
  {
    kind: 'jwt',
    literal: 'eyJ',
    parts: [['slug', 8], '.', ['slug', 4], '.', ['dotted', 0]],
  },
];

/**
 * The forms of tokens that are secret wherever they stand.
 *
 * Prefixes and character sets are facts that the makers publish. Sources: the rules of secretlint
 * (`@secretlint/secretlint-rule-preset-recommend` 12.0.0, MIT) and the default rules of gitleaks (MIT), both widened:
 *
 * - The secretlint packages are not used at run time. They cover 21 of the makers here, answer through a reporting context,
 *   import `node:path` and use `crypto.subtle` (this folder does no I/O), and version 13 needs Node.js 22.
 * - Linters demand exact lengths to avoid false alarms. A redaction must also hide a token whose length has changed. A
 *   shape here gives the least length, and the greatest only if a longer word is likely to be something else.
 */
export const TOKEN_SHAPES: readonly TokenShape[] = [...DEVELOPMENT, ...INFRASTRUCTURE, ...SERVICES];
