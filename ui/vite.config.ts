import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { startChunk } from './start-chunks.ts';
import { windowTexts } from './window-texts.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  // An installed window and a web server's root alike.
  base: './',
  plugins: [windowTexts(), svelte(), svelteTesting()],
  clearScreen: false,
  build: {
    // The oldest web view: WebKit of macOS 13.3; WebView2 and WebKitGTK are newer. An older target rewrites every private
    // field of every class, which is a twentieth of the program.
    target: 'safari16.4',
    outDir: here('dist'),
    emptyOutDir: true,
    // No data: address in the page: its content security policy takes nothing but files.
    assetsInlineLimit: 0,
    // Would write an inline script.
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [{ debugName: 'start', name: startChunk }] } } },
  },
  server: {
    host: '127.0.0.1',
    port: 1420,
    strictPort: true,
    // The texts lie beside the Rust that reads them too.
    fs: { allow: [here('.'), here('../node_modules'), here('../src-tauri/crates/messages')] },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    restoreMocks: true,
  },
});
