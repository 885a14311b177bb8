import { stringify } from 'csv-stringify/sync'
import { listPartners } from '~/areas/identity/organisations.server'
import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { mayManageProgramme } from '../policy'
import { rulesInForce } from '../versions/load-rules.server'
import { aYearAfter, writeDay } from './entry'
import { entryNames } from './entry-vocabulary'
import { IMPORT_COLUMNS, type ImportColumn } from './import-lines'

/**
 * A file that could be imported as it is, to be filled in: the columns, and a line of each kind for the first partner.
 * Begins with a byte order mark, by which spreadsheets know that it is UTF-8.
 * @throws AppError 403 for others than programme managers
 */
export async function importTemplate(ctx: Ctx): Promise<string> {
  authorise(mayManageProgramme(ctx.actor))
  const [partner] = await listPartners(ctx)
  const programmes = [...(await rulesInForce(ctx, ctx.now)).values()].map((rules) => rules.programme)
  const { metrics, attestations } = entryNames(programmes)
  const today = writeDay(ctx.now)
  const metric = { partner: partner?.slug, kind: 'metric', name: metrics[0]?.slug, amount: '1250.50', date: today }
  const attestation = {
    partner: partner?.slug,
    kind: 'attestation',
    name: attestations[0]?.slug,
    date: today,
    until: writeDay(aYearAfter(ctx.now)),
  }
  const rows: Partial<Record<ImportColumn, string | undefined>>[] = [metric, attestation]
  return stringify(
    rows.filter(({ name }) => name !== undefined).map((row) => IMPORT_COLUMNS.map((column) => row[column] ?? '')),
    { header: true, columns: [...IMPORT_COLUMNS], bom: true, escape_formulas: true },
  )
}
