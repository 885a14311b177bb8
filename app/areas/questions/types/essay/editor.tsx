import { useT } from '~/i18n'
import { TextArea } from '~/ui/text-area'
import { useEditorForm } from '../../editor/ui/editor-form'
import { LineField } from '../../editor/ui/fields'
import { RubricFields } from '../../editor/ui/rubric-fields'

export function EssayEditor() {
  const t = useT('bank')
  const { fields, errorOf } = useEditorForm()
  return (
    <>
      <div className="edit-line">
        <LineField name="length.minWords" label={t('fields.min-words')} number optional />
        <LineField name="length.maxWords" label={t('fields.max-words')} number optional />
      </div>
      <TextArea
        name="template"
        label={t('fields.template')}
        help={t('editor.template-help')}
        rows={3}
        optional
        defaultValue={fields.text('template')}
        error={errorOf('template')}
      />
      <RubricFields />
    </>
  )
}
