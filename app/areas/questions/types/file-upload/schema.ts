import { z } from 'zod'
import { questionBase, richTextSchema } from '../../question-base'
import { rubricSchema } from '../../rubric'

export const MOST_FILES = 10
export const MOST_BYTES = 50 * 1024 * 1024

/** Files that a person marks. */
export const fileUploadSchema = z.object({
  ...questionBase,
  type: z.literal('file-upload'),
  /** Endings of names that are taken, in small letters without the dot. */
  accept: z
    .array(z.string().regex(/^[a-z0-9]{1,10}$/))
    .min(1)
    .max(20),
  mostFiles: z.number().int().min(1).max(MOST_FILES),
  /** Of each file. */
  mostBytes: z.number().int().min(1).max(MOST_BYTES),
  rubric: rubricSchema.optional(),
  /** What a marker should look for; for markers only. */
  guide: richTextSchema.optional(),
})
export type FileUpload = z.infer<typeof fileUploadSchema>

/** Files as the server took them. Only the server writes this: a browser could name somebody else's file. */
export const fileUploadResponseSchema = z.object({
  files: z
    .array(
      z.object({
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        name: z.string().min(1).max(255),
        bytes: z.number().int().min(0).max(MOST_BYTES),
        mediaType: z.string().min(1).max(100),
      }),
    )
    .max(MOST_FILES),
})
export type FileUploadResponse = z.infer<typeof fileUploadResponseSchema>
