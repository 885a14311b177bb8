import { useT } from '~/i18n'
import { RadioGroup } from '~/ui/radio-group'
import { useEditorForm } from '../../editor/ui/editor-form'
import { RichField } from '../../editor/ui/fields'

export function TrueFalseEditor() {
  const t = useT('bank')
  const words = useT('questions')
  const { fields } = useEditorForm()
  return (
    <>
      <RadioGroup
        name="answer"
        label={t('editor.statement-is')}
        defaultValue={fields.text('answer')}
        options={[
          { value: 'true', label: words('answers.true') },
          { value: 'false', label: words('answers.false') },
        ]}
      />
      <RichField name="rightFeedback" label={t('fields.right-feedback')} optional />
      <RichField name="wrongFeedback" label={t('fields.wrong-feedback')} optional />
    </>
  )
}
