import { callersLink } from '../../../../src/slack/kit/text/link.ts';

test.each([
  [
    'https://github.com/acme/api/actions/runs/1',
    'deploy / deploy',
    '<https://github.com/acme/api/actions/runs/1|deploy / deploy> (github.com)',
  ],
  [
    'https://ci.example.com:8443/run?id=1&x=2#top',
    'ci',
    '<https://ci.example.com:8443/run?id=1&amp;x=2#top|ci> (ci.example.com:8443)',
  ],
  ['http://10.0.0.1/run', undefined, '<http://10.0.0.1/run|run> (10.0.0.1)'],
  ['http://[::1]:8080/run', 'local', '<http://[::1]:8080/run|local> ([::1]:8080)'],
  ['https://GitHub.com/acme', 'x', '<https://GitHub.com/acme|x> (github.com)'],
  [
    'https://github.com.evil.example/acme',
    'x',
    '<https://github.com.evil.example/acme|x> (github.com.evil.example)',
  ],
  // Labels that would be read as something else stand behind the link, as code.
  [
    'https://evil.example/',
    'github.com/acme',
    '<https://evil.example/|run> (evil.example) `github.com/acme`',
  ],
  [
    'https://evil.example/',
    'https://github.com',
    '<https://evil.example/|run> (evil.example) `https://github.com`',
  ],
  ['https://evil.example/', '*deploy*', '<https://evil.example/|run> (evil.example) `*deploy*`'],
  ['https://evil.example/', 'a|b', '<https://evil.example/|run> (evil.example) `a|b`'],
  ['https://evil.example/', 'a> <!channel>', '<https://evil.example/|a&gt; &lt;!channel&gt;> (evil.example)'],
])('%s as %j is a link that shows its host', (address, label, shown) => {
  expect(callersLink(address, label)).toBe(shown);
});

test.each([
  ['user-info', 'https://github.com@evil.example/'],
  ['user-info with a password', 'https://github.com:443@evil.example/'],
  ['user-info spelt in percents', 'https://github.com%40evil.example/'],
  ['a backslash', 'https://github.com\\@evil.example/'],
  ['a right-to-left override', 'https://evil.example/\u202Emoc.buhtig'],
  ['a right-to-left mark in the host', 'https://git\u200Fhub.com/'],
  ['a zero-width space', 'https://github\u200B.com/'],
  ['a Cyrillic letter', 'https://gith\u0443b.com/'],
  ['a whole host in Cyrillic', 'https://\u0430\u0440\u0440\u04CF\u0435.com/'],
  ['the same in punycode', 'https://xn--80ak6aa92e.com/'],
  ['an international name', 'https://münchen.example/'],
  ['an ideographic full stop', 'https://github\u3002com/'],
  ['a fullwidth slash', 'https://github.com\uFF0Fevil.example/'],
  ['a fraction slash', 'https://github.com\u2044evil.example/'],
  ['an IPv4 address as a number', 'https://3232235777/'],
  ['an IPv4 address in octal', 'https://0300.0250.1.1/'],
  ['a path with look-alikes', 'https://evil.example/p\u0430th'],
  ['another scheme', 'javascript://evil.example/%0aalert(1)'],
  ['a scheme of files', 'file:///etc/passwd'],
  ['a bar', 'https://evil.example/|github.com'],
  ['an end of the link', 'https://evil.example/><https://github.com'],
  ['a line break', 'https://evil.example/\nhttps://github.com'],
  ['no host', 'https:///x'],
  ['a very long host', `https://github.com.${'a.'.repeat(60)}example/`],
  ['a very long address', `https://github.com/${'a'.repeat(1_500)}`],
])('%s makes no link', (_what, address) => {
  const shown = callersLink(address, 'deploy');
  expect(shown).toMatch(/^`deploy` `/);
  expect(shown).not.toMatch(/<|[^\x20-\x7e…⟨⟩⏎ü]/);
});

test('an international host is shown as the name that is looked up', () => {
  expect(callersLink('https://\u0430\u0440\u0440\u04CF\u0435.com/x', 'deploy')).toBe(
    '`deploy` `https://⟨U+0430⟩⟨U+0440⟩⟨U+0440⟩⟨U+04CF⟩⟨U+0435⟩.com/x` (`xn--80ak6aa92e.com`)',
  );
});
