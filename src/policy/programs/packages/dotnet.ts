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
  { when: ['push'], options: { '-k': 'secret' }, valued: ['-s'] },
  { when: ['user-secrets', 'set'], operands: { 1: 'secret' } },
);
