import { createHash } from 'node:crypto'
import { canonicalJson } from './json'

/** Lower-case hexadecimal SHA-256. */
export const sha256Hex = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** SHA-256 of the canonical JSON of a value: equal content, equal hash. */
export const hashOf = (value: unknown): string => sha256Hex(canonicalJson(value))
