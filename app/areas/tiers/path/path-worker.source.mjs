/** Starts the thread from its TypeScript source, for tests and the development server. */
import { register } from 'tsx/esm/api'

register()
await import('./path-worker.server.ts')
