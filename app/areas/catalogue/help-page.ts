import { z } from 'zod'
import type { TocEntry } from './course'

/** Whom a help page is for, in the order the pages are offered. */
export const HELP_AUDIENCES = ['learner', 'partner-manager', 'programme-manager', 'author'] as const
export type HelpAudience = (typeof HELP_AUDIENCES)[number]

/** What the `.yaml` beside a help page may say. */
export const helpFileSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  summary: z.string().trim().min(1).max(400),
  order: z.number().int().min(0).max(1_000),
  audience: z.enum(HELP_AUDIENCES),
})

export type HelpPage = {
  slug: string
  title: string
  summary: string
  order: number
  audience: HelpAudience
  toc: readonly TocEntry[]
  moduleHash: string
}

/** The help pages of one language, as their files say; `code` and `text` are of the page with the same slug. */
export type ParsedHelp = {
  locale: string
  pages: readonly (HelpPage & { code: string; text: string })[]
}
