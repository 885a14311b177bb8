import { useFormat, useLocale, useT } from '~/i18n'
import { Tag } from '~/ui/tag'
import { ENDING_WITHIN, type ExceptionState, endsWithin } from '../exception'
import { exceptionWords, withoutSentences } from '../exceptions-table'
import type { ExceptionRow } from '../list-exceptions.server'

/** The state in a word; of what ends soon, within how many days. */
export function ExceptionTag(of: { state: ExceptionState; until: number | null; now: number }) {
  const t = useT('tiers')
  const days = ENDING_WITHIN.find((one) => endsWithin(of, one, of.now))
  if (days !== undefined)
    return <Tag tone={days === 30 ? 'danger' : 'warn'}>{t('exceptions.ends-within', { days })}</Tag>
  return <Tag tone={of.state === 'active' ? 'success' : 'neutral'}>{t(exceptionWords[of.state])}</Tag>
}

/** What a partner would have without the exception, a line for each track. */
export function WithoutIt({ row }: { row: ExceptionRow }) {
  const t = useT('tiers')
  const { list } = useFormat()
  const locale = useLocale()
  const lines = withoutSentences(row, { t, list, locale })
  if (lines.length <= 1) return <>{lines[0]}</>
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
