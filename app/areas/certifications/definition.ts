import { z } from 'zod'

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a short name has lower-case letters, digits and hyphens')

/** A certification file, `content/certifications/<slug>.yaml`: what it says of its holder and what it rests on. */
export const certificationSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  level: z.enum(['associate', 'professional', 'expert']),
  /** certifications of one ladder stand above one another by their rung, 1 lowest */
  ladder: z.string().trim().min(1).max(60),
  rung: z.number().int().min(1).max(9),
  description: z.string().trim().min(1).max(1_000),
  evidence: z.strictObject({ exam: slug }),
  /** certifications that must be held when this one is issued */
  prerequisites: z.array(slug).default([]),
  /** left out: the certificate does not end */
  validityMonths: z.number().int().min(1).max(120).optional(),
  renewalWindowMonths: z.number().int().min(0).max(60).default(6),
  product: z.string().trim().min(1).max(40),
})
export type CertificationDefinition = z.infer<typeof certificationSchema>
