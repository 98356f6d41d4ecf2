import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './src/proxy/store/schema.ts',
    './src/proxy/store/mandate-schema.ts',
    './src/proxy/store/link-schema.ts',
    './src/proxy/store/break-schema.ts',
  ],
  out: './src/proxy/store/migrations',
});
