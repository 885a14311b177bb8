import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig)],
  resolve: {
    alias: [
      { find: /^~\//, replacement: path('./app/') },
      { find: /^#db\//, replacement: path('./db/') },
    ],
  },
  build: { assetsInlineLimit: 0, target: 'es2022' },
  server: { fs: { deny: ['data/**', '.env', '.env.*'] } },
})
