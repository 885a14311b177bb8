import { countryName } from '~/areas/identity/countries'
import { useLocale, useT } from '~/i18n'
import { Filters, SearchInput } from '~/ui/filters'
import { Select } from '~/ui/select'
import { useLocal } from '../../ui/words'
import type { StandingsList } from '../list-standings.server'
import { isFiltered, ORDERS, STANDINGS_PATH, STATES, type StandingOrder, type StandingState } from '../standings-view'

/** What the list is filtered and sorted by; a phone shows no headings to sort by, so the order stands here too. */
export function StandingFilters({ list }: { list: StandingsList }) {
  const t = useT('tiers')
  const local = useLocal()
  const locale = useLocale()
  const stateName = useStateName()
  const { view } = list
  const named = (all: StandingsList['tracks']) => all.map(({ slug, title }) => ({ value: slug, label: local(title) }))
  return (
    <Filters
      label={t('standings.filter')}
      action={STANDINGS_PATH}
      clearHref={isFiltered(view) ? STANDINGS_PATH : undefined}
    >
      <SearchInput name="q" label={t('standings.search')} defaultValue={view.search} />
      <Choice name="track" any={t('standings.any-track')} value={view.track} options={named(list.tracks)} />
      <Choice
        name="tier"
        any={t('standings.any-tier')}
        value={view.tier}
        options={[...named(list.tiers), { value: 'none', label: t('words.no-tier') }]}
      />
      <Choice
        name="region"
        any={t('standings.any-region')}
        value={view.region}
        options={list.regions.map((value) => ({ value, label: value }))}
      />
      <Choice
        name="country"
        any={t('standings.any-country')}
        value={view.country}
        options={list.countries
          .map((value) => ({ value, label: countryName(locale, value) }))
          .sort((a, b) => a.label.localeCompare(b.label, locale))}
      />
      <Choice
        name="state"
        any={t('standings.any-state')}
        value={view.state}
        options={STATES.map((value) => ({ value, label: stateName(value) }))}
      />
      <Select
        name="sort"
        label={t('standings.sort')}
        labelHidden
        submitOnChange
        options={ORDERS.map((value) => ({ value, label: t('standings.sorted', { by: t(ORDER_NAMES[value]) }) }))}
        defaultValue={view.sort}
      />
      <Select
        name="direction"
        label={t('standings.direction')}
        labelHidden
        submitOnChange
        options={[
          { value: 'ascending', label: t('standings.ascending') },
          { value: 'descending', label: t('standings.descending') },
        ]}
        defaultValue={view.direction}
      />
    </Filters>
  )
}

const CHOICES = {
  track: 'standings.track',
  tier: 'standings.tier',
  region: 'standings.region',
  country: 'standings.country',
  state: 'standings.state',
} as const

type ChoiceProps = {
  name: keyof typeof CHOICES
  any: string
  value: string | null
  options: readonly { value: string; label: string }[]
}

/** One filter. A value that nobody has stays shown, so that what an old link asks for can be seen and taken away. */
function Choice({ name, any, value, options }: ChoiceProps) {
  const t = useT('tiers')
  const isKnown = value === null || options.some((option) => option.value === value)
  if (options.length === 0 && value === null) return null
  return (
    <Select
      name={name}
      label={t(CHOICES[name])}
      labelHidden
      submitOnChange
      placeholder={any}
      options={isKnown ? options : [...options, { value, label: value }]}
      defaultValue={value ?? ''}
    />
  )
}

const STATE_NAMES = {
  grace: 'standings.state-grace',
  approval: 'standings.state-approval',
  differs: 'standings.state-differs',
  undecided: 'standings.state-undecided',
} as const

const RISKS = { 'risk-30': 30, 'risk-60': 60, 'risk-90': 90 } as const

function useStateName(): (state: StandingState) => string {
  const t = useT('tiers')
  return (state) => (isRisk(state) ? t('standings.state-risk', { days: RISKS[state] }) : t(STATE_NAMES[state]))
}

const isRisk = (state: StandingState): state is keyof typeof RISKS => Object.hasOwn(RISKS, state)

const ORDER_NAMES = {
  partner: 'standings.partner',
  region: 'standings.region',
  country: 'standings.country',
  track: 'standings.track',
  tier: 'standings.tier',
  computed: 'standings.computed',
  since: 'standings.since',
  margin: 'standings.margin',
  expiry: 'standings.expiry',
  loss: 'standings.loss',
  grace: 'standings.grace-end',
  review: 'standings.review',
  decided: 'standings.decided',
} as const satisfies Record<StandingOrder, string>
