import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { Row, Rows } from '~/ui/rows'
import { Tag, type TagProps } from '~/ui/tag'
import { TextField } from '~/ui/text-field'
import { useDates, useLocal } from '../../ui/words'
import type { ListedVersion, Rulebook } from '../list-rulebooks.server'

export type NewTrackTrouble = { track: string; title: string; field: 'track' | 'title'; message: string }

/** Every track: the rules that count, those to come, those that did, and what is being written. */
export function RulebooksPage({ books, trouble }: { books: readonly Rulebook[]; trouble: NewTrackTrouble | null }) {
  const t = useT('rulebook')
  return (
    <>
      <PageHead
        title={t('list.title')}
        lead={t('list.lead')}
        actions={<ButtonLink href="/programme/tiers">{t('list.to-setting')}</ButtonLink>}
      />
      <div className="stack stack-lg">
        {books.length === 0 && (
          <EmptyState title={t('list.empty')} level={2}>
            {t('list.empty-help')}
          </EmptyState>
        )}
        {books.map((book) => (
          <Book key={book.track} book={book} />
        ))}
        <NewTrack trouble={trouble} />
      </div>
    </>
  )
}

function Book({ book }: { book: Rulebook }) {
  const t = useT('rulebook')
  const local = useLocal()
  const dates = useDates()
  return (
    <Card
      id={`track-${book.track}`}
      title={<span dir="auto">{local(book.title)}</span>}
      note={<bdi className="mono">{book.track}</bdi>}
      end={book.versions.length > 0 && <Publicity book={book} />}
      footer={
        book.versions.length > 0 && (
          <form method="post" action={`/programme/rules/${book.track}/drafts`} className="row">
            <input type="hidden" name="version" value={(currentOf(book) ?? book.versions[0])?.hash ?? ''} />
            <Button icon="pencil">{t('list.draft-of-current')}</Button>
          </form>
        )
      }
    >
      <Rows>
        {book.drafts.map((draft) => (
          <Row
            key={draft.id}
            title={
              draft.effectiveAt === null
                ? t('list.draft')
                : t('list.draft-from', { date: dates.long(draft.effectiveAt) })
            }
            href={`/programme/rule-drafts/${draft.id}`}
            meta={
              <>
                {draft.updatedBy
                  ? t.rich('list.changed-by', { name: draft.updatedBy, s: (chunks) => <bdi>{chunks}</bdi> })
                  : t('list.changed')}{' '}
                <RelativeTime at={draft.updatedAt} />
              </>
            }
            end={<Tag tone="warn">{t('list.state-draft')}</Tag>}
          />
        ))}
        {book.versions.map((version) => (
          <VersionRow key={version.id} book={book} version={version} />
        ))}
      </Rows>
    </Card>
  )
}

const currentOf = (book: Rulebook) => book.versions.find(({ state }) => state === 'in-force')

const STATES = {
  next: 'list.state-next',
  'in-force': 'list.state-in-force',
  past: 'list.state-past',
} as const satisfies Record<ListedVersion['state'], string>
const TONES: Record<ListedVersion['state'], TagProps['tone']> = { next: 'info', 'in-force': 'success', past: 'neutral' }

function VersionRow({ book, version }: { book: Rulebook; version: ListedVersion }) {
  const t = useT('rulebook')
  const dates = useDates()
  return (
    <Row
      title={t('list.from', { date: dates.long(version.effectiveAt) })}
      href={`/programme/rules/${book.track}?version=${version.hash.slice(0, 12)}`}
      meta={<bdi className="mono">{version.hash.slice(0, 12)}</bdi>}
      end={<Tag tone={TONES[version.state]}>{t(STATES[version.state])}</Tag>}
    />
  )
}

/** Whether strangers may read the track's rules. */
function Publicity({ book }: { book: Rulebook }) {
  const t = useT('rulebook')
  return (
    <form method="post" action={`/programme/rules/${book.track}/publicity`} className="row">
      <input type="hidden" name="public" value={book.isPublic ? 'no' : 'yes'} />
      {book.isPublic ? (
        <a href={`/programmes/${book.track}`}>{t('list.public-page')}</a>
      ) : (
        <Tag tone="line">{t('list.not-public')}</Tag>
      )}
      <Button size="sm" variant="quiet">
        {book.isPublic ? t('list.make-private') : t('list.make-public')}
      </Button>
    </form>
  )
}

function NewTrack({ trouble }: { trouble: NewTrackTrouble | null }) {
  const t = useT('rulebook')
  const errorOf = (field: NewTrackTrouble['field']) => (trouble?.field === field ? trouble.message : undefined)
  return (
    <Card id="new-track" title={t('new.title')} padded>
      <form method="post" className="stack" noValidate>
        {trouble && <ErrorSummary errors={[{ id: trouble.field, message: trouble.message }]} />}
        <TextField name="title" label={t('new.name')} defaultValue={trouble?.title} error={errorOf('title')} required />
        <TextField
          name="track"
          label={t('new.slug')}
          help={t('new.slug-help')}
          defaultValue={trouble?.track}
          error={errorOf('track')}
          code
          required
        />
        <FormActions>
          <Button>{t('new.begin')}</Button>
        </FormActions>
      </form>
    </Card>
  )
}
