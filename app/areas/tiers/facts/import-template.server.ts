import { stringify } from 'csv-stringify/sync'
import { listPartners } from '~/areas/identity/organisations.server'
import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import type { FieldType } from '../language/definitions'
import { mayManageProgramme } from '../policy'
import { rulesInForce } from '../versions/load-rules.server'
import { type EntryNames, entryNames } from './entry-vocabulary'
import { IMPORT_COLUMNS } from './import-lines'
import { aYearAfter, writeDay } from './written-values'

/**
 * A file that could be imported as it is, to be filled in: a line of each kind that the rules read, for the first
 * partner. CSV begins with a byte order mark, by which spreadsheets know that it is UTF-8; its columns are those of every
 * kind, with the fields of the records.
 * @throws AppError 403 for others than programme managers
 */
export async function importTemplate(ctx: Ctx, format: 'csv' | 'json'): Promise<string> {
  authorise(mayManageProgramme(ctx.actor))
  const [partner] = await listPartners(ctx)
  const programmes = [...(await rulesInForce(ctx, ctx.now)).values()].map((rules) => rules.programme)
  const lines = examples(entryNames(programmes), ctx.now).map((line) => ({ partner: partner?.slug ?? '', ...line }))
  if (format === 'json') return `${JSON.stringify({ facts: lines }, null, 2)}\n`
  const columns = [...new Set([...IMPORT_COLUMNS, ...lines.flatMap((line) => Object.keys(line))])]
  return stringify(
    lines.map((line: Record<string, string>) => columns.map((column) => line[column] ?? '')),
    { header: true, columns, bom: true, escape_formulas: true },
  )
}

function examples({ metrics, records, attestations, competencies }: EntryNames, now: number): Record<string, string>[] {
  const date = writeDay(now)
  const until = writeDay(aYearAfter(now))
  const [metric] = metrics
  const [attestation] = attestations
  const [competency] = competencies
  return [
    ...(metric
      ? [{ kind: 'metric', name: metric.slug, amount: metric.unit === 'count' ? '12' : '1250.50', date }]
      : []),
    ...records.map(({ slug, lasts, fields }) => ({
      ...{ kind: 'record', name: slug, date, ...(lasts && { key: 'a-name-of-its-own' }) },
      ...Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, EXAMPLES[type] ?? date])),
    })),
    ...(attestation ? [{ kind: 'attestation', name: attestation.slug, date, until }] : []),
    ...(competency ? [{ kind: 'competency', name: competency.slug, date, until }] : []),
    { kind: 'profile', date, segment: 'enterprise' },
  ]
}

/** A day is shown by the day of today. */
const EXAMPLES: Partial<Record<FieldType, string>> = { money: '1250.50', number: '12', text: 'cloud' }
