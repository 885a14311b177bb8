import type { ActionFunctionArgs } from '@remix-run/node'
import { recordSignals, signalsSchema } from '~/areas/exams/signals/record-signals.server'
import { invalid } from '~/platform/errors'
import { contextOf } from '~/platform/request.server'

/** Keeps how often the page of an attempt lost the focus or something was pasted into it. */
export async function action(args: ActionFunctionArgs) {
  const parsed = signalsSchema.safeParse(await args.request.json().catch(() => null))
  if (!parsed.success) throw invalid('exams.unreadable-save')
  await recordSignals(contextOf(args), { ...parsed.data, attempt: args.params.attempt ?? '' })
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}
