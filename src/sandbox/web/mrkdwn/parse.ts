/**
 * Slack's mrkdwn, read into what is shown. Nothing here is HTML: the page puts every text into a text node.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike' | 'code'; children: Inline[] }
  | { kind: 'link'; url: string; label: string }
  | { kind: 'mention'; what: 'user' | 'group' | 'channel' | 'broadcast'; id: string };

export type Paragraph =
  | { kind: 'lines' | 'quote'; lines: Inline[][] }
  | { kind: 'preformatted'; children: Inline[] };

const FENCE = /```\n?([\s\S]+?)\n?```/;
const QUOTE = /^(?:&gt;|>) ?/;

/** A whole text: code fences, quotes and lines. */
export function parseMrkdwn(text: string): Paragraph[] {
  return text.split(FENCE).flatMap<Paragraph>((piece, index) => {
    if (index % 2 === 1) return [{ kind: 'preformatted', children: parseCode(piece) }];
    return piece === '' ? [] : parseLines(piece);
  });
}

function parseLines(text: string): Paragraph[] {
  const paragraphs: (Paragraph & { kind: 'lines' | 'quote' })[] = [];
  for (const line of text.split('\n')) {
    const kind = QUOTE.test(line) ? 'quote' : 'lines';
    const inline = parseInline(line.replace(QUOTE, ''));
    const last = paragraphs.at(-1);
    if (last?.kind === kind) last.lines.push(inline);
    else paragraphs.push({ kind, lines: [inline] });
  }
  return paragraphs;
}

const CONTROL = '<(?<control>[^<>\\n]+)>';
/** A mark formats only where it hugs its text and stands free outside: `2*3*4` stays as it is. */
const marked = (mark: string, name: string): string =>
  `(?<![\\w${mark}])${mark}(?<${name}>[^\\s${mark}](?:[^${mark}\\n]*[^\\s${mark}])?)${mark}(?![\\w${mark}])`;
const INLINE = new RegExp(
  [CONTROL, '`(?<code>[^`\\n]+)`', marked('\\*', 'bold'), marked('_', 'italic'), marked('~', 'strike')].join(
    '|',
  ),
  'gu',
);

/** One line: marks, links and mentions. */
export function parseInline(text: string): Inline[] {
  return tokens(text, INLINE, ({ control, code, bold, italic, strike }) => {
    if (control !== undefined) return readControl(control);
    if (code !== undefined) return { kind: 'code', children: parseCode(code) };
    if (bold !== undefined) return { kind: 'bold', children: parseInline(bold) };
    if (italic !== undefined) return { kind: 'italic', children: parseInline(italic) };
    return { kind: 'strike', children: parseInline(strike ?? '') };
  });
}

/** Code takes no marks, but Slack reads control sequences in it all the same. */
function parseCode(text: string): Inline[] {
  return tokens(text, new RegExp(CONTROL, 'gu'), ({ control = '' }) => readControl(control));
}

function tokens(
  text: string,
  pattern: RegExp,
  read: (groups: Record<string, string | undefined>) => Inline,
): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) found.push(plain(text.slice(from, match.index)));
    found.push(read(match.groups ?? {}));
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push(plain(text.slice(from)));
  return found;
}

const MENTIONS = { '@': 'user', '#': 'channel', '!subteam^': 'group', '!': 'broadcast' } as const;

function readControl(control: string): Inline {
  const [target = '', label] = control.split(/\|(.*)/s);
  if (target.startsWith('!date^')) return plain(label ?? target);
  const mention = /^(@|#|!subteam\^|!)([\w-]+)$/.exec(target);
  if (mention !== null) {
    const what = MENTIONS[mention[1] as keyof typeof MENTIONS];
    return { kind: 'mention', what, id: mention[2] ?? '' };
  }
  if (!/^(?:https?|mailto):/i.test(target)) return plain(`<${control}>`);
  return { kind: 'link', url: unescape(target), label: unescape(label ?? target) };
}

const plain = (text: string): Inline => ({ kind: 'text', text: unescape(text) });

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

function unescape(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
