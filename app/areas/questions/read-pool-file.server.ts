import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { translator } from '~/i18n/translator.server'
import { type FileProblem, hasErrors, inFileOrder } from '~/platform/file-problem'
import { sha256Hex } from '~/platform/hash.server'
import { describeGiftProblem } from './describe-problem'
import { importGift } from './gift/import-gift'
import { FINDING_LABELS } from './lint/finding'
import { lintPool } from './lint-pool'
import { lintQuestion } from './lint-question'
import { type ParsedPool, type PooledQuestion, TRIAL_TAG } from './pool'
import { questionHashInput } from './question-hash'

/**
 * Reads a pool file: GIFT, its title in a comment `// pool: title=…`, an id in a comment above every question. What
 * lint finds comes as warnings.
 */
export function readPoolFile(path: string): { pool: ParsedPool | null; problems: FileProblem[] } {
  const t = translator('en', 'questions')
  const file = `questions/${basename(path)}`
  const gift = importGift(readFileSync(path, 'utf8'))
  const problems = gift.problems.map((problem) => describeGiftProblem(t, file, problem))
  const add = (severity: FileProblem['severity'], line: number, message: string) =>
    problems.push({ file, line, column: 1, severity, message })

  const title = gift.comments.map(({ text }) => POOL_TITLE.exec(text)?.[1]?.trim()).find(Boolean)
  if (!title) add('error', 1, t('files.pool-without-title'))
  const questions = new Map<string, PooledQuestion>()
  for (const { question, line } of gift.items) {
    if (!question) continue
    for (const { code, params } of lintQuestion(question)) add('warning', line, t(FINDING_LABELS[code], { ...params }))
    const id = question.externalId
    const first = id === undefined ? undefined : questions.get(id)
    if (id === undefined) add('error', line, t('files.question-without-id'))
    else if (first) add('error', line, t('files.question-twice', { id, line: first.line }))
    else
      questions.set(id, {
        externalId: id,
        state: question.tags.includes(TRIAL_TAG) ? 'trial' : 'live',
        hash: sha256Hex(questionHashInput(question)),
        question,
        line,
      })
  }
  // Ids used twice were said above, each with its line.
  for (const { code, params } of lintPool([...questions.values()].map(({ question }) => question)))
    if (code !== 'duplicate-id') add('warning', 1, t(FINDING_LABELS[code], { ...params }))

  const pool = { slug: basename(path, '.gift'), title: title ?? '', questions: [...questions.values()] }
  return { pool: hasErrors(problems) ? null : pool, problems: inFileOrder(problems) }
}

const POOL_TITLE = /^pool:\s*title=(.+)$/
