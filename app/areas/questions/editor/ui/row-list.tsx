import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { Button } from '~/ui/button'
import { fieldId } from '~/ui/field'
import { Icon } from '~/ui/icon'
import { useEditorForm } from './editor-form'

/**
 * Rows that can be added, moved and taken out. Each button sends the whole form, which comes back changed and with
 * everything that was typed; the script does the same without leaving the page, and by keyboard.
 */
export function RowList(props: {
  list: string
  legend: string
  help?: ReactNode
  /** “Option 2” */
  rowLabel: (place: number) => string
  addLabel: string
  /** Beside the row: what makes it the key. */
  start?: (key: string, place: number) => ReactNode
  children: (row: string, key: string, place: number) => ReactNode
}) {
  const { list, legend, help, rowLabel, addLabel, start, children } = props
  const t = useT('bank')
  const { fields, errorOf, draftAction } = useEditorForm()
  const keys = fields.rows(list)
  const error = errorOf(list)
  const id = fieldId(list)
  const change = (kind: string, key: string) => ({
    name: 'change',
    value: `${kind} ${list} ${key}`.trim(),
    formAction: draftAction,
    formNoValidate: true,
  })
  return (
    <fieldset className="edit-list" id={id} data-list={list} tabIndex={error ? -1 : undefined}>
      <legend>{legend}</legend>
      {help && <p className="help">{help}</p>}
      {error && (
        <p className="error" id={`${id}-error`}>
          <Icon name="circle-alert" size="sm" />
          <span>{error}</span>
        </p>
      )}
      <ol>
        {keys.map((key, index) => {
          const label = rowLabel(index + 1)
          return (
            <li key={key} className="edit-row" data-row={`${list} ${key}`}>
              <input type="hidden" name={list} value={key} />
              {start && <div className="edit-start">{start(key, index + 1)}</div>}
              <div className="edit-fields stack stack-sm">{children(`${list}.${key}`, key, index + 1)}</div>
              <div className="edit-buttons">
                <Button
                  {...change('up', key)}
                  size="sm"
                  variant="quiet"
                  icon="arrow-up"
                  iconOnly
                  data-change="up"
                  aria-keyshortcuts="Alt+ArrowUp"
                  disabled={index === 0}
                >
                  {t('editor.move-up', { row: label })}
                </Button>
                <Button
                  {...change('down', key)}
                  size="sm"
                  variant="quiet"
                  icon="arrow-down"
                  iconOnly
                  data-change="down"
                  aria-keyshortcuts="Alt+ArrowDown"
                  disabled={index === keys.length - 1}
                >
                  {t('editor.move-down', { row: label })}
                </Button>
                <Button
                  {...change('remove', key)}
                  size="sm"
                  variant="quiet"
                  icon="trash-2"
                  iconOnly
                  data-change="remove"
                  aria-keyshortcuts="Alt+Delete"
                >
                  {t('editor.remove', { row: label })}
                </Button>
              </div>
            </li>
          )
        })}
      </ol>
      <Button {...change('add', '')} size="sm" icon="plus" data-change="add" aria-keyshortcuts="Alt+Enter">
        {addLabel}
      </Button>
    </fieldset>
  )
}
