import type { Translator } from '~/i18n/types'
import type { HandedIn } from './upload-outcome'

const REASONS = {
  'taken-over': 'upload.taken-over',
  submitted: 'upload.ended',
  'too-late': 'upload.ended',
  'too-large': 'upload.too-large',
  type: 'upload.type',
  content: 'upload.content',
  'too-often': 'upload.too-often',
  'too-many-files': 'upload.too-many-files',
} as const

/** What became of a file that was handed in, with its name. */
export const uploadInWords = (t: Translator<'exams'>, outcome: HandedIn): string =>
  outcome.uploaded ? t('upload.done', { name: outcome.file.name }) : t(REASONS[outcome.reason], { name: outcome.name })
