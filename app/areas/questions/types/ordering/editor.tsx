import { useT } from '~/i18n'
import { ChoiceField, RichField } from '../../editor/ui/fields'
import { RowList } from '../../editor/ui/row-list'
import { ORDERING_MARKING_LABELS, ORDERING_MARKINGS } from './schema'

export function OrderingEditor() {
  const t = useT('bank')
  const words = useT('questions')
  return (
    <>
      <ChoiceField
        name="marking"
        label={t('fields.marking')}
        options={ORDERING_MARKINGS.map((value) => ({ value, label: words(ORDERING_MARKING_LABELS[value]) }))}
      />
      <RowList
        list="items"
        legend={t('fields.items')}
        help={t('editor.ordering-help')}
        rowLabel={(place) => t('editor.item', { place })}
        addLabel={t('editor.add-item')}
      >
        {(row, _key, place) => <RichField name={`${row}.text`} label={t('editor.item', { place })} rows={1} />}
      </RowList>
    </>
  )
}
