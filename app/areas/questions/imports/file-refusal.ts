import type { Problem } from '../formats/problems'

/** Why a file as a whole cannot become a draft. */
export type FileRefusal =
  | { readonly code: 'empty' | 'nothing-found' }
  | { readonly code: 'too-large'; readonly megabytes: number }
  | { readonly code: 'too-many'; readonly questions: number; readonly most: number }
  | { readonly code: 'unreadable'; readonly problem: Problem }
