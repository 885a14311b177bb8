import { useT } from '~/i18n'
import { useEditorForm } from '../../editor/ui/editor-form'
import { ChoiceField, Folded, RichField } from '../../editor/ui/fields'
import { RowList } from '../../editor/ui/row-list'
import { MATCHING_MARKING_LABELS, MATCHING_MARKINGS } from './schema'

export function MatchingEditor() {
  const t = useT('bank')
  const words = useT('questions')
  const { fields } = useEditorForm()
  const answers = fields.rows('answers').map((key, index) => ({
    value: key,
    label: fields.text(`answers.${key}.text.text`).slice(0, 60) || t('editor.answer', { place: index + 1 }),
  }))
  return (
    <>
      <ChoiceField
        name="marking"
        label={t('fields.marking')}
        options={MATCHING_MARKINGS.map((value) => ({ value, label: words(MATCHING_MARKING_LABELS[value]) }))}
      />
      <RowList
        list="answers"
        legend={t('fields.answers')}
        help={t('editor.matching-help')}
        rowLabel={(place) => t('editor.answer', { place })}
        addLabel={t('editor.add-answer')}
      >
        {(row, _key, place) => <RichField name={`${row}.text`} label={t('editor.answer', { place })} rows={1} />}
      </RowList>
      <RowList
        list="prompts"
        legend={t('fields.prompts')}
        rowLabel={(place) => t('editor.prompt', { place })}
        addLabel={t('editor.add-prompt')}
      >
        {(row, _key, place) => (
          <>
            <RichField name={`${row}.text`} label={t('editor.prompt', { place })} rows={1} />
            <ChoiceField
              name={`${row}.answer`}
              label={t('editor.belongs-to')}
              options={answers}
              placeholder={t('editor.choose-answer')}
            />
            <Folded name={row} label={t('fields.feedback')} of={[`${row}.feedback.text`]}>
              <RichField name={`${row}.feedback`} label={t('fields.feedback')} optional />
            </Folded>
          </>
        )}
      </RowList>
    </>
  )
}
