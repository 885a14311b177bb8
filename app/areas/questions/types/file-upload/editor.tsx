import { useT } from '~/i18n'
import { ChoiceField, LineField } from '../../editor/ui/fields'
import { RubricFields } from '../../editor/ui/rubric-fields'

export function FileUploadEditor() {
  const t = useT('bank')
  return (
    <>
      <LineField name="accept" label={t('fields.accept')} help={t('editor.accept-help')} code />
      <div className="edit-line">
        <LineField name="mostFiles" label={t('fields.most-files')} number />
        <LineField name="mostBytes" label={t('fields.most-bytes')} number />
        <ChoiceField
          name="mostBytes.unit"
          label={t('fields.symbol')}
          fallback="kilobytes"
          options={[
            { value: 'kilobytes', label: t('editor.kilobytes') },
            { value: 'bytes', label: t('editor.bytes') },
          ]}
        />
      </div>
      <RubricFields />
    </>
  )
}
