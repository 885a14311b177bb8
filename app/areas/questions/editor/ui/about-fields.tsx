import { useT } from '~/i18n'
import { RadioGroup } from '~/ui/radio-group'
import { TextArea } from '~/ui/text-area'
import { STATE_LABELS } from '../../labels'
import { DIFFICULTIES, DIFFICULTY_LABELS } from '../../question-base'
import { useEditorForm } from './editor-form'
import { ChoiceField, LineField } from './fields'

/** What is said about a question of any type: for drawing, for reports, for those who look for it. */
export function AboutFields({
  pool,
}: {
  pool: { objectives: readonly string[]; lessons: readonly string[]; tags: readonly string[] }
}) {
  const t = useT('bank')
  const words = useT('questions')
  const { fields, errorOf } = useEditorForm()
  return (
    <>
      <LineField name="title" label={t('fields.title')} help={t('editor.title-help')} optional />
      <div className="edit-line">
        <LineField name="objective" label={t('fields.objective')} list="known-objectives" code optional />
        <ChoiceField
          name="difficulty"
          label={t('fields.difficulty')}
          placeholder={t('editor.no-difficulty')}
          options={DIFFICULTIES.map((value) => ({ value, label: words(DIFFICULTY_LABELS[value]) }))}
        />
      </div>
      <LineField
        name="lesson"
        label={t('fields.lesson')}
        help={t('editor.lesson-help')}
        list="known-lessons"
        code
        optional
      />
      <LineField name="product" label={t('fields.product')} optional />
      <TextArea
        name="tags"
        label={t('fields.tags')}
        help={t('editor.tags-help')}
        rows={2}
        optional
        defaultValue={fields.text('tags')}
        error={errorOf('tags')}
      />
      {fields.text('fileTags') && <input type="hidden" name="fileTags" value={fields.text('fileTags')} />}
      <Known id="known-objectives" values={pool.objectives} />
      <Known id="known-lessons" values={pool.lessons} />
    </>
  )
}

const Known = ({ id, values }: { id: string; values: readonly string[] }) => (
  <datalist id={id}>
    {values.map((value) => (
      <option key={value} value={value} />
    ))}
  </datalist>
)

/** A new question gets its id and its state; a change of one that is there, a word of what changed. */
export function NewFields({ isNew }: { isNew: boolean }) {
  const t = useT('bank')
  const words = useT('questions')
  const { fields } = useEditorForm()
  if (!isNew) return <LineField name="note" label={t('editor.note')} help={t('editor.note-help')} optional />
  return (
    <>
      <LineField name="externalId" label={t('editor.id')} help={t('editor.id-help')} code optional />
      <RadioGroup
        name="state"
        label={t('editor.begins')}
        defaultValue={fields.text('state') || 'trial'}
        options={[
          { value: 'trial', label: words(STATE_LABELS.trial), help: t('state.trial-help') },
          { value: 'live', label: words(STATE_LABELS.live), help: t('state.live-help') },
        ]}
      />
    </>
  )
}
