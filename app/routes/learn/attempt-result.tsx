import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { lessonsForObjectives } from '~/areas/catalogue/lessons-for-objectives.server'
import { certificatesOf } from '~/areas/certifications/list-certificates.server'
import { withheldPass } from '~/areas/certifications/withheld-pass.server'
import { attemptScript } from '~/areas/exams/delivery/describe-attempt'
import { viewAttempt } from '~/areas/exams/delivery/view-attempt.server'
import { isAsked } from '~/areas/exams/integrity/is-asked.server'
import { AskedCallout } from '~/areas/exams/integrity/ui/asked-callout'
import { lessonsToRevisit } from '~/areas/exams/results/lessons-to-revisit'
import { type ResultView, viewResult } from '~/areas/exams/results/view-result.server'
import { AttemptScriptData } from '~/areas/exams/ui/attempt-script-data'
import { IssuedAside, type NotIssued } from '~/areas/exams/ui/issued-aside'
import { ResultAwaited } from '~/areas/exams/ui/result-awaited'
import { ResultPage } from '~/areas/exams/ui/result-page'
import { whatMoved } from '~/areas/tiers/moves/what-moved.server'
import { MovedCard } from '~/areas/tiers/ui/move-cards'
import { speechFor } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { holderOf } from './attempt-cookie.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const person = requirePerson(ctx)
  const view = await viewResult(ctx, { attempt: args.params.attempt ?? '' })
  if ('running' in view) throw redirect(`/exams/attempts/${args.params.attempt}`, 303)
  const { locale, timeZone } = args.context
  const speech = speechFor({ locale, timeZone, now: ctx.now })
  const t = speech.t('exams')
  const breadcrumbs = [
    { label: t('list.title'), href: '/exams' },
    { label: view.exam.title, href: `/exams/${view.exam.slug}` },
    { label: t('attempt.number', { number: speech.format.number(view.number) }) },
  ]
  if ('awaited' in view) return { title: t('awaited.title', { exam: view.exam.title }), breadcrumbs, awaited: view }
  const { objectives } = view.score
  const taught = await lessonsForObjectives(
    ctx,
    view.exam.courses,
    objectives.map(({ objective }) => objective),
  )
  return {
    title: t(
      view.isPractice ? 'result.title-practised' : view.score.passed ? 'result.title-passed' : 'result.title-failed',
      { exam: view.exam.title },
    ),
    breadcrumbs,
    awaited: null,
    view,
    objectives: Object.fromEntries(taught.map(({ id, text }) => [id, text])),
    lessons: lessonsToRevisit(objectives, taught),
    isOwn: person.personId === view.personId,
    asked: await isAsked(ctx, view),
    ...(await whatFollowed(ctx, view)),
    late: await lateAnswers(args, view),
    scriptSrc: args.context.clientScripts.attempt,
    organisationId: person.organisationId,
  }
}

/** A pass becomes a certificate, and the certificate may move a tier: both in the background, within seconds. */
async function whatFollowed(ctx: Ctx, view: ResultView) {
  // The person's certificates are few and found by an index; those of an attempt are not.
  const [certificate] = await certificatesOf(ctx, { personId: view.personId, evidenceId: view.attemptId })
  if (!certificate) return { certificate: await whyNoCertificate(ctx, view), moved: null }
  const { id, title, expiresAt, organisationId, state } = certificate
  return {
    certificate: {
      title,
      expiresAt,
      renewalFrom: state.renewalFrom,
      href: `/certificates/${id}`,
      pdfHref: `/certificates/${id}/file.pdf`,
    },
    moved: await whatMoved(ctx, { organisationId, certificateId: id }),
  }
}

async function whyNoCertificate(ctx: Ctx, view: ResultView): Promise<NotIssued | null> {
  if (!view.score.passed || view.exam.certification === null) return null
  const withheld = await withheldPass(ctx, view)
  if (withheld?.reason === 'outlived') return { waits: 'outlived', ...withheld }
  if (withheld) return { waits: 'withheld', title: withheld.title, missing: withheld.missing.map(({ title }) => title) }
  return { waits: ctx.now < view.submittedAt + COMES_WITHIN_MS ? 'coming' : 'late' }
}

/** What a browser that was offline at the deadline still holds is kept too, though it no longer counts. */
async function lateAnswers(args: LoaderFunctionArgs, { attemptId, closedBy }: ResultView) {
  const holder = closedBy === 'deadline' ? holderOf(args.request, attemptId) : null
  if (holder === null) return null
  const ctx = contextOf(args)
  const view = await viewAttempt(ctx, { attempt: attemptId, holder })
  if (!view.holds) return null
  const { locale, timeZone } = args.context
  const speech = speechFor({ locale, timeZone, now: ctx.now })
  return attemptScript(speech.t('exams'), speech.format, { view, page: 'ended', holder, now: ctx.now })
}

/** Later than this a certificate is not on its way: something holds it up. */
const COMES_WITHIN_MS = 10 * 60_000

export default function AttemptResult() {
  const shown = useLoaderData<typeof loader>()
  if (shown.awaited) return <ResultAwaited view={shown.awaited} />
  const { certificate, moved, late, asked, scriptSrc, ...page } = shown
  return (
    <ResultPage
      {...page}
      question={asked && <AskedCallout attempt={page.view.attemptId} />}
      certificate={certificate && <IssuedAside certificate={certificate} />}
      lateAnswers={late && <AttemptScriptData script={late} src={scriptSrc} />}
      moved={moved && <MovedCard tracks={moved.tracks} names={moved.names} />}
    />
  )
}
