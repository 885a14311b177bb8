import { useT } from '~/i18n'
import { Tag } from '~/ui/tag'
import type { ItemRow } from '../item-row'
import type { Flag } from '../verdict'
import { FLAG_LABELS } from './words'

function FlagTag({ flag }: { flag: Flag }) {
  const t = useT('statistics')
  const isHarmful = flag === 'negative-discrimination'
  return (
    <Tag tone={isHarmful ? 'danger' : 'warn'} icon={isHarmful ? 'trending-down' : undefined}>
      {t(FLAG_LABELS[flag])}
    </Tag>
  )
}

/** All flags of a question; for one with few attempts, that nothing is said yet. */
export function FlagTags({ row }: { row: Pick<ItemRow, 'flags' | 'held' | 'n'> }) {
  const t = useT('statistics')
  if (row.flags.length === 0 && row.held) return <span className="meta">{t('flags.held')}</span>
  return (
    <span className="row">
      {row.flags.map((flag) => (
        <FlagTag key={flag} flag={flag} />
      ))}
    </span>
  )
}
