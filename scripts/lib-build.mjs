import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { hashOf, hasStamp, writeStamp } from './lib-stamp.mjs'
import { root, runNode, StepError, step } from './lib-steps.mjs'

/** Builds when the sources are not those of the last build. */
export async function ensureBuilt() {
  if (!isBuilt()) await build()
}

/** Does build/ hold what the sources say? A shipped product without sources counts as built. */
export function isBuilt() {
  if (!existsSync(join(root, 'scripts/serve.ts'))) return existsSync(join(root, 'build/node/serve.js'))
  return hasStamp(stamp, sourceHash())
}

/**
 * Makes build/ anew: build/client and build/server by Remix, build/node for the processes that run outside Remix
 * (server, command line, compiling worker), and the browser scripts that enhance every page, named by their content.
 */
export async function build() {
  const hash = sourceHash()
  rmSync(join(root, 'build'), { recursive: true, force: true })
  await step('Build pages (remix vite:build)', async () => {
    const { code, output } = await runNode([REMIX, 'vite:build', '--logLevel', 'warn'], {
      env: { NODE_ENV: 'production' },
    })
    if (code === 0) return
    // Vite adds every file that it has seen; the error stands before that list.
    throw new StepError('The build of the pages failed', {
      output: output.replace(/\n\s*watchFiles: \[[\s\S]*?\n\s*\]/, ''),
    })
  })
  await step('Build server and browser scripts (esbuild)', async () => {
    const esbuild = await import('esbuild')
    await Promise.all([bundleForNode(esbuild), bundleForBrowser(esbuild)]).catch((error) => {
      throw new StepError('The build of the server and the browser scripts failed', { output: error.message })
    })
  })
  await step('Compress what browsers fetch', compressAssets)
  writeStamp(stamp, hash)
}

const stamp = join(root, 'build/stamp')
const REMIX = join(root, 'node_modules/@remix-run/dev/dist/cli.js')

/** Everything that changes a byte of build/. The other commands and the benchmarks do not. */
function sourceHash() {
  const configs = ['vite.config.ts', 'remix.config.js', 'tsconfig.json', 'package.json', 'package-lock.json']
  const elsewhere = /\.(test\.tsx?|md)$|^scripts\/(bench|(?!lib-build).+\.m[jt]s$)/
  return hashOf(['app', 'db', 'scripts', ...configs], (file) => !elsewhere.test(file))
}

async function bundleForNode(esbuild) {
  await esbuild.build({
    ...COMMON,
    entryPoints: ['scripts/serve.ts', 'scripts/rung.ts', 'app/platform/mdx/mdx-worker.server.ts', ...threads()].filter(
      isThere,
    ),
    outdir: 'build/node',
    entryNames: '[name]',
    chunkNames: 'chunk-[hash]',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    splitting: true,
  })
}

/** Modules that run in threads of their own (`app/platform/thread.server.ts`) are named so. */
const threads = () =>
  readdirSync(join(root, 'app'), { recursive: true })
    .filter((file) => file.endsWith('-thread.server.ts'))
    .map((file) => join('app', file))

async function bundleForBrowser(esbuild) {
  const { metafile } = await esbuild.build({
    ...COMMON,
    entryPoints: [
      'app/client/main.ts',
      'app/client/attempt.ts',
      'app/client/editor.ts',
      'app/client/rule-editor.ts',
      'app/client/threshold.ts',
    ].filter(isThere),
    outdir: 'build/client/assets',
    entryNames: '[name]-[hash]',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    metafile: true,
  })
  const urls = Object.entries(metafile.outputs)
    .filter(([, output]) => output.entryPoint)
    .map(([path, output]) => [basename(output.entryPoint, '.ts'), `/assets/${basename(path)}`])
  writeFileSync(join(root, 'build/client-scripts.json'), `${JSON.stringify(Object.fromEntries(urls), null, 2)}\n`)
}

/** Beside each text file its smallest forms, made once here rather than quickly for every request. */
async function compressAssets() {
  const folder = join(root, 'build/client')
  const files = readdirSync(folder, { recursive: true }).filter((name) => /\.(js|css|svg)$/.test(name))
  await Promise.all(
    files.map(async (name) => {
      const path = join(folder, name)
      const content = readFileSync(path)
      if (content.length < WORTH_COMPRESSING) return
      const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
      writeFileSync(`${path}.br`, await promisify(brotliCompress)(content, { params: quality }))
      writeFileSync(`${path}.gz`, await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }))
    }),
  )
}

/** In bytes: a smaller file fits a packet as it is. */
const WORTH_COMPRESSING = 1_024

const COMMON = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  charset: 'utf8',
  jsx: 'automatic',
  logLevel: 'silent',
}

const isThere = (path) => existsSync(join(root, path))
