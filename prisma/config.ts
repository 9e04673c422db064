import { defineConfig } from 'prisma/config';

// `prisma generate` looks for the schema engine binary and would download it, yet never runs it. Any path
// that exists satisfies it; migrations run in the process, without a binary (docs/decisions/0003).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: './schema.prisma' });
