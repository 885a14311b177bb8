import type { LoaderFunctionArgs } from '@remix-run/node'
import { readDraft } from '~/areas/tiers/versions/drafts/read-draft.server'
import { trialLines } from '~/areas/tiers/versions/trials/trial-lines.server'
import { contextOf } from '~/platform/request.server'
import { writeCsv } from '~/platform/write-csv'

/** Every partner of a what-if as a table for other programs. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const draft = await readDraft(ctx, args.params.ruleDraft ?? '')
  const lines = await trialLines(ctx, { draft, locale: args.context.locale })
  return new Response(writeCsv(lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="what-if-${draft.track}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
