import type { Translator } from '~/i18n/types'
import { LONGEST_PASSWORD, type PasswordProblem, SHORTEST_PASSWORD } from './password-rules'

const WORDS = {
  'too-short': 'password.too-short',
  'too-long': 'password.too-long',
  repetitive: 'password.repetitive',
  common: 'password.common',
  'about-you': 'password.about-you',
} as const satisfies Record<PasswordProblem, string>

/** What to do about a password that is not good enough. */
export const passwordWords = (t: Translator<'identity'>, problem: PasswordProblem): string =>
  t(WORDS[problem], { min: SHORTEST_PASSWORD, max: LONGEST_PASSWORD })
