import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describeFinding } from '~/areas/tiers/describe/finding'
import { describeProblem } from '~/areas/tiers/describe/problem'
import { plainly } from '~/areas/tiers/describe/sentence'
import type { Programme } from '~/areas/tiers/language/programme'
import { lintProgramme } from '~/areas/tiers/lint/lint-programme'
import { parseProgramme } from '~/areas/tiers/parse/parse-programme'
import { publishProgramme } from '~/areas/tiers/versions/publish-programme.server'
import { speechFor } from '~/i18n/translator.server'
import type { FileProblem } from '~/platform/file-problem'
import { certifications } from './certifications.server'
import { filesIn, foldersIn } from './content-files.server'
import type { ContentKind } from './content-kind'

type ProgrammeFile = { source: string; programme: Programme }

export const programme: ContentKind<ProgrammeFile> = {
  name: 'programme',
  async read({ path, before }) {
    const known = before
      .of(certifications)
      .map(({ slug, definition }) => ({ slug, ladder: definition.ladder, rung: definition.rung }))
    const offered = before
      .of(certifications)
      .map(({ slug, definition }) => ({ slug, exam: definition.evidence.exam, retired: null }))
    const speech = speechFor({ locale: 'en', timeZone: 'UTC', now: 0 })
    const same = (slug: string) => slug
    const say = plainly(speech.t('tiers'), { format: speech.format, person: same, certification: same })
    const items: ProgrammeFile[] = []
    const problems: FileProblem[] = []
    for (const folder of foldersIn(path)) {
      for (const file of filesIn(folder, '.yaml')) {
        const source = readFileSync(file, 'utf8')
        const track = basename(folder)
        const parsed = parseProgramme(source, {
          certifications: known,
          expect: { track, effective: basename(file, '.yaml') },
        })
        const place = `programme/${track}/${basename(file)}`
        if (!parsed.ok) {
          for (const { line, column, ...problem } of parsed.problems)
            problems.push({
              ...{ file: place, line, column, severity: 'error' },
              message: say(describeProblem({ line, column, ...problem })),
            })
          continue
        }
        const { programme: rules, positions } = parsed
        items.push({ source, programme: rules })
        for (const found of lintProgramme(rules, { offered, text: { source, positions } }))
          problems.push({
            ...{ file: place, line: found.line ?? 1, column: found.column ?? 1, severity: 'warning' },
            message: say(describeFinding(found)),
          })
      }
    }
    return { items, problems }
  },
  async publish(ctx, item) {
    const outcome = await publishProgramme(ctx, item)
    return {
      slug: `${item.programme.track} ${item.programme.effective}`,
      changed: outcome === 'published',
      what: outcome,
    }
  },
}
