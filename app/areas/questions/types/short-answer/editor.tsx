import { useT } from '~/i18n'
import { FeedbackAndShare } from '../../editor/ui/answer-fields'
import { LineField, TickField } from '../../editor/ui/fields'
import { RowList } from '../../editor/ui/row-list'

export function ShortAnswerEditor() {
  const t = useT('bank')
  return (
    <>
      <RowList
        list="answers"
        legend={t('fields.answers')}
        help={t('editor.patterns-help')}
        rowLabel={(place) => t('editor.answer', { place })}
        addLabel={t('editor.add-answer')}
      >
        {(row, _key, place) => (
          <>
            <LineField name={`${row}.pattern`} label={t('editor.answer', { place })} />
            <FeedbackAndShare row={row} usual={t('editor.share-answer')} />
          </>
        )}
      </RowList>
      <TickField name="caseSensitive" label={t('fields.case-sensitive')} />
    </>
  )
}
