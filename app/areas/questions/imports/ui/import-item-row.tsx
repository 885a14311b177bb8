import { useT } from '~/i18n'
import { keyed } from '~/ui/keyed'
import { Row } from '~/ui/rows'
import { Select } from '~/ui/select'
import { Tag, type TagProps } from '~/ui/tag'
import { VERDICT_LABELS, type VerdictKind } from '../../formats/import-result'
import { PROBLEM_LABELS } from '../../formats/problems'
import { TYPE_LABELS } from '../../labels'
import { QuestionPreview } from '../../ui/question-preview'
import type { ImportedItem } from '../view-import.server'

const TONES: Record<VerdictKind, TagProps['tone']> = { exact: 'success', approximated: 'warn', refused: 'danger' }
const DECISIONS = { add: 'import.add', version: 'import.version', skip: 'import.skip' } as const
const OUTCOMES = {
  added: 'import.added',
  changed: 'import.changed',
  unchanged: 'import.unchanged',
  skipped: 'import.skipped',
} as const
const ALIKE = {
  same: 'import.alike-same',
  id: 'import.alike-id',
  text: 'import.alike-text',
  near: 'import.alike-near',
} as const

/** One question of a file: what it was read as and why, what it resembles, and what becomes of it. */
export function ImportItemRow({ item, pool, isDraft }: { item: ImportedItem; pool: string; isDraft: boolean }) {
  const t = useT('questions')
  return (
    <Row
      id={`question-${item.place}`}
      title={<span dir="auto">{item.title ?? t('import.untitled')}</span>}
      meta={
        <>
          {t('import.at-line', { line: item.line })}
          {item.type && (
            <>
              {' · '}
              <TypeName type={item.type} />
            </>
          )}
          {item.category && (
            <>
              {' · '}
              <bdi>{item.category}</bdi>
            </>
          )}
        </>
      }
      end={
        <div className="import-end">
          <Tag tone={TONES[item.verdict]}>{t(VERDICT_LABELS[item.verdict])}</Tag>
          {isDraft ? <Choice item={item} /> : <Outcome item={item} pool={pool} />}
        </div>
      }
    >
      {item.reasons.length > 0 && (
        <ul className="small import-reasons">
          {keyed(item.reasons).map(({ key, item: reason }) => (
            <li key={key}>
              <b>{t('import.at-line', { line: reason.line })}</b> {t(PROBLEM_LABELS[reason.code], { ...reason.params })}
            </li>
          ))}
        </ul>
      )}
      <Likeness item={item} />
      {item.preview && (
        <details className="as-table">
          <summary>{t('import.preview')}</summary>
          <QuestionPreview review={item.preview} />
        </details>
      )}
      {item.source && item.verdict === 'refused' && (
        <details className="as-table">
          <summary>{t('import.source')}</summary>
          <pre className="code-plain" dir="ltr">
            <code>{item.source}</code>
          </pre>
        </details>
      )}
    </Row>
  )
}

/** Our name of a type, or what the file calls one that is not ours. */
function TypeName({ type }: { type: string }) {
  const t = useT('questions')
  const label = Object.entries(TYPE_LABELS).find(([known]) => known === type)?.[1]
  return <bdi>{label ? t(label) : type}</bdi>
}

function Likeness({ item }: { item: ImportedItem }) {
  const t = useT('questions')
  const { alike } = item
  if (!alike) return null
  if (alike.kind === 'in-file')
    return <p className="small warn">{t('import.alike-in-file', { line: alike.line ?? 0 })}</p>
  return (
    <p className="small warn">
      {t.rich(ALIKE[alike.kind], {
        q: () => (
          <a key="question" href={`/author/questions/${alike.questionId}`}>
            <bdi>{alike.externalId}</bdi>
          </a>
        ),
      })}
    </p>
  )
}

function Choice({ item }: { item: ImportedItem }) {
  const t = useT('questions')
  if (item.choices.length < 2) return null
  return (
    <Select
      name={`decision.${item.place}`}
      label={t('import.decision', { title: item.title ?? t('import.untitled') })}
      labelHidden
      defaultValue={item.decision}
      options={item.choices.map((decision) => ({ value: decision, label: t(DECISIONS[decision]) }))}
    />
  )
}

function Outcome({ item, pool }: { item: ImportedItem; pool: string }) {
  const t = useT('questions')
  if (!item.outcome) return null
  return (
    <span className="small">
      {t(OUTCOMES[item.outcome])}
      {item.externalId && item.outcome !== 'skipped' && (
        <>
          {' '}
          <a href={`/author/pools/${pool}?q=${encodeURIComponent(item.externalId)}`}>
            <bdi>{item.externalId}</bdi>
          </a>
        </>
      )}
    </span>
  )
}
