import { useT } from '~/i18n'
import { AlsoRight, FeedbackAndShare } from '../../editor/ui/answer-fields'
import { ChoiceField, RichField } from '../../editor/ui/fields'
import { RowList } from '../../editor/ui/row-list'
import { MARKING_LABELS, MARKINGS } from './schema'

export function MultipleResponseEditor() {
  const t = useT('bank')
  const words = useT('questions')
  const option = (place: number) => t('editor.option', { place })
  return (
    <>
      <ChoiceField
        name="marking"
        label={t('fields.marking')}
        options={MARKINGS.map((value) => ({ value, label: words(MARKING_LABELS[value]) }))}
      />
      <RowList
        list="options"
        legend={t('fields.options')}
        help={t('editor.several-right-help')}
        rowLabel={option}
        addLabel={t('editor.add-option')}
        start={(key, place) => (
          <AlsoRight row={`options.${key}`} label={t('editor.is-right', { row: option(place) })} />
        )}
      >
        {(row, _key, place) => (
          <>
            <RichField name={`${row}.text`} label={option(place)} rows={1} />
            <FeedbackAndShare row={row} usual={t('editor.share-several')} />
          </>
        )}
      </RowList>
    </>
  )
}
