import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { pageNumber } from '~/areas/exams/delivery/attempt-pages'
import type { AttemptScript } from '~/areas/exams/delivery/attempt-script'
import type { AttemptView } from '~/areas/exams/delivery/attempt-view'
import { settledAt } from '~/areas/exams/delivery/deadline'
import { attemptScript, outlinePages } from '~/areas/exams/delivery/describe-attempt'
import { isolated } from '~/areas/exams/delivery/isolated'
import { viewAttempt } from '~/areas/exams/delivery/view-attempt.server'
import { speechFor } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { holderOf } from './attempt-cookie.server'

/** When the sweeper, which looks every five seconds, will have ended an attempt. */
const SWEPT_MS = 6_000
const SECOND = 1_000
/** A page without a script asks this often, in seconds, whether the clock goes on. */
const PAUSE_SECONDS = '15'

/**
 * What a running attempt's pages show; an attempt that has ended leads to its result. A page that only waits for the end
 * asks again by itself, with or without scripts.
 */
export async function attemptPage(
  args: LoaderFunctionArgs,
  of: { page: 'questions' | 'review'; asked: string | null },
) {
  const ctx = contextOf(args)
  const attempt = args.params.attempt ?? ''
  const holder = holderOf(args.request, attempt)
  const view = await viewAttempt(ctx, { attempt, holder })
  if (view.state === 'closed') throw redirect(`/exams/attempts/${view.id}/result`, 303)

  const { locale, timeZone, clientScripts } = args.context
  const speech = speechFor({ locale, timeZone, now: ctx.now })
  const t = speech.t('exams')
  const page = view.openPage ?? pageNumber(of.asked, outlinePages(view).length)
  const script =
    view.holds && holder !== null
      ? attemptScript(t, speech.format, {
          view,
          page: view.pause ? 'paused' : view.isOver ? 'over' : of.page,
          holder,
          now: ctx.now,
        })
      : null
  const exam = { exam: isolated(view.exam.title, locale) }
  const titles: Record<AttemptScript['page'], string> = {
    questions: script?.pages[page - 1]?.title ?? view.exam.title,
    review: t('review.title', exam),
    over: t('over.heading', exam),
    ended: view.exam.title,
    paused: t('paused.heading', exam),
  }
  const waitsFor = view.isOver && script === null && view.deadlineAt !== null ? view.deadlineAt : null
  const shown = {
    title: script !== null ? titles[script.page] : waitsFor !== null ? titles.over : t('elsewhere.heading', exam),
    view,
    page,
    script,
    scriptSrc: clientScripts.attempt,
  }
  if (view.pause) return data({ ...shown, view: { ...view, items: [] } }, { headers: { refresh: PAUSE_SECONDS } })
  if (waitsFor === null) return data(shown)
  const seconds = Math.ceil((settledAt(waitsFor) + SWEPT_MS - ctx.now) / SECOND)
  return data(shown, { headers: { refresh: String(Math.max(seconds, 5)) } })
}

export type AttemptShown = {
  view: AttemptView
  page: number
  script: AttemptScript | null
  scriptSrc: string | undefined
}

/** The page that a form was sent from or that an address asks for. */
export const askedPage = (request: Request): string | null => new URL(request.url).searchParams.get('page')
