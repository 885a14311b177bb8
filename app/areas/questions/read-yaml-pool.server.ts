import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { translator } from '~/i18n/translator.server'
import { type FileProblem, hasErrors, inFileOrder } from '~/platform/file-problem'
import { sha256Hex } from '~/platform/hash.server'
import { imageSizeOf } from '~/platform/image-size'
import { mediaTypeOf } from '~/platform/media-type'
import { readYaml, type YamlProblem } from '~/platform/yaml-file'
import { authoredQuestion, type PictureOf } from './authored-question'
import { collectQuestions } from './collect-questions.server'
import type { ParsedPool, PoolPicture } from './pool'
import { PICTURE_TYPES } from './types/hotspot/schema'

const LARGEST_PICTURE = 5 * 1024 * 1024

/**
 * Reads `questions/<pool>.yaml`, for the types that GIFT cannot say: a title and a list of questions. Pictures lie in a
 * folder of the pool's name beside it.
 */
export function readYamlPool(
  path: string,
  wordsOf: (problem: YamlProblem) => string,
): { pool: ParsedPool | null; problems: FileProblem[] } {
  const t = translator('en', 'questions')
  const slug = basename(path, '.yaml')
  const file = `questions/${basename(path)}`
  const pictures = picturesBeside(path.slice(0, -'.yaml'.length))
  const schema = z.strictObject({
    title: z.string().trim().min(1).max(200),
    questions: z.array(authoredQuestion(pictures.of)).min(1).max(1000),
  })
  const read = readYaml(readFileSync(path, 'utf8'), schema)
  if (!read.ok) {
    const problems = read.problems.map((problem): FileProblem => {
      const { line, column } = problem
      return { file, line, column, severity: 'error', message: wordsOf(problem) }
    })
    return { pool: null, problems: inFileOrder(problems) }
  }
  const found = read.value.questions.map((question, index) => ({
    question,
    line: read.placeOf(['questions', index]).line,
  }))
  const { questions, problems } = collectQuestions(t, file, found)
  const pool = { slug, title: read.value.title, questions, media: [...pictures.used.values()] }
  return { pool: hasErrors(problems) ? null : pool, problems: inFileOrder(problems) }
}

/** The pictures of a pool's folder, as far as its questions name them. */
function picturesBeside(folder: string) {
  const used = new Map<string, PoolPicture>()
  const of: PictureOf = (name) => {
    const mediaType = PICTURE_TYPES.find((type) => type === mediaTypeOf(name))
    const path = join(folder, name)
    if (!mediaType || !/^[a-z0-9][a-z0-9._-]*$/i.test(name) || !existsSync(path)) return null
    if (statSync(path).size > LARGEST_PICTURE) return null
    const bytes = readFileSync(path)
    const size = imageSizeOf(name, bytes)
    if (!size) return null
    const sha256 = sha256Hex(bytes)
    used.set(sha256, { sha256, mediaType, bytes })
    return { sha256, mediaType, ...size }
  }
  return { of, used }
}
