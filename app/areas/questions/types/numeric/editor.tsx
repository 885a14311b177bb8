import { useT } from '~/i18n'
import { FeedbackAndShare } from '../../editor/ui/answer-fields'
import { ChoiceField, LineField, RichField, TickField } from '../../editor/ui/fields'
import { RowList } from '../../editor/ui/row-list'
import { TOLERANCE_LABELS, TOLERANCES } from './schema'

export function NumericEditor() {
  const t = useT('bank')
  const words = useT('questions')
  return (
    <>
      <ChoiceField
        name="tolerance"
        label={t('fields.tolerance')}
        options={TOLERANCES.map((value) => ({ value, label: words(TOLERANCE_LABELS[value]) }))}
      />
      <RowList
        list="answers"
        legend={t('fields.answers')}
        help={t('editor.answers-help')}
        rowLabel={(place) => t('editor.answer', { place })}
        addLabel={t('editor.add-answer')}
      >
        {(row) => (
          <>
            <div className="edit-line">
              <LineField name={`${row}.value`} label={t('fields.value')} number />
              <LineField name={`${row}.margin`} label={t('fields.margin')} number optional />
            </div>
            <FeedbackAndShare row={row} usual={t('editor.share-answer')} />
          </>
        )}
      </RowList>
      <RichField name="otherFeedback" label={t('fields.other-feedback')} optional />
      <RowList
        list="units.list"
        legend={t('fields.units')}
        help={t('editor.units-help')}
        rowLabel={(place) => t('editor.unit', { place })}
        addLabel={t('editor.add-unit')}
      >
        {(row) => (
          <div className="edit-line">
            <LineField name={`${row}.symbol`} label={t('fields.symbol')} code />
            <LineField name={`${row}.factor`} label={t('fields.factor')} number />
          </div>
        )}
      </RowList>
      <TickField name="units.required" label={t('editor.unit-required')} />
    </>
  )
}
