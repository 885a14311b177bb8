import type { Ctx } from '~/platform/context.server'
import type { QuestionState } from '../pool'
import { standingOfVersions } from './queries.question.server'

/** What a version is called and where it belongs, without a word of its key. */
export type VersionAbout = {
  versionId: string
  questionId: string
  externalId: string
  pool: string
  number: number
  title: string
  /** of the question, now */
  state: QuestionState
  createdAt: number
}

/** Versions by id, for areas that name questions they pinned. Who may see them is theirs to decide. */
export async function aboutVersions(ctx: Ctx, versionIds: readonly string[]): Promise<Map<string, VersionAbout>> {
  const rows = versionIds.length === 0 ? [] : await standingOfVersions(ctx.db, [...new Set(versionIds)])
  return new Map(
    rows.map((row) => [
      row.version_id,
      {
        versionId: row.version_id,
        questionId: row.question_id,
        externalId: row.external_id,
        pool: row.pool,
        number: row.number,
        title: row.title,
        state: row.state,
        createdAt: row.created_at,
      },
    ]),
  )
}
