import { useT } from '~/i18n'
import { ShareField } from './answer-fields'
import { LineField, RichField } from './fields'
import { RowList } from './row-list'

/** How people mark an answer: criteria, each at one of its levels; and what they look for. */
export function RubricFields() {
  const t = useT('bank')
  return (
    <>
      <RowList
        list="rubric.criteria"
        legend={t('fields.rubric')}
        help={t('editor.rubric-help')}
        rowLabel={(place) => t('editor.criterion', { place })}
        addLabel={t('editor.add-criterion')}
      >
        {(row) => (
          <>
            <LineField name={`${row}.title`} label={t('fields.title')} />
            <LineField name={`${row}.weight`} label={t('fields.weight')} number optional />
            <RowList
              list={`${row}.levels`}
              legend={t('fields.levels')}
              rowLabel={(place) => t('editor.level', { place })}
              addLabel={t('editor.add-level')}
            >
              {(level) => (
                <div className="edit-line">
                  <LineField name={`${level}.title`} label={t('fields.title')} />
                  <ShareField row={level} />
                </div>
              )}
            </RowList>
          </>
        )}
      </RowList>
      <RichField name="guide" label={t('fields.guide')} help={t('editor.guide-help')} rows={3} optional />
    </>
  )
}
