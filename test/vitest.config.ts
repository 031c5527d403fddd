// Two sets: fast (npm run check) and slow (npm test only). A slow test says so in its file's name.
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const slow = 'test/**/*.slow.test.ts';

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'fast', include: ['test/**/*.test.ts'], exclude: [slow, '**/node_modules/**'] } },
      { extends: true, test: { name: 'slow', include: [slow], testTimeout: 300_000, maxWorkers: 1 } },
    ],
  },
});
