import { DIFFICULTIES, DIFFICULTY_LABELS } from '~/areas/questions/question-base'
import { useFormat, useT } from '~/i18n'
import { Select } from '~/ui/select'
import { TextField } from '~/ui/text-field'
import { drawField, sectionField } from '../../drafts/draft-fields'
import type { FieldOf, PoolChoice } from './draft-field'

/** Empty draws offered at the end of a section. */
const SPARE_DRAWS = 2

/** One section of a draft with its draws. */
export function DraftSection(props: {
  index: number
  draws: number
  isSpare: boolean
  field: FieldOf
  pools: readonly PoolChoice[]
}) {
  const { index, draws, isSpare, field, pools } = props
  const t = useT('examine')
  const format = useFormat()
  const own = (name: string) => field(sectionField(index, name))
  const number = { inputMode: 'decimal', numeric: true } as const
  const rows = Array.from({ length: draws + SPARE_DRAWS }, (_, draw) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a draw's place is its name in the form
    <DraftDraw key={draw} section={index} draw={draw} field={field} pools={pools} />
  ))
  const legend = isSpare ? t('draft.section-new') : t('draft.section', { number: format.number(index + 1) })
  return (
    <fieldset className="stack draft-section">
      <legend className="strong">{legend}</legend>
      <div className="draft-row">
        <TextField {...own('title')} label={t('fields.section-title')} required={!isSpare} maxLength={120} />
        <TextField
          {...own('id')}
          label={t('fields.section-id')}
          help={t('help.section-id')}
          namedAfter={sectionField(index, 'title')}
          required={!isSpare}
          code
        />
        <TextField {...own('passMark')} {...number} label={t('fields.section-pass-mark')} />
        <TextField {...own('trial')} {...number} label={t('fields.trial')} help={t('help.trial')} />
      </div>
      {rows.slice(0, draws)}
      <details className="as-table" open={draws === 0 || undefined}>
        <summary>{t('draft.more-draws')}</summary>
        <div className="stack">{rows.slice(draws)}</div>
      </details>
    </fieldset>
  )
}

function DraftDraw(props: { section: number; draw: number; field: FieldOf; pools: readonly PoolChoice[] }) {
  const { section, draw, field, pools } = props
  const t = useT('examine')
  const words = useT('questions')
  const format = useFormat()
  const own = (name: string) => field(drawField(section, draw, name))
  const number = { inputMode: 'decimal', numeric: true } as const
  const pool = own('pool')
  const known = pools.some(({ slug }) => slug === pool.defaultValue)
  return (
    <fieldset className="draft-draw">
      <legend className="small muted">{t('draft.draw', { number: format.number(draw + 1) })}</legend>
      <div className="draft-row draft-row-draw">
        <Select
          {...pool}
          label={t('fields.pool')}
          placeholder="–"
          options={[
            ...pools.map(({ slug, title }) => ({ value: slug, label: title })),
            // A pool that has gone stays in sight until another is chosen.
            ...(pool.defaultValue !== '' && !known ? [{ value: pool.defaultValue, label: pool.defaultValue }] : []),
          ]}
        />
        <TextField {...own('count')} {...number} label={t('fields.count')} />
        <TextField {...own('objective')} label={t('fields.objective')} code />
        <Select
          {...own('difficulty')}
          label={t('fields.difficulty')}
          options={[
            { value: '', label: t('choices.difficulty-any') },
            ...DIFFICULTIES.map((value) => ({ value, label: words(DIFFICULTY_LABELS[value]) })),
          ]}
        />
        <TextField {...own('tag')} label={t('fields.tag')} />
        <TextField {...own('points')} {...number} label={t('fields.points')} />
        <TextField {...own('questions')} label={t('fields.questions')} code />
      </div>
    </fieldset>
  )
}
