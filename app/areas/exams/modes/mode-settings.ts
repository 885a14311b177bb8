import { z } from 'zod'
import { compare, formatRational, fromNumber, ONE, parseRational, ZERO } from '~/platform/rational'

/** When an answer is marked: at the end, whenever the person asks, or at each of a few tries. */
export const MODES = ['exam', 'practice', 'retry'] as const
export type Mode = (typeof MODES)[number]

/** More tries at one question than this teach nothing. */
const MOST_TRIES = 10

/** A share as a number (0.25) or as an exact fraction ("1/3"). */
const penalty = z.union([z.number(), z.string().max(40)]).transform((given, context) => {
  const value = typeof given === 'number' ? fromNumber(given) : parseRational(given)
  if (value && compare(value, ZERO) >= 0 && compare(value, ONE) <= 0) return formatRational(value)
  context.addIssue({ code: 'custom', message: 'a penalty is a share between 0 and 1' })
  return z.NEVER
})

/**
 * The part of an exam file that says how it is delivered. All of it may be left out: an exam is then marked at its end,
 * and a file that says nothing of this keeps its hash.
 */
export const modeSettings = {
  mode: z.enum(MODES).optional(),
  /** how often an answer may be checked; practice without a number has no limit */
  tries: z.number().int().min(1).max(MOST_TRIES).optional(),
  /** what a wrong try takes off the question's points, as a share of them; for `retry` */
  penaltyPerTry: penalty.optional(),
  /** ask beside each answer how sure the person is */
  certainty: z.boolean().optional(),
}

type ModeSettings = {
  mode?: Mode | undefined
  tries?: number | undefined
  penaltyPerTry?: string | undefined
  certainty?: boolean | undefined
}

export type Delivered = {
  mode: Mode
  /** null: as many as wanted; 0 where answers are marked at the end only */
  tries: number | null
  /** a fraction text */
  penaltyPerTry: string
  certainty: boolean
}

const TRIES = 3
/** Moodle's default. */
const PENALTY = '1/3'

/** How an exam is delivered, with what its file leaves out filled in. */
export function deliveredAs({
  mode = 'exam',
  tries,
  penaltyPerTry = PENALTY,
  certainty = false,
}: ModeSettings): Delivered {
  if (mode === 'exam') return { mode, tries: 0, penaltyPerTry: '0/1', certainty }
  if (mode === 'practice') return { mode, tries: tries ?? null, penaltyPerTry: '0/1', certainty }
  return { mode, tries: tries ?? TRIES, penaltyPerTry, certainty }
}

export const isPractice = ({ mode }: Pick<ModeSettings, 'mode'>): boolean => mode === 'practice'

type ModeProblem = 'practice-certifies' | 'tries-in-exam' | 'penalty-without-retry'

/** What the settings say that cannot be meant together. */
export function modeProblems({
  mode = 'exam',
  tries,
  penaltyPerTry,
  certification,
}: ModeSettings & { certification?: string | undefined }): { code: ModeProblem; key: string }[] {
  return [
    ...(mode === 'practice' && certification !== undefined
      ? [{ code: 'practice-certifies' as const, key: 'certification' }]
      : []),
    ...(mode === 'exam' && tries !== undefined ? [{ code: 'tries-in-exam' as const, key: 'tries' }] : []),
    ...(mode !== 'retry' && penaltyPerTry !== undefined
      ? [{ code: 'penalty-without-retry' as const, key: 'penaltyPerTry' }]
      : []),
  ]
}
