import { useT } from '~/i18n'
import { FeedbackAndShare, OneRight } from '../../editor/ui/answer-fields'
import { useEditorForm } from '../../editor/ui/editor-form'
import { ChoiceField, LineField, TickField } from '../../editor/ui/fields'
import { RowList } from '../../editor/ui/row-list'
import { TOLERANCE_LABELS, TOLERANCES } from '../numeric/schema'

export function ClozeEditor() {
  const t = useT('bank')
  return (
    <RowList
      list="gaps"
      legend={t('fields.gaps')}
      help={t('editor.gaps-help')}
      rowLabel={(place) => t('editor.gap', { place })}
      addLabel={t('editor.add-gap')}
    >
      {(row, key) => <GapFields row={row} id={key} />}
    </RowList>
  )
}

function GapFields({ row, id }: { row: string; id: string }) {
  const t = useT('bank')
  const words = useT('questions')
  const { fields } = useEditorForm()
  const kind = fields.text(`${row}.kind`) || 'text'
  const answer = (place: number) => (kind === 'choice' ? t('editor.option', { place }) : t('editor.answer', { place }))
  return (
    <>
      <p className="mono" dir="ltr">{`[[${id}]]`}</p>
      <div className="edit-line">
        <ChoiceField
          name={`${row}.kind`}
          label={t('fields.kind')}
          rerenders
          fallback="text"
          options={[
            { value: 'text', label: t('gaps.text') },
            { value: 'choice', label: t('gaps.choice') },
            { value: 'number', label: t('gaps.number') },
          ]}
        />
        <LineField name={`${row}.weight`} label={t('fields.weight')} number optional />
      </div>
      {kind === 'number' && (
        <ChoiceField
          name={`${row}.tolerance`}
          label={t('fields.tolerance')}
          options={TOLERANCES.map((value) => ({ value, label: words(TOLERANCE_LABELS[value]) }))}
        />
      )}
      {kind === 'text' && <TickField name={`${row}.caseSensitive`} label={t('fields.case-sensitive')} />}
      <RowList
        list={`${row}.answers`}
        legend={kind === 'choice' ? t('fields.options') : t('fields.answers')}
        rowLabel={answer}
        addLabel={kind === 'choice' ? t('editor.add-option') : t('editor.add-answer')}
        start={
          kind === 'choice'
            ? (key, place) => (
                <OneRight name={`${row}.right`} rowKey={key} label={t('editor.is-right', { row: answer(place) })} />
              )
            : undefined
        }
      >
        {(answerRow, _key, place) => (
          <>
            <div className="edit-line">
              <LineField name={`${answerRow}.text`} label={answer(place)} number={kind === 'number'} />
              {kind === 'number' && (
                <LineField name={`${answerRow}.margin`} label={t('fields.margin')} number optional />
              )}
            </div>
            <FeedbackAndShare
              row={answerRow}
              usual={kind === 'choice' ? t('editor.share-one') : t('editor.share-answer')}
            />
          </>
        )}
      </RowList>
    </>
  )
}
