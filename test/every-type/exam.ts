import { deflateSync } from 'node:zlib'
import { examSchema } from '~/areas/exams/blueprints/blueprint'
import { publishExam } from '~/areas/exams/blueprints/publish-exam.server'
import { publishPool } from '~/areas/questions/publish-pool.server'
import { questionHashInput } from '~/areas/questions/question-hash'
import { questionSchema } from '~/areas/questions/registry'
import { insertFiles } from '~/platform/files.server'
import { sha256Hex } from '~/platform/hash.server'
import type { Stage } from '../../scripts/stage'
import { DRAWN, questionOf } from './questions'

const EXAM = 'every-type'
const PRACTICE = 'every-type-practice'

/** An exam with one question of every type, in the order of `DRAWN`, and the same questions as practice. */
export async function publishEveryType(stage: Stage): Promise<{ exam: string; practice: string }> {
  const ctx = () => stage.composition.systemContext('test')
  const { files } = ctx()
  const { sha256, size } = await files.put(grey(400, 200))
  await insertFiles(ctx().db, [{ sha256, media_type: 'image/png', size, created_at: Date.now() }])
  const questions = DRAWN.map((type) => {
    const question = questionOf(type)
    return questionSchema.parse(
      question.type === 'hotspot' ? { ...question, image: { ...question.image, sha256 } } : question,
    )
  })
  for (const pool of [EXAM, PRACTICE])
    await publishPool(ctx(), {
      slug: pool,
      title: 'One of every type',
      questions: questions.map((question, index) => ({
        externalId: question.externalId ?? '',
        state: 'live',
        hash: sha256Hex(questionHashInput(question)),
        question,
        line: index + 1,
      })),
    })
  const file = (pool: string, types: readonly string[]) => ({
    title: 'One of every type',
    summary: 'Every kind of question there is, once.',
    language: 'en',
    passMark: 0.5,
    shuffleQuestions: false,
    sections: [{ id: 'all', title: 'All of them', draw: types.map((objective) => ({ pool, objective, count: 1 })) }],
  })
  await publishExam(ctx(), {
    slug: EXAM,
    exam: examSchema.parse({ ...file(EXAM, DRAWN), timeLimitMinutes: 60, certainty: true, attemptsAllowed: 2 }),
  })
  const marked = DRAWN.filter((type) => type !== 'essay' && type !== 'file-upload')
  await publishExam(ctx(), {
    slug: PRACTICE,
    exam: examSchema.parse({
      ...file(PRACTICE, marked),
      mode: 'practice',
      questionsPerPage: 3,
      review: { afterSubmit: 'key' },
    }),
  })
  return { exam: EXAM, practice: PRACTICE }
}

/** A PNG of one grey (ISO 15948): header, one deflated block of rows, end. */
export function grey(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, 0xcc)])
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
