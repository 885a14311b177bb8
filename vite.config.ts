import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Rollup } from 'vite'
import remixConfig from './remix.config.js'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

type ManualChunks = Extract<Rollup.OutputOptions['manualChunks'], (...args: never[]) => unknown>

/**
 * What hydrated pages are made of, but for packages, goes into one file: alone, a component of a few hundred bytes costs
 * as much again in headers. No other page asks for any of it (decision record 001).
 */
function hydratedParts(): ManualChunks {
  const pages = /\/app\/(root|entry\.client|routes\/learn\/lesson)\.tsx/
  let parts: Set<string> | undefined
  return (id, { getModuleIds, getModuleInfo }) => {
    if (!parts) {
      parts = new Set()
      const waiting = [...getModuleIds()].filter((other) => pages.test(other))
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        if (next.includes('/node_modules/') || parts.has(next)) continue
        parts.add(next)
        waiting.push(...(getModuleInfo(next)?.importedIds ?? []))
      }
    }
    return parts.has(id) && !pages.test(id) && /\.tsx?$/.test(id) ? 'hydrated' : undefined
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixConfig)],
  resolve: {
    alias: [
      { find: /^~\//, replacement: path('./app/') },
      { find: /^#db\//, replacement: path('./db/') },
    ],
  },
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: hydratedParts() } },
  },
  server: { fs: { deny: ['data/**', '.env', '.env.*'] } },
}))
