import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { pageNumber, pagesOf } from '~/areas/exams/attempt-pages'
import type { AttemptScript } from '~/areas/exams/attempt-script'
import { attemptScript } from '~/areas/exams/describe-attempt'
import { isolated } from '~/areas/exams/isolated'
import { viewAttempt } from '~/areas/exams/view-attempt.server'
import { speechFor } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { holderOf } from './attempt-cookie.server'

/** What a running attempt's pages show; an attempt that has ended leads to its result. */
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
  const pages = pagesOf(view.items, view.exam.questionsPerPage)
  const page = pageNumber(of.asked, pages.length)
  const script =
    view.holds && holder !== null
      ? attemptScript(t, speech.format, {
          view,
          pages,
          page: view.isOver ? 'over' : of.page,
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
  }
  return {
    title: script === null ? t('elsewhere.heading', exam) : titles[script.page],
    view,
    page,
    script,
    scriptSrc: clientScripts.attempt,
  }
}

/** The page that a form was sent from or that an address asks for. */
export const askedPage = (request: Request): string | null => new URL(request.url).searchParams.get('page')
