import { listCourses } from '~/areas/catalogue/list-courses.server'
import { isCurrentState } from '~/areas/certifications/certificate-state'
import { listCertifications } from '~/areas/certifications/certification-definitions.server'
import { certificatesOf } from '~/areas/certifications/list-certificates.server'
import { type ExamStarts, examStarts } from '~/areas/exams/delivery/exam-starts.server'
import type { Member } from '~/areas/identity/members'
import { learnedSoFar } from '~/areas/learning/course-completions.server'
import type { Ctx } from '~/platform/context.server'
import { type Blocked, offersOf } from './offers-of'
import type { Offer } from './plan'

export type Catalogue = {
  offers: Offer[]
  blocked: Blocked[]
  exams: ExamStarts[]
  courses: { slug: string; title: string; minutes: number }[]
}

/** What the members of a company may earn, with what it takes. Six queries, whatever their number. The caller authorises. */
export async function readOffers(
  ctx: Ctx,
  of: { organisationId: string; members: readonly Member[] },
): Promise<Catalogue> {
  const personIds = of.members.map(({ personId }) => personId)
  const certificates = await certificatesOf(ctx, { organisationId: of.organisationId })
  const holdings = new Map(
    personIds.map((personId) => [
      personId,
      certificates
        .filter((certificate) => certificate.personId === personId)
        .map(({ certification, issuedAt, state }) => ({
          ...{ certification, issuedAt, renewalFrom: state.renewalFrom },
          isCurrent: isCurrentState(state.state),
        })),
    ]),
  )
  const exams = await examStarts(ctx, { organisationId: of.organisationId, personIds, holdings })
  const courses = await listCourses(ctx)
  const learned = await learnedSoFar(ctx, personIds)
  const certifications = await listCertifications(ctx)
  const offered = new Map(certifications.map(({ slug, evidence }) => [slug, evidence.exam]))
  return {
    ...offersOf({
      people: of.members.map(({ personId, locale }) => ({
        ...{ personId, locale },
        finished: learned.get(personId)?.courses ?? NOTHING,
        lessonsDone: learned.get(personId)?.lessons ?? NOTHING,
      })),
      exams: exams.filter(({ slug, certification }) => offered.get(certification) === slug),
      courses,
      prerequisites: new Map(certifications.map(({ slug, prerequisites }) => [slug, prerequisites])),
    }),
    exams,
    courses: courses.map(({ slug, title, minutes }) => ({ slug, title, minutes })),
  }
}

const NOTHING: ReadonlySet<string> = new Set()
