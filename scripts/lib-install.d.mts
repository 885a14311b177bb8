export function requireNode(version?: string): void
export function ensureInstalled(): Promise<void>
