import { actorId } from '~/platform/actor'
import { atOnce } from '~/platform/at-once'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { insertFiles } from '~/platform/files.server'
import { sha256Hex } from '~/platform/hash.server'
import { newId } from '~/platform/ids'
import { inTurns } from '~/platform/in-turns.server'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { poolBySlug } from '../bank/queries.server'
import { canonicalParts } from '../formats/canonical-parts'
import type { FileFormat } from '../formats/file-formats'
import { importFile } from '../formats/import-file.server'
import type { ImportItem } from '../formats/import-result'
import { reasonsOf } from '../formats/import-result'
import type { Problem } from '../formats/problems'
import { titleFromStem } from '../formats/title-from-stem'
import { mayEditBank } from '../policy'
import { questionHashInput } from '../question-hash'
import type { Question } from '../registry'
import { isTaggedTrial, withoutTrialTag } from '../trial-tag'
import { proposeDecision } from './decide'
import type { FileRefusal } from './file-refusal'
import { type Alike, compareAll, type Incoming, type Known } from './find-alike'
import { IMPORT_LIMITS } from './limits'
import { insertImport, openImport, pooledQuestions } from './queries.server'
import { allWords, stemWords } from './words-of-question'

type Drafted = { ok: true; importId: string; isKnown: boolean } | { ok: false; refusal: FileRefusal }

/** The longest file name that is kept. */
const LONGEST_NAME = 120
/** Of the source of one question; what is longer is looked up in the file itself. */
const LONGEST_SOURCE = 20_000

/**
 * Reads a file of questions and keeps it as a draft: a verdict on each, what each resembles in the pool, and what is
 * proposed to do with it. Nothing is added to the pool. The same file sent again is the draft that is there.
 * @param of.fileName null for text that was pasted
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.pool-not-found`
 */
export async function draftImport(
  ctx: Ctx,
  of: { pool: string; format: FileFormat; fileName: string | null; source: Uint8Array },
): Promise<Drafted> {
  authorise(mayEditBank(ctx.actor))
  const pool = await poolBySlug(ctx.db, of.pool)
  if (!pool) throw notFound('questions.pool-not-found')
  const read = await readSource(of.format, of.source)
  if ('code' in read) return { ok: false, refusal: read }

  const key = { poolId: pool.id, format: of.format, sourceHash: sha256Hex(of.source) }
  const known = await openImport(ctx.db, key)
  if (known) return { ok: true, importId: known.id, isKnown: true }
  // A large file is compared in turns, so that nobody else waits for it.
  const alike = await inTurns(
    compareAll(await inTurns(eachOf(read.items, incomingOf)), await knownQuestions(ctx, pool.id)),
  )
  const shown = read.items.flatMap(({ files = [] }) => files)
  for (const { bytes } of shown) await ctx.files.put(bytes)

  const importId = newId(ctx.now)
  const problems = looseProblems(read)
  await ctx.transaction(async (tx) => {
    await insertFiles(
      tx.db,
      shown.map(({ sha256, mediaType, bytes }) => ({
        sha256,
        media_type: mediaType,
        size: bytes.length,
        created_at: tx.now,
      })),
    )
    let compared = 0
    const items = read.items.map((item, place) => {
      const resembled = item.question ? (alike[compared++] ?? null) : null
      return itemRow(importId, place, item, resembled)
    })
    await insertImport(
      tx.db,
      {
        id: importId,
        pool_id: pool.id,
        format: of.format,
        file_name: fileNameOf(of.fileName),
        source_hash: key.sourceHash,
        state: 'draft',
        problems: JSON.stringify(problems),
        created_at: tx.now,
        created_by: actorId(tx.actor),
        decided_at: null,
        decided_by: null,
      },
      items,
    )
    await tx.audit({
      action: 'questions.import-drafted',
      subject: { kind: 'question-import', id: importId },
      after: { pool: pool.slug, format: of.format, file: fileNameOf(of.fileName), questions: items.length },
    })
  })
  return { ok: true, importId, isKnown: false }
}

async function readSource(format: FileFormat, source: Uint8Array) {
  if (source.length === 0) return { code: 'empty' } as const
  if (source.length > IMPORT_LIMITS.bytes) return { code: 'too-large', megabytes: IMPORT_LIMITS.bytes / 1e6 } as const
  const read = await importFile(format, source)
  const first = read.problems[0]
  if (read.items.length === 0)
    return first ? ({ code: 'unreadable', problem: first } as const) : ({ code: 'nothing-found' } as const)
  if (read.items.length > IMPORT_LIMITS.questions)
    return { code: 'too-many', questions: read.items.length, most: IMPORT_LIMITS.questions } as const
  return read
}

/** Problems that no question has. */
function looseProblems({ items, problems }: { items: readonly ImportItem[]; problems: readonly Problem[] }): Problem[] {
  const told = new Set(items.flatMap(({ verdict }) => reasonsOf(verdict)))
  return problems.filter((problem) => !told.has(problem)).slice(0, 100)
}

/** The hash by which questions are the same whatever they are called and wherever they stand: all but id and state. */
export const sameness = (question: Question): string => {
  const { externalId: _externalId, ...rest } = canonicalParts(withoutTrialTag(question))
  return sha256Hex(questionHashInput(rest as Question))
}

const incomingOf = ({ question, line }: ImportItem): Incoming[] =>
  question
    ? [
        {
          externalId: question.externalId ?? null,
          hash: sameness(question),
          stem: stemWords(question),
          words: allWords(question),
          line,
        },
      ]
    : []

/** Every question of a pool, as incoming ones are compared with them. */
export async function knownQuestions(ctx: Ctx, poolId: string): Promise<(Known & { isTagged: boolean })[]> {
  const rows = await pooledQuestions(ctx.db, poolId)
  const steps = eachOf(rows, ({ id, external_id, body }) => {
    const question = json<Question>(body)
    return [
      {
        id,
        externalId: external_id,
        isTagged: isTaggedTrial(question),
        hash: sameness(question),
        stem: stemWords(question),
        words: allWords(question),
      },
    ]
  })
  // Inside a transaction others wait for its end, not for turns.
  return ctx.isTransaction ? atOnce(steps) : inTurns(steps)
}

function* eachOf<T, R>(list: readonly T[], make: (one: T) => readonly R[]): Generator<void, R[]> {
  const made: R[] = []
  for (const one of list) {
    made.push(...make(one))
    yield
  }
  return made
}

function itemRow(importId: string, place: number, item: ImportItem, alike: Alike | null) {
  const { line, endLine, title, category, type, source, verdict, question } = item
  // The source stands beside them once; a reason need not repeat it.
  const reasons = reasonsOf(verdict).map(({ kept: _kept, ...reason }) => reason)
  return {
    import_id: importId,
    place,
    line,
    end_line: endLine,
    title: question?.title ?? title ?? (titleFromStem(source) || null),
    category,
    type,
    verdict: verdict.kind,
    reasons: JSON.stringify(reasons),
    source: source.slice(0, LONGEST_SOURCE),
    question: question ? JSON.stringify(question) : null,
    alike: alike?.kind ?? null,
    alike_question_id: alike && 'questionId' in alike ? alike.questionId : null,
    alike_line: alike && 'line' in alike ? alike.line : null,
    decision: proposeDecision(question !== undefined, alike),
    outcome: null,
    external_id: null,
  }
}

const fileNameOf = (name: string | null): string | null =>
  name === null
    ? null
    : name
        .replace(/^.*[\\/]/, '')
        .replace(/\p{Cc}/gu, '')
        .slice(0, LONGEST_NAME) || null
