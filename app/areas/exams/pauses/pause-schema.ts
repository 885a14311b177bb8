import { z } from 'zod'

/** Why an attempt or an exam stands still; the people concerned read it. */
export const pauseReasonSchema = z.string().trim().min(3).max(500)
