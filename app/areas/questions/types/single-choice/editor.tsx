import { useT } from '~/i18n'
import { FeedbackAndShare, OneRight } from '../../editor/ui/answer-fields'
import { RichField } from '../../editor/ui/fields'
import { RowList } from '../../editor/ui/row-list'

export function SingleChoiceEditor() {
  const t = useT('bank')
  const option = (place: number) => t('editor.option', { place })
  return (
    <RowList
      list="options"
      legend={t('fields.options')}
      help={t('editor.one-right-help')}
      rowLabel={option}
      addLabel={t('editor.add-option')}
      start={(key, place) => (
        <OneRight name="right" rowKey={key} label={t('editor.is-right', { row: option(place) })} />
      )}
    >
      {(row, _key, place) => (
        <>
          <RichField name={`${row}.text`} label={option(place)} rows={1} />
          <FeedbackAndShare row={row} usual={t('editor.share-one')} />
        </>
      )}
    </RowList>
  )
}
