import { translator } from '~/i18n/translator.server'
import { localText } from '~/platform/local-text'
import { writeDay } from '../facts/written-values'
import type { GrantState } from './grant'
import type { GrantRow } from './list-grants.server'

const STATE_WORDS = {
  active: 'state.active',
  'to-come': 'state.to-come',
  ended: 'state.ended',
  withdrawn: 'state.withdrawn',
} as const satisfies Record<GrantState, string>

/** The register of grants as lines of a table for other programs: names of columns first, days of UTC, plain values. */
export function grantLines(rows: readonly GrantRow[], locale: string): string[][] {
  const t = translator(locale, 'benefits')
  const columns = [
    ...[t('grants.partner'), t('grants.track'), t('grants.benefit'), t('grants.value'), t('grants.from')],
    ...[t('grants.until'), t('grants.state'), t('grants.reason'), t('grants.given-by')],
  ]
  const lines = rows.map((row) => [
    row.partner.name,
    localText(row.track.title, locale),
    localText(row.title, locale),
    typeof row.value === 'object' ? localText(row.value, locale) : String(row.value),
    writeDay(row.from),
    writeDay(row.until),
    t(STATE_WORDS[row.state]),
    row.reason,
    row.givenBy ?? '',
  ])
  return [columns, ...lines]
}
