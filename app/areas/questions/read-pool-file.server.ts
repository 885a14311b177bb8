import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { translator } from '~/i18n/translator.server'
import { type FileProblem, hasErrors, inFileOrder } from '~/platform/file-problem'
import { collectQuestions } from './collect-questions.server'
import { describeProblem } from './formats/describe-problem'
import { importGift } from './formats/gift/import-gift'
import type { ParsedPool } from './pool'

/** Reads a pool written as GIFT: its title in a comment `// pool: title=…`, an id in a comment above every question. */
export function readPoolFile(path: string): { pool: ParsedPool | null; problems: FileProblem[] } {
  const t = translator('en', 'questions')
  const file = `questions/${basename(path)}`
  const gift = importGift(readFileSync(path, 'utf8'))
  const found = gift.items.flatMap(({ question, line }) => (question ? [{ question, line }] : []))
  const collected = collectQuestions(t, file, found)
  const problems = [...gift.problems.map((problem) => describeProblem(t, file, problem)), ...collected.problems]

  const title = gift.comments.map(({ text }) => POOL_TITLE.exec(text)?.[1]?.trim()).find(Boolean)
  if (!title) problems.push({ file, line: 1, column: 1, severity: 'error', message: t('files.pool-without-title') })
  const pool = { slug: basename(path, '.gift'), title: title ?? '', questions: collected.questions }
  return { pool: hasErrors(problems) ? null : pool, problems: inFileOrder(problems) }
}

const POOL_TITLE = /^pool:\s*title=(.+)$/
