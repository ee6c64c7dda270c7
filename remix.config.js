// The one tool configuration: Vite with the Remix plugin for `remix vite:… -c remix.config.js`, and Vitest's for
// `vitest --config remix.config.js`. Remix itself reads no file of this name when it is built with Vite.
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vitest/config';
import { browserTests } from './test/support/chromium.ts';

const testing = Boolean(process.env.VITEST);

export default defineConfig({
  plugins: testing
    ? []
    : [
        remix({
          appDirectory: 'app',
          buildDirectory: 'build',
          serverModuleFormat: 'esm',
          future: {
            v3_fetcherPersist: true,
            v3_relativeSplatPath: true,
            v3_throwAbortReason: true,
            v3_singleFetch: true,
            v3_lazyRouteDiscovery: true,
          },
        }),
      ],
  esbuild: { jsx: 'automatic' },
  build: { target: 'es2022', assetsInlineLimit: 0 },
  optimizeDeps: { exclude: ['@node-rs/argon2', '@electric-sql/pglite'] },
  ssr: { external: ['@node-rs/argon2', '@electric-sql/pglite', 'pg', 'kysely', 'nodemailer', 'pino', 'lucia'] },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: browserTests().run ? [] : ['test/browser/**'],
    environment: 'node',
    globals: false,
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/setup.ts'],
    reporters: process.env.CI ? ['default', 'json'] : ['default'],
    outputFile: { json: process.env.TEST_REPORT ?? 'build/test-report.json' },
  },
});
