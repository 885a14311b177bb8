import { useT } from '~/i18n'
import { Callout } from '~/ui/callout'
import { useEditorForm } from '../../editor/ui/editor-form'

/** What is expected of the call is carried along unchanged: it can only be tried where a sandbox is connected. */
export function PracticalEditor() {
  const t = useT('bank')
  const { fields } = useEditorForm()
  return (
    <>
      <Callout title={t('editor.practical-title')}>{t('editor.practical-text')}</Callout>
      <input type="hidden" name="practical" value={fields.text('practical')} />
    </>
  )
}
