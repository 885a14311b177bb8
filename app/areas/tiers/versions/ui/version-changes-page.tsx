import { useT } from '~/i18n'
import { PageHead } from '~/ui/page-head'
import { useDates } from '../../ui/words'
import type { ChangesView } from '../changes/view-changes.server'
import { Changes } from './changes'

/** What two published versions of a track differ in. */
export function VersionChangesPage({ view }: { view: ChangesView }) {
  const t = useT('rulebook')
  const dates = useDates()
  return (
    <>
      <PageHead
        eyebrow={<bdi>{view.track}</bdi>}
        title={t('changes.head', { date: dates.long(view.after.effectiveAt) })}
        lead={view.before && t('changes.lead', { date: dates.long(view.before.effectiveAt) })}
      />
      <div className="stack">
        <Changes view={view} />
      </div>
    </>
  )
}
