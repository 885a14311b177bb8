import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { holdingsOf } from '~/areas/certifications/held-certifications.server'
import { startAttempt } from '~/areas/exams/delivery/start-attempt.server'
import { ExamIntro } from '~/areas/exams/ui/exam-intro'
import { MovesCard } from '~/areas/tiers/ui/move-cards'
import { contextOf, requirePerson } from '~/platform/request.server'
import { holderCookie } from './attempt-cookie.server'
import { examIntroPage } from './exam-intro-page.server'

/** After a start that was refused the exam's page is shown here, with what is lacking. */
export const loader = (args: LoaderFunctionArgs) => examIntroPage(args)

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const { personId } = requirePerson(ctx)
  const form = await args.request.formData()
  const [holder, ...others] = form.getAll('holder').map(String)
  const started = await startAttempt(ctx, {
    exam: args.params.exam ?? '',
    certifications: await holdingsOf(ctx, personId),
    honour: form.get('honour') === 'on',
    agreement: String(form.get('agreement') ?? ''),
    ...(others.length === 0 ? { holder } : {}),
  })
  if (started.started) {
    const cookie = holderCookie(ctx, started.attemptId, started.holder)
    return redirect(`/exams/attempts/${started.attemptId}`, { status: 303, headers: { 'set-cookie': cookie } })
  }
  if (started.decision.reason === 'open-attempt') return redirect(`/exams/attempts/${started.decision.attemptId}`, 303)
  const missing = MISSING[started.decision.reason] ?? null
  return data({ missing }, { status: missing === null ? 409 : 422 })
}

const MISSING: Readonly<Record<string, 'honour' | 'agreement'>> = {
  'honour-missing': 'honour',
  'agreement-missing': 'agreement',
}

export default function ExamAttempts() {
  const { data: exam, names, holder, moves, organisation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <ExamIntro
      data={exam}
      names={names}
      holder={holder}
      missing={answer?.missing ?? null}
      moves={<MovesCard moves={moves} company={organisation} />}
    />
  )
}
