export function brokenFreezes(frozen: Record<string, string>, migrations: { name: string; text: string }[]): string[]
export function hashOfMigration(text: string): string
