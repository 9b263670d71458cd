import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const locales = fileURLToPath(new URL('../assets/locales', import.meta.url));
/** A test keeps docs/keys.md. */
const docs = fileURLToPath(new URL('../docs', import.meta.url));

/** Debian's Chromium; it may not ask the network for anything. */
const chromium = {
  executablePath: process.env.WORTLAUT_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export default defineConfig({
  plugins: [svelte()],
  base: './',
  resolve: { alias: { '@locales': locales } },
  server: { port: 5173, strictPort: true, fs: { allow: ['.', locales, docs] } },
  build: { target: 'safari16', outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 650, assetsInlineLimit: 0 },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', environment: 'node', css: true, include: ['src/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['src/**/*.browser.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium }),
            instances: [{ browser: 'chromium', viewport: { width: 1360, height: 850 } }],
          },
        },
      },
    ],
  },
});
