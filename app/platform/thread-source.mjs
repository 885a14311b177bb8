/**
 * Starts a thread from its TypeScript source, for tests and the development server. A thread's own `--import tsx` changes
 * nothing in Node 20 (its hooks serve the main thread only), so the thread registers them itself.
 */
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.module)
