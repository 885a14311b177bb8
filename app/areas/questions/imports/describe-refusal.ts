import type { Translator } from '~/i18n/types'
import { PROBLEM_LABELS } from '../formats/problems'
import type { FileRefusal } from './file-refusal'

/** Why a file as a whole was not read, as a sentence. */
export function describeRefusal(t: Translator<'questions'>, refusal: FileRefusal): string {
  switch (refusal.code) {
    case 'empty':
      return t('imports.file-empty')
    case 'nothing-found':
      return t('imports.file-nothing')
    case 'too-large':
      return t('imports.file-too-large', { megabytes: refusal.megabytes })
    case 'too-many':
      return t('imports.file-too-many', { questions: refusal.questions, most: refusal.most })
    case 'unreadable': {
      const { code, params, line } = refusal.problem
      return t('imports.file-unreadable', { line, problem: t(PROBLEM_LABELS[code], { ...params }) })
    }
  }
}
