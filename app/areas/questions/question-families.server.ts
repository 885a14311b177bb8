import type { Ctx } from '~/platform/context.server'
import { familyOf } from './question-family'
import { questionVersions } from './question-versions.server'

/** The family of each question by its id, in the versions given. */
export async function questionFamilies(
  ctx: Ctx,
  of: readonly { questionId: string; versionId: string }[],
): Promise<Map<string, string>> {
  const versions = await questionVersions(
    ctx,
    of.map(({ versionId }) => versionId),
  )
  return new Map(
    of.flatMap(({ questionId, versionId }) => {
      const question = versions.get(versionId)
      const family = question ? familyOf(question) : null
      return family === null ? [] : [[questionId, family] as const]
    }),
  )
}
