import { LRUCache } from 'lru-cache';

/** Words that make a name the name of a secret when it ends in them. */
const SECRET_WORDS = new Set(
  `password passwd passphrase pass passwort pwd pw psw secret token apikey apitoken authtoken accesstoken
   accesskey secretkey privatekey signingkey encryptionkey masterkey storepass keypass credential credentials creds
   bearer auth pat pin otp cookie`
    .trim()
    .split(/\s+/),
);
/** Words in front of `key` that make it a secret; a `key` alone is a name of something. */
const KEY_OF =
  /^(?:api|access|secret|private|signing|encryption|master|app|application|account|storage|license|shared|service|auth|deploy|ssh|admin|session|jwt|hmac|aes|root|webhook|integration|ingest|license|write|client)$/;
/** Words at the end of a name that only say what kind of value it is. */
const KIND_OF_VALUE = /^(?:value|base|plain|plaintext|raw|text|string|new|old|current|default|\d+)$/;
/** Names that end in none of the words above. Sources: the manuals of Rails, Laravel, Redis, MySQL, restic, npm. */
const NAMED =
  /^(?:rediscli_auth|mysql_pwd|secret_key_base|_auth|_authtoken|identitytoken|sig|signature|secret_id|(?:ssh|db|user|admin|root|smtp|mail|ftp|ldap|bind|svc|my|pg|app)pass)$/i;
/** Words that hold `auth`, `pass` or `pin` as their last word and name no secret. */
const NO_SECRET =
  /^(?:no|skip|disable|enable|enabled|require|required|allow|use|with|http|basic|digest|proxy|client|server|mutual|sasl|scram|by|two|multi|first|single|second|dry)$/;
/** Last words that are a secret only with a word in front of them that says so: `--auth` is how, `--basic-auth` is who. */
const WEAK = new Set([
  'auth',
  'pass',
  'pin',
  'cookie',
  'pat',
  'pw',
  'creds',
  'credential',
  'credentials',
  'bearer',
]);
/** Words in front that make it a name, a cursor or a switch. */
const OF_ANOTHER_KIND: Readonly<Record<string, RegExp>> = {
  secret: /^(?:existing|pull|image|ref|tls|sealed|external|use|create|has|with|no)$/,
  token:
    /^(?:next|page|starting|continuation|sync|pad|eos|bos|unk|mask|stop|client|use|with|has|no|id|request)$/,
  password: /^(?:use|with|has|no|require|force|change|reset|update|allow)$/,
};
/** Verbs in front of a name: what follows is the secret's name, or what is done with it. */
const DOES =
  /^(?:delete|remove|rm|revoke|rotate|renew|show|print|list|get|read|describe|decrypt|encrypt|skip|ignore|check|verify|validate|reset|generate|export|import|copy|sync|mount|restore|purge)$/;
/** Variables of the shell that hold folders. */
const FOLDERS = /^(?:OLD)?PWD$/;
const ENDS_IN = /(?:password|passwd|passphrase|pwd|secret|token|apikey|secretkey|accesskey)$/;
const NAME_MAX = 120;
/** What every name of a secret holds: a quick look, since most names are none. */
const HINT = /pass|pwd|pw|psw|secret|token|key|cred|bearer|auth|pat|pin|otp|cookie|sig/i;

/**
 * Whether a name of an option, a variable, a field or a parameter says that its value is a secret: `--db-password`,
 * `PGPASSWORD`, `client.secret`, `apiKey`. The last word decides, so `--password-file` and `--secret-name` do not.
 */
export function isSecretName(name: string): boolean {
  if (name.length > NAME_MAX || !HINT.test(name)) return false;
  return answers.memo(name);
}

/** Most commands use the same few names, and a hostile one may repeat a name a thousand times. */
const answers = new LRUCache<string, boolean>({ max: 1_000, memoMethod: saysSecret });

function saysSecret(name: string): boolean {
  if (NAMED.test(name)) return true;
  if (FOLDERS.test(name)) return false;
  const words = wordsOf(name);
  if (words.length > 1 && DOES.test(words[0] ?? '')) return false;
  let last = words.pop();
  while (last !== undefined && KIND_OF_VALUE.test(last) && words.length > 0) last = words.pop();
  if (last === undefined) return false;
  const before = words.at(-1);
  if (last === 'key') return before !== undefined && KEY_OF.test(before);
  if (before !== undefined && OF_ANOTHER_KIND[last]?.test(before) === true) return false;
  if (WEAK.has(last)) return isWeakSecret(last, before);
  return SECRET_WORDS.has(last) || ENDS_IN.test(last);
}

function isWeakSecret(last: string, before: string | undefined): boolean {
  if (last === 'pass' || last === 'pw' || last === 'pat')
    return before === undefined || !NO_SECRET.test(before);
  return before !== undefined && !NO_SECRET.test(before);
}

/** `dbPassword`, `DB_PASSWORD` and `db-password` have the same words. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** Headers that hold a secret although no word of their names says so. */
const SECRET_HEADER =
  /^(?:proxy-)?authorization$|^(?:set-)?cookie$|^x-vault-token$|^private-token$|^job-token$|^api-key$|^x-jfrog-art-api$/i;

/** Whether the value of an HTTP header of this name is a secret. */
export const isSecretHeader = (name: string): boolean => SECRET_HEADER.test(name) || isSecretName(name);

/** Values that are written where a secret could stand and are none: switches, paths, references and placeholders. */
const NO_VALUE =
  /^(?:|[01]|true|false|yes|no|on|off|none|null|nil|undefined|required|optional|prompt|ask|auto|stdin|env|file|basic|bearer|digest|oidc|-|\*+|x{3,}|\.{3}|…|<[^>]*>|\[[^\]]*\]|‹secret›|%[A-Za-z_]+%|%[-\d.]*[sdqb]|\$(?:[A-Za-z_({@*#?!].*)?|[|)\]\\].*|\[[^\]]*\][+*?{].*|\.[*+].*|\{\{.*|@.+|(?:file|env|vault|op|ssm|secret|awssm|gcpsm|arn|projects|secretref|keyvault|fd):.*|(?:\.{0,2}|~)(?:\/[\w.@+-]+){2,}\/?|(?:\.{1,2}|~)?\/[\w.@+-]+)$/is;

/** Whether a value is no secret, whatever the name in front of it says. */
export const isNoSecret = (value: string): boolean => NO_VALUE.test(value);
