import type { LoaderFunctionArgs } from '@remix-run/node'
import { holdingsOf } from '~/areas/certifications/held-certifications.server'
import { newHolder } from '~/areas/exams/delivery/holder.server'
import { viewExam } from '~/areas/exams/delivery/view-exam.server'
import { whatMoves } from '~/areas/tiers/moves/what-moves.server'
import { translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { namesOfRequirements } from './names-of-requirements.server'

/** The page of an exam before it is started; also shown again when the start lacked something. */
export async function examIntroPage(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { personId, organisationId, organisationName } = requirePerson(ctx)
  const exam = await viewExam(ctx, {
    exam: args.params.exam ?? '',
    certifications: await holdingsOf(ctx, personId),
  })
  return {
    title: exam.title,
    breadcrumbs: [
      { label: translator(args.context.locale, 'exams')('list.title'), href: '/exams' },
      { label: exam.title },
    ],
    data: exam,
    names: await namesOfRequirements(ctx, [exam]),
    holder: newHolder(),
    organisation: organisationName,
    moves: await whatMoves(ctx, organisationId, {
      certifications: exam.certification === null ? [] : [exam.certification],
    }),
  }
}
