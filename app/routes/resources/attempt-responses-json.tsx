import type { ActionFunctionArgs } from '@remix-run/node'
import { describeReadBack } from '~/areas/exams/delivery/describe-read-back'
import { saveResponses, saveSchema } from '~/areas/exams/delivery/save-responses.server'
import { speechFor } from '~/i18n/translator.server'
import { invalid, isAppError } from '~/platform/errors'
import { contextOf } from '~/platform/request.server'

/** Saves numbered answers for the script of an attempt's page. What it answers with 200 is on disk. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const parsed = saveSchema.safeParse(await readJson(args.request))
  if (!parsed.success) throw invalid('exams.unreadable-save')
  const saved = await saveResponses(ctx, { ...parsed.data, attempt: args.params.attempt ?? '' })
  if (!saved.saved) return Response.json(saved, { status: 409, headers })

  const { locale, timeZone } = args.context
  const speech = speechFor({ locale, timeZone, now: ctx.now })
  const said = new Map(
    saved.readBacks.map(({ item, readBack }) => [item, describeReadBack(speech.t('exams'), speech.format, readBack)]),
  )
  return Response.json(
    { saved: true, savedAt: saved.savedAt, verdicts: saved.verdicts, readBacks: Object.fromEntries(said) },
    { headers },
  )
}

const headers = { 'cache-control': 'no-store' }

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch (error) {
    // Larger than the server reads.
    if (isAppError(error)) throw error
    throw invalid('exams.unreadable-save')
  }
}
