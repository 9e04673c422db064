import { program } from '../program.ts';

/** https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-push */
export const DOTNET = program(
  'dotnet nuget',
  {
    options: {
      '--api-key': 'secret',
      '-ApiKey': 'secret',
      '-Password': 'secret',
      '-p': 'text',
    },
  },
  { when: ['nuget', 'push'], options: { '-k': 'secret' }, valued: ['-s'] },
  ...['nuget add source', 'nuget update source'].map((words) => ({
    when: words.split(' '),
    options: { '-p': 'secret' as const, '--password': 'secret' as const },
    valued: ['-u', '-n'],
  })),
  { when: ['push'], options: { '-k': 'secret' }, valued: ['-s'] },
  { when: ['user-secrets', 'set'], operands: { 1: 'secret' } },
);
