import { useT } from '~/i18n'
import { fieldId } from '~/ui/field'
import { useEditorForm } from './editor-form'
import { Folded, LineField, RichField } from './fields'

/** Feedback to one answer, and the share that it earns when that is not the usual one. */
export function FeedbackAndShare({ row, usual }: { row: string; usual: string }) {
  const t = useT('bank')
  return (
    <Folded name={row} label={t('editor.feedback-and-share')} of={[`${row}.feedback.text`, `${row}.share`]}>
      <RichField name={`${row}.feedback`} label={t('fields.feedback')} optional />
      <ShareField row={row} help={usual} />
    </Folded>
  )
}

export function ShareField({ row, help }: { row: string; help?: string }) {
  const t = useT('bank')
  return (
    <LineField name={`${row}.share`} label={t('fields.fraction')} help={help} number optional={help !== undefined} />
  )
}

/** “This one is right”: one of a list. */
export function OneRight({ name, rowKey, label }: { name: string; rowKey: string; label: string }) {
  const { fields } = useEditorForm()
  return (
    <label className="check" title={label}>
      <input type="radio" name={name} value={rowKey} defaultChecked={fields.text(name) === rowKey} />
      <span className="sr">{label}</span>
    </label>
  )
}

/** “This one is right”: any number of a list. */
export function AlsoRight({ row, label }: { row: string; label: string }) {
  const { fields } = useEditorForm()
  const name = `${row}.right`
  return (
    <label className="check" title={label} htmlFor={fieldId(name)}>
      <input type="checkbox" id={fieldId(name)} name={name} value="on" defaultChecked={fields.isOn(name)} />
      <span className="sr">{label}</span>
    </label>
  )
}
