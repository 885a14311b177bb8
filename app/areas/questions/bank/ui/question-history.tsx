import { useT } from '~/i18n'
import { Button } from '~/ui/button'
import { RelativeTime } from '~/ui/relative-time'
import { Row, Rows } from '~/ui/rows'
import { Tag } from '~/ui/tag'
import { STATE_LABELS } from '../../labels'
import type { QuestionView, StateEntry, VersionEntry } from '../view-question.server'

const SOURCES = {
  file: 'version.from-file',
  editor: 'version.from-editor',
  import: 'version.from-import',
  restored: 'version.from-restored',
  bulk: 'version.from-bulk',
} as const satisfies Record<VersionEntry['source'], string>

/** Where a version came from, in words: “Restored from version 2”. */
export function VersionSource({ version }: { version: VersionEntry }) {
  const t = useT('bank')
  const { source, note } = version
  if (source === 'restored') return <>{t(SOURCES.restored, { number: Number(note ?? 0) })}</>
  return (
    <>
      {t(SOURCES[source])}
      {note && (
        <>
          {' '}
          <bdi>{note}</bdi>
        </>
      )}
    </>
  )
}

/** Every version, the newest first; older ones can be made current again. */
export function VersionHistory({ view, path }: { view: QuestionView; path: string }) {
  const t = useT('bank')
  const [newest] = view.versions
  return (
    <Rows>
      {view.versions.map((version) => (
        <Row
          key={version.number}
          href={`${path}/versions/${version.number}`}
          title={t('version.name', { number: version.number })}
          meta={
            <>
              <VersionSource version={version} /> · {version.by ? <bdi>{version.by}</bdi> : t('version.by-program')} ·{' '}
              <RelativeTime at={version.at} as="date" />
            </>
          }
          end={
            version === newest ? (
              <Tag tone="success" icon="check">
                {t('version.current')}
              </Tag>
            ) : (
              view.mayEdit && (
                <form method="post" action={`${path}/versions/${version.number}/restoration`}>
                  <Button
                    size="sm"
                    icon="rotate-ccw"
                    aria-label={t('version.restore-name', { number: version.number })}
                  >
                    {t('version.restore')}
                  </Button>
                </form>
              )
            )
          }
        />
      ))}
    </Rows>
  )
}

export function StateHistory({ states }: { states: readonly StateEntry[] }) {
  const t = useT('bank')
  const words = useT('questions')
  if (states.length === 0) return <p className="card-body muted small">{t('question.no-states')}</p>
  return (
    <Rows>
      {states.map((state) => (
        <Row
          key={`${state.at}-${state.after}`}
          title={t('state.moved', {
            before: words(STATE_LABELS[state.before]),
            after: words(STATE_LABELS[state.after]),
          })}
          meta={
            <>
              {state.reason === null ? t('state.by-file') : <span dir="auto">{state.reason}</span>} ·{' '}
              {state.by ? <bdi>{state.by}</bdi> : t('version.by-program')} · <RelativeTime at={state.at} as="date" />
            </>
          }
        />
      ))}
    </Rows>
  )
}
