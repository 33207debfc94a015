import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  preprocess: vitePreprocess({ style: false }),
  compilerOptions: {
    runes: true,
    // Into a file of its own: the page's content security policy takes no style elements.
    css: 'external',
  },
  vitePlugin: {
    // Dependencies written for Svelte 4 and 5 alike decide by themselves.
    dynamicCompileOptions: ({ filename }) => (filename.includes('node_modules') ? { runes: undefined } : undefined),
  },
};
