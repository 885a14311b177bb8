import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { Row, Rows } from '~/ui/rows'
import { Select } from '~/ui/select'
import { Tag } from '~/ui/tag'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { STATE_LABELS } from '../../labels'
import { DIFFICULTIES, DIFFICULTY_LABELS } from '../../question-base'
import type { BulkApplied } from '../bulk/apply-change.server'
import type { LeftAlone, PlannedChange } from '../bulk/plan-change'
import { SET_FIELDS, type Wanted } from '../bulk/wanted'
import { LONGEST_REASON } from '../state-reason'
import { fieldWord } from './field-words'
import { QuestionDiff } from './question-diff'

type Problem = Extract<BulkApplied, { ok: false }>['problem']
type Pool = { slug: string; title: string }
type BulkPageProps = {
  pool: Pool
  others: readonly Pool[]
  /** Fields of the address that say what was chosen, kept by the form that asks for a preview. */
  choice: readonly (readonly [string, string])[]
  /** Fields of the address that say what is wanted, sent on by the form that does it. */
  asked: readonly (readonly [string, string])[]
  wanted: Wanted
  changes: readonly PlannedChange[]
  over: number
  /** Whether a preview was asked for. */
  isPreviewed: boolean
  problem: Problem | null
}

const PROBLEMS = {
  'nothing-chosen': 'bulk.nothing-chosen',
  'nothing-wanted': 'bulk.nothing-wanted',
  'nothing-to-do': 'bulk.nothing-to-do',
  'reason-missing': 'state.reason-missing',
  'reason-too-long': 'state.reason-too-long',
  'pool-unknown': 'bulk.pool-unknown',
} as const satisfies Record<Problem, string>

/** Changes many questions alike: what, then what that means for each, then the act. */
export function BulkPage(props: BulkPageProps) {
  const { pool, changes, problem, isPreviewed } = props
  const t = useT('bank')
  const path = `/author/pools/${pool.slug}`
  const planned = changes.filter(({ left }) => left === null)
  if (changes.length === 0)
    return (
      <>
        <PageHead title={t('bulk.title')} />
        <EmptyState title={t('bulk.nothing-chosen')}>
          <a href={path}>{t('bulk.back')}</a>
        </EmptyState>
      </>
    )
  const shown = problem && isPreviewed ? t(PROBLEMS[problem], { most: LONGEST_REASON }) : null
  return (
    <>
      <PageHead
        eyebrow={<span dir="auto">{pool.title}</span>}
        title={t('bulk.head', { count: changes.length })}
        lead={props.over > 0 ? t('bulk.over', { over: props.over }) : t('bulk.lead')}
      />
      <div className="bank-cols">
        <div className="stack">
          <Card
            id="each"
            title={isPreviewed && !problem ? t('bulk.will', { count: planned.length }) : t('bulk.chosen')}
          >
            <Rows>
              {changes.map((change) => (
                <ChangeRow
                  key={change.id}
                  change={change}
                  target={isPreviewed ? props.wanted.pool : null}
                  isPreviewed={isPreviewed && !problem}
                />
              ))}
            </Rows>
          </Card>
          {isPreviewed && !problem && planned.length > 0 && (
            <form method="post" action={`${path}/changes`} className="stack">
              {props.asked.map(([name, value]) => (
                <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
              ))}
              {planned.map(({ externalId, number }) => (
                <input key={externalId} type="hidden" name="expects" value={`${number} ${externalId}`} />
              ))}
              <FormActions>
                <Button variant="primary">{t('bulk.submit', { count: planned.length })}</Button>
                <ButtonLink href={path}>{t('bulk.keep')}</ButtonLink>
              </FormActions>
            </form>
          )}
        </div>
        <Card padded id="what" title={t('bulk.what')}>
          <form method="get" action={`${path}/changes`} className="stack" noValidate>
            <ErrorSummary errors={shown ? [{ message: shown }] : []} />
            {props.choice.map(([name, value]) => (
              <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
            ))}
            <input type="hidden" name="preview" value="1" />
            <WantedFields {...props} reasonError={problem?.startsWith('reason') ? shown : null} />
            <FormActions>
              <Button variant={isPreviewed && !problem ? 'default' : 'primary'} icon="eye">
                {t('bulk.preview')}
              </Button>
              <ButtonLink href={path}>{t('bulk.back')}</ButtonLink>
            </FormActions>
          </form>
        </Card>
      </div>
    </>
  )
}

