import { useFormat, useT } from '~/i18n'
import { parseRational, toNumber } from '~/platform/rational'
import { keyed } from '~/ui/keyed'
import { VisuallyHidden } from '~/ui/visually-hidden'
import { DIFFICULTIES, DIFFICULTY_LABELS } from '../../question-base'
import type { FieldChange } from '../diff-questions'
import type { DiffPart } from '../diff-words'
import { pathWords } from './field-words'

/** What two versions do not have alike, field by field; added words are underlined, removed ones struck out. */
export function QuestionDiff({ changes }: { changes: readonly FieldChange[] }) {
  const t = useT('bank')
  if (changes.length === 0) return <p className="muted">{t('diff.same')}</p>
  return (
    <dl className="diff">
      {keyed(changes).map(({ key, item }) => (
        <div key={key}>
          <dt>{pathWords(t, item.path)}</dt>
          <dd>
            <Change change={item} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Change({ change }: { change: FieldChange }) {
  const t = useT('bank')
  if (change.kind === 'order') return <p>{t('diff.order')}</p>
  if (change.kind === 'words')
    return (
      <p className="diff-text" dir="auto">
        {change.formOnly && <span className="meta block">{t('diff.form-only')}</span>}
        {keyed(change.parts).map(({ key, item }) => (
          <Part key={key} part={item} />
        ))}
      </p>
    )
  const field = change.path.at(-1)
  const name = field && 'field' in field ? field.field : ''
  return (
    <p>
      {change.before !== null && (
        <Part part={{ kind: 'removed', text: change.before }} shown={<Value name={name} value={change.before} />} />
      )}{' '}
      {change.after !== null && (
        <Part part={{ kind: 'added', text: change.after }} shown={<Value name={name} value={change.after} />} />
      )}
    </p>
  )
}

function Part({ part, shown = part.text }: { part: DiffPart; shown?: React.ReactNode }) {
  const t = useT('bank')
  if (part.kind === 'same') return <span>{shown}</span>
  return part.kind === 'added' ? (
    <ins>
      <VisuallyHidden>{t('diff.added')} </VisuallyHidden>
      {shown}
    </ins>
  ) : (
    <del>
      <VisuallyHidden>{t('diff.removed')} </VisuallyHidden>
      {shown}
    </del>
  )
}

function Value({ name, value }: { name: string; value: string }) {
  const t = useT('bank')
  const words = useT('questions')
  const format = useFormat()
  const difficulty = name === 'difficulty' && DIFFICULTIES.find((known) => known === value)
  if (difficulty) return <>{words(DIFFICULTY_LABELS[difficulty])}</>
  const share = name === 'fraction' ? parseRational(value) : null
  if (share) return <>{format.percent(toNumber(share), 2)}</>
  if (value === 'true' || value === 'false') return <>{t(value === 'true' ? 'diff.yes' : 'diff.no')}</>
  return <bdi>{value}</bdi>
}
