import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { nextAnswer } from '~/areas/exams/marking/next-answer.server'
import { scopeOf, scopeQuery } from '~/areas/exams/marking/scope'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

/** Leads to the answer that waits longest for this marker. */
export async function loader(args: LoaderFunctionArgs) {
  const scope = scopeOf(new URL(args.request.url).searchParams)
  const item = await nextAnswer(contextOf(args), scope)
  if (item) return redirect(`/examine/marking/${item}${scopeQuery(scope)}`, 303)
  const t = translator(args.context.locale, 'exams')
  return redirectWithToast('/examine/marking', { kind: 'info', message: t('marking.nothing-for-you') })
}