function WantedFields({ wanted, others, reasonError }: BulkPageProps & { reasonError: string | null }) {
  const t = useT('bank')
  const words = useT('questions')
  return (
    <>
      {SET_FIELDS.map((field) => {
        const label = fieldWord(t, field)
        const value = wanted.set[field] ?? ''
        return (
          <div key={field} className="edit-line" data-ticked-when-filled="">
            <label className="check" htmlFor={`set-${field}`}>
              <input
                type="checkbox"
                id={`set-${field}`}
                name="set"
                value={field}
                defaultChecked={wanted.set[field] !== undefined}
              />
              <span>{t('bulk.set', { field: label })}</span>
            </label>
            {field === 'difficulty' ? (
              <Select
                name="to-difficulty"
                label={label}
                labelHidden
                defaultValue={value}
                placeholder={t('editor.no-difficulty')}
                options={DIFFICULTIES.map((one) => ({ value: one, label: words(DIFFICULTY_LABELS[one]) }))}
              />
            ) : (
              <TextField name={`to-${field}`} label={label} labelHidden code defaultValue={value} />
            )}
          </div>
        )
      })}
      <p className="help">{t('bulk.set-help')}</p>
      <TextArea
        name="add-tags"
        label={t('bulk.add-tags')}
        help={t('editor.tags-help')}
        rows={2}
        optional
        defaultValue={wanted.addTags.join('\n')}
      />
      <TextArea
        name="remove-tags"
        label={t('bulk.remove-tags')}
        help={t('editor.tags-help')}
        rows={2}
        optional
        defaultValue={wanted.removeTags.join('\n')}
      />
      <Select
        name="to-state"
        label={t('pool.state')}
        defaultValue={wanted.state ?? ''}
        options={[
          { value: '', label: t('bulk.leave') },
          ...(['trial', 'live', 'retired'] as const).map((value) => ({ value, label: words(STATE_LABELS[value]) })),
        ]}
      />
      <TextArea
        name="reason"
        label={t('state.reason')}
        help={t('bulk.reason-help')}
        rows={2}
        optional
        defaultValue={wanted.reason}
        error={reasonError}
      />
      {others.length > 0 && (
        <Select
          name="to-pool"
          label={t('bulk.move')}
          defaultValue={wanted.pool ?? ''}
          options={[
            { value: '', label: t('bulk.leave') },
            ...others.map(({ slug, title }) => ({ value: slug, label: title })),
          ]}
        />
      )}
    </>
  )
}

const LEFT = {
  'nothing-new': 'bulk.left-nothing-new',
  'id-in-pool': 'bulk.left-id-in-pool',
  'not-valid': 'bulk.left-not-valid',
  'changed-meanwhile': 'bulk.left-changed-meanwhile',
} as const satisfies Record<LeftAlone, string>

function ChangeRow({
  change,
  target,
  isPreviewed,
}: {
  change: PlannedChange
  target: string | null
  isPreviewed: boolean
}) {
  const t = useT('bank')
  const words = useT('questions')
  return (
    <Row
      title={
        <a href={`/author/questions/${change.id}`} dir="auto">
          {change.title}
        </a>
      }
      meta={<bdi className="mono">{change.externalId}</bdi>}
      end={isPreviewed && change.left && <Tag icon="ban">{t(LEFT[change.left])}</Tag>}
    >
      {isPreviewed && !change.left && (
        <div className="stack stack-sm">
          {change.after && <QuestionDiff changes={change.changes} />}
          {change.state && (
            <p className="small">
              {t('state.moved', {
                before: words(STATE_LABELS[change.state.before]),
                after: words(STATE_LABELS[change.state.after]),
              })}
            </p>
          )}
          {change.moves && (
            <p className="small">
              {t('bulk.moves')} <bdi>{target}</bdi>
            </p>
          )}
        </div>
      )}
    </Row>
  )
}
