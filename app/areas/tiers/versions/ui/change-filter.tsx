import { useT } from '~/i18n'
import { Select } from '~/ui/select'
import type { VersionComparison } from '../../what-if/compare-versions'

/** Keeps the partners that fall, rise or stay, within `Filters`. */
export function ChangeFilter({ chosen }: { chosen: VersionComparison['change'] | null }) {
  const t = useT('rulebook')
  return (
    <Select
      name="change"
      label={t('what-if.change')}
      defaultValue={chosen ?? ''}
      options={[
        { value: '', label: t('what-if.every-change') },
        { value: 'demoted', label: t('what-if.is-demoted') },
        { value: 'promoted', label: t('what-if.is-promoted') },
        { value: 'unchanged', label: t('what-if.is-unchanged') },
      ]}
      submitOnChange
    />
  )
}
