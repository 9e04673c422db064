import { ProgressBar } from '../../src/cli/audit/progress-bar.ts';

function written(isTTY: boolean, work: (bar: ProgressBar) => void): string {
  let text = '';
  const stream = { isTTY, write: (piece: string) => (text += piece) };
  const now = jest.spyOn(performance, 'now').mockReturnValue(0);
  const bar = new ProgressBar(stream as unknown as NodeJS.WriteStream);
  for (const ms of [50, 20_000, 20_050, 40_000]) {
    now.mockReturnValue(ms);
    work(bar);
  }
  now.mockRestore();
  bar.clear();
  return text;
}

test('a terminal shows one bar, which goes when it is over', () => {
  const text = written(true, (bar) => bar.show('entries', 500_000, 1_000_000));
  expect(text.split('\r')).toHaveLength(4);
  expect(text).toContain('[############............] entries 50% (500,000 of 1,000,000)');
  expect(text.endsWith('\r\u001B[2K')).toBe(true);
});

test('elsewhere there is a line now and then, and there may be more than was said', () => {
  expect(written(false, (bar) => bar.show('rules', 12, 10))).toBe(
    'expacti: rules 100% (12 of 12)\n'.repeat(2),
  );
});
