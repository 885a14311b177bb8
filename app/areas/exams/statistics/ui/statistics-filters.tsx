import { useT } from '~/i18n'
import { Filters } from '~/ui/filters'
import { Select } from '~/ui/select'
import { TextField } from '~/ui/text-field'
import { CHOICES } from '../select-attempts'
import { type StatisticsAsk, writeAsk } from '../statistics-view'
import { CHOICE_LABELS } from './words'

type Props = {
  ask: StatisticsAsk
  versions: readonly number[]
  partners: readonly { slug: string; name: string }[]
  path: string
}

/** Which attempts are measured; the address holds it. */
export function StatisticsFilters({ ask, versions, partners, path }: Props) {
  const t = useT('statistics')
  const { sort, direction } = ask
  const isFiltered = writeAsk({ ...ask, sort: 'flag', direction: 'ascending' }) !== ''
  return (
    <Filters
      label={t('filter.label')}
      keep={{ sort, direction }}
      clearHref={isFiltered ? `${path}${writeAsk({ sort, direction })}` : undefined}
    >
      <Select
        name="attempt"
        label={t('filter.attempt')}
        submitOnChange
        defaultValue={ask.choice}
        options={CHOICES.map((choice) => ({ value: choice, label: t(CHOICE_LABELS[choice]) }))}
      />
      <TextField name="from" type="date" label={t('filter.from')} defaultValue={ask.from} />
      <TextField name="to" type="date" label={t('filter.to')} defaultValue={ask.to} />
      <Select
        name="version"
        label={t('filter.version')}
        submitOnChange
        defaultValue={ask.version === null ? '' : String(ask.version)}
        options={[
          { value: '', label: t('filter.any-version') },
          ...versions.map((number) => ({ value: String(number), label: t('filter.version-number', { number }) })),
        ]}
      />
      <Select
        name="partner"
        label={t('filter.partner')}
        submitOnChange
        defaultValue={ask.partner}
        options={[
          { value: '', label: t('filter.any-partner') },
          ...partners.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
    </Filters>
  )
}
