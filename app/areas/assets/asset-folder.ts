import { z } from 'zod'
import { type LocalText, localTextSchema } from '~/platform/local-text'

const slug = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** What `folder.yaml` may say. */
export const folderFileSchema = z.strictObject({
  title: localTextSchema,
  summary: localTextSchema,
  requires: z.strictObject({ benefit: slug }).optional(),
})

export type ParsedAssetFolder = {
  slug: string
  title: LocalText
  summary: LocalText
  requiresBenefit: string | null
  files: readonly { name: string; sha256: string; mediaType: string; size: number; bytes: Uint8Array }[]
}
