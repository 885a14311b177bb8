import { describeYamlProblem } from '~/areas/catalogue/describe-yaml-problem'
import { contradictions } from '~/areas/certifications/contradictions'
import { publishCertification } from '~/areas/certifications/publish-certification.server'
import { type CertificationFile, readCertificationFile } from '~/areas/certifications/read-certification-file.server'
import type { ReadExam } from '~/areas/exams/blueprints/read-exam-file.server'
import { translator } from '~/i18n/translator.server'
import type { FileProblem } from '~/platform/file-problem'
import { nearestName } from '~/platform/nearest-name'
import { filesIn } from './content-files.server'
import type { ContentKind } from './content-kind'
import { exams } from './exams.server'

export const certifications: ContentKind<CertificationFile> = {
  name: 'certifications',
  async read({ path }) {
    const t = translator('en', 'catalogue')
    const read = filesIn(path, '.yaml').map((file) =>
      readCertificationFile(file, (problem) => describeYamlProblem(t, problem)),
    )
    return { items: read.flatMap(({ item }) => item ?? []), problems: read.flatMap(({ problems }) => problems) }
  },
  check(items, all) {
    const t = translator('en', 'certifications')
    const examSlugs = new Set(all.of(exams).map(({ slug }) => slug))
    const slugs = new Set(items.map(({ slug }) => slug))
    const own = items.flatMap(({ slug, file, definition, placeOf }) => {
      const report = (path: (string | number)[], message: string): FileProblem => ({
        file,
        ...placeOf(path),
        severity: 'error',
        message,
      })
      const lost = examSlugs.has(definition.evidence.exam)
        ? []
        : [report(['evidence', 'exam'], t('files.exam-unknown', { exam: definition.evidence.exam }))]
      const prerequisites = definition.prerequisites.flatMap((other, index) => {
        if (other === slug) return [report(['prerequisites', index], t('files.prerequisite-itself'))]
        return slugs.has(other)
          ? []
          : [report(['prerequisites', index], t('files.prerequisite-unknown', { certification: other }))]
      })
      return [...lost, ...prerequisites]
    })
    return [
      ...own,
      ...all.of(exams).flatMap((exam) => [...unknownInExam(exam, slugs), ...saidDifferently(exam, items)]),
    ]
  },
  async publish(ctx, { slug, definition }) {
    const outcome = await publishCertification(ctx, { slug, definition })
    return { slug, changed: outcome === 'published', what: outcome }
  },
}

/** Where an exam and a certification contradict each other. */
function saidDifferently(
  { slug, file, exam, placeOf }: ReadExam,
  certifications: readonly CertificationFile[],
): FileProblem[] {
  const t = translator('en', 'certifications')
  const side = {
    slug,
    certification: exam.certification ?? null,
    requires: exam.requires.certifications,
    retakeAfterPassDays: exam.retakeAfterPassDays ?? null,
  }
  return certifications.flatMap((certification) =>
    contradictions(certification, side).map((problem): FileProblem => {
      const { code, in: where, path, ...params } = problem
      const place = where === 'exam' ? { file, ...placeOf(path) } : at(certification, path)
      return { ...place, severity: 'error', message: t(CONTRADICTIONS[code], params) }
    }),
  )
}

const at = ({ file, placeOf }: CertificationFile, path: readonly (string | number)[]) => ({ file, ...placeOf(path) })

const CONTRADICTIONS = {
  'exam-proves-other': 'files.exam-proves-other',
  'exam-proves-nothing': 'files.exam-proves-nothing',
  'prerequisite-not-required': 'files.prerequisite-not-required',
  'proved-by-other': 'files.proved-by-other',
  'rest-too-short': 'files.rest-too-short',
  'rest-too-long': 'files.rest-too-long',
} as const

/** Certifications that an exam is evidence for or requires, and that nothing defines. */
function unknownInExam({ file, exam, placeOf }: ReadExam, known: ReadonlySet<string>): FileProblem[] {
  const t = translator('en', 'exams')
  const named = [
    ...(exam.certification === undefined ? [] : [{ slug: exam.certification, at: ['certification'] }]),
    ...exam.requires.certifications.map((slug, index) => ({ slug, at: ['requires', 'certifications', index] })),
  ]
  return named
    .filter(({ slug }) => !known.has(slug))
    .map(({ slug, at }) => {
      const meant = nearestName(slug, known)
      const sentence = t('files.certification-unknown', { name: slug })
      return {
        file,
        ...placeOf(at),
        severity: 'error',
        message: meant === null ? sentence : `${sentence} ${t('files.meant', { meant })}`,
      }
    })
}
