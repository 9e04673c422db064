import { program } from '../program.ts';

/** https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-push */
export const DOTNET = program(
  'dotnet nuget',
  {
    options: {
      '-k': 'secret',
      '--api-key': 'secret',
      '-ApiKey': 'secret',
      '-Password': 'secret',
      '-p': 'text',
    },
  },
  { when: ['push'], options: { '-k': 'secret' } },
  { when: ['user-secrets', 'set'], operands: { 1: 'secret' } },
);
