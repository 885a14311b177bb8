import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { fieldId } from '~/ui/field'
import { keyed } from '~/ui/keyed'
import { RichBlocks } from '~/ui/mdx/rich-blocks'
import { formFieldWords } from '../../bank/ui/field-words'
import { FINDING_LABELS } from '../../lint/finding'
import { bringsStem, Player } from '../../ui/players'
import { QuestionPreview } from '../../ui/question-preview'
import { fieldsOf } from '../draft'
import { type DraftProblem, PROBLEM_WORDS } from '../draft-problems'
import type { EditorView } from '../editor-view'

/** The question as a learner will meet it, then with its key; or what it still lacks. */
export function EditorPreview({ view }: { view: EditorView }) {
  const t = useT('bank')
  const words = useT('questions')
  const { preview } = view
  const fields = fieldsOf(view.draft)
  const message = ({ field, code, most = 0 }: DraftProblem) =>
    t('editor.problem-at', {
      // The numbers of a shape are missed together.
      field: formFieldWords(t, fields, field.replace(/(\.shape)\..*$/, '$1')),
      message: t(PROBLEM_WORDS[code], { most }),
    })
  const lacking = [...new Map(view.problems.map((problem) => [message(problem), problem.field]))].map(
    ([words, field]) => [field, words] as const,
  )
  const sha256 = fields.text('image.sha256')
  const image = sha256 ? `/author/pictures/${sha256}` : ''
  return (
    <aside className="editor-side stack" id="editor-preview" aria-label={t('editor.preview')}>
      {preview ? (
        <>
          <Card padded id="seen" title={t('editor.as-learner')}>
            {!bringsStem(preview.delivery) && (
              <div className="stem" id="seen-stem">
                <RichBlocks blocks={preview.delivery.stem} />
              </div>
            )}
            <Player
              delivery={preview.delivery}
              name="seen"
              labelledBy="seen-title"
              response={null}
              urls={image ? { image, files: '', back: '' } : null}
            />
          </Card>
          <Card padded id="seen-key" title={t('editor.with-key')}>
            <QuestionPreview review={preview.review} />
          </Card>
          {preview.findings.length > 0 && (
            <Card padded id="seen-findings" title={t('question.findings')}>
              <ul className="stack stack-sm small">
                {keyed(preview.findings).map(({ key, item }) => (
                  <li key={key}>{words(FINDING_LABELS[item.code], { ...item.params })}</li>
                ))}
              </ul>
            </Card>
          )}
        </>
      ) : (
        <Card padded id="lacks" title={t('editor.not-yet')}>
          <p className="muted">{t('editor.not-yet-help')}</p>
          <ul className="stack stack-sm small">
            {lacking.map(([field, words]) => (
              <li key={field}>
                <a href={`#${fieldId(field)}`}>{words}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </aside>
  )
}
