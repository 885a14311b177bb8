/**
 * Starts the worker from its TypeScript source, for tests and the development server. A thread's own `--import tsx`
 * changes nothing in Node 20 (its hooks serve the main thread only), so the thread registers them itself.
 */
import { register } from 'tsx/esm/api'

register()
await import('./mdx-worker.server.ts')
