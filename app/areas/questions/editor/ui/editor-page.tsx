import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { fieldId } from '~/ui/field'
import { FormActions } from '~/ui/form-actions'
import { useNonce } from '~/ui/nonce'
import { PageHead } from '~/ui/page-head'
import type { FieldChange } from '../../bank/diff-questions'
import { formFieldWords } from '../../bank/ui/field-words'
import { QuestionDiff } from '../../bank/ui/question-diff'
import { TYPE_LABELS } from '../../labels'
import { EDITORS } from '../../ui/editors'
import { fieldsOf } from '../draft'
import { type DraftProblem, PROBLEM_WORDS } from '../draft-problems'
import type { EditorView } from '../editor-view'
import { AboutFields, NewFields } from './about-fields'
import { EditorFormProvider } from './editor-form'
import { EditorPreview } from './editor-preview'
import { RichField } from './fields'
import { RowList } from './row-list'
import { Shortcuts } from './shortcuts'

type EditorPageProps = {
  /** Null for a question that is not there yet. */
  question: { id: string; externalId: string; title: string } | null
  pool: {
    slug: string
    title: string
    objectives: readonly string[]
    lessons: readonly string[]
    tags: readonly string[]
  }
  view: EditorView
  /** Number of the version that is edited; 0 for a new question. */
  base: number
  /** Names this piece of work: for what the browser keeps, and so that one form makes one question. */
  workKey: string
  saveAction: string
  draftAction: string
  scriptSrc: string | undefined
  /** After an attempt to save: what is wrong is said beside the fields. */
  refused?: { problems: readonly DraftProblem[]; id?: 'id-taken' | 'id-not-valid' }
  picture?: 'picture-too-large' | 'picture-unreadable'
  conflict?: { newest: number; changes: readonly FieldChange[] }
  /** The row that a change was about. */
  focus?: string
}

/** Writes a question: its form at the start, what a learner will see at the end. */
export function EditorPage(props: EditorPageProps) {
  const { question, pool, view, conflict } = props
  const t = useT('bank')
  const words = useT('questions')
  const nonce = useNonce()
  return (
    <>
      <PageHead
        eyebrow={
          <>
            {words(TYPE_LABELS[view.type])} · <span dir="auto">{pool.title}</span>
          </>
        }
        title={question ? <span dir="auto">{question.title}</span> : t('editor.new-title')}
        actions={<ButtonLink href="/help/question-bank">{t('editor.help')}</ButtonLink>}
      />
      {conflict && <Conflict {...conflict} questionId={question?.id ?? ''} />}
      <div className="editor-cols" data-editor={props.workKey} data-draft-action={props.draftAction}>
        <EditorFields {...props} />
        <EditorPreview view={view} />
      </div>
      {props.scriptSrc && <script type="module" src={props.scriptSrc} nonce={nonce} />}
    </>
  )
}

function EditorFields(props: EditorPageProps) {
  const { question, pool, view, refused } = props
  const t = useT('bank')
  const Own = EDITORS[view.type]
  const messages = new Map(
    (refused?.problems ?? []).map((problem) => [
      problem.field,
      t(PROBLEM_WORDS[problem.code], { most: problem.most ?? 0 }),
    ]),
  )
  if (props.picture) messages.set('picture', t(PICTURE_WORDS[props.picture]))
  if (refused?.id) messages.set('externalId', t(ID_WORDS[refused.id]))
  const form = {
    fields: fieldsOf(view.draft),
    errorOf: (field: string) => messages.get(field),
    draftAction: props.draftAction,
  }
  return (
    <form
      method="post"
      action={props.saveAction}
      encType={view.type === 'hotspot' ? 'multipart/form-data' : undefined}
      className="editor-form stack"
      noValidate
      data-unsaved=""
    >
      {/* Enter in a line of text presses the first button there is: it saves, and moves no rows. */}
      <button type="submit" className="sr" tabIndex={-1} aria-hidden="true">
        {t('editor.save')}
      </button>
      <input type="hidden" name="base" value={props.base} />
      <input type="hidden" name="key" value={props.workKey} />
      <input type="hidden" name="caret" value="" data-caret="" />
      <EditorFormProvider value={form}>
        <div id="editor-fields" className="stack" data-focus={props.focus}>
          <ErrorSummary
            errors={[...messages].map(([field, message]) => ({
              id: fieldId(field),
              message: t('editor.problem-at', { field: formFieldWords(t, form.fields, field), message }),
            }))}
          />
          <Card padded id="what" title={t('editor.what')}>
            <RichField name="stem" label={t('fields.stem')} rows={4} choosesFormat help={t('editor.stem-help')} />
            <Own />
            <RichField name="generalFeedback" label={t('fields.general-feedback')} optional />
          </Card>
          <Card padded id="about" title={t('editor.about')}>
            <AboutFields pool={pool} />
            <RowList
              list="hints"
              legend={t('fields.hints')}
              help={t('editor.hints-help')}
              rowLabel={(place) => t('editor.hint', { place })}
              addLabel={t('editor.add-hint')}
            >
              {(row, _key, place) => <RichField name={row} label={t('editor.hint', { place })} rows={1} />}
            </RowList>
            <NewFields isNew={question === null} />
          </Card>
        </div>
      </EditorFormProvider>
      <Shortcuts />
      <div className="editor-foot">
        <FormActions>
          <Button variant="primary" aria-keyshortcuts="Control+S" data-save="">
            {question ? t('editor.save') : t('editor.create')}
          </Button>
          {!question && (
            <Button icon="plus" name="then" value="another">
              {t('editor.create-another')}
            </Button>
          )}
          <Button
            icon="eye"
            formAction={props.draftAction}
            formNoValidate
            name="change"
            value="preview"
            data-preview=""
          >
            {t('editor.preview-now')}
          </Button>
          <ButtonLink href={question ? `/author/questions/${question.id}` : `/author/pools/${pool.slug}`}>
            {t('editor.leave')}
          </ButtonLink>
          <span className="meta" data-editor-kept="" hidden>
            {t('editor.kept')}
          </span>
        </FormActions>
      </div>
      <div className="callout callout-info" role="status" data-editor-restored="" hidden>
        <p>{t('editor.restored')}</p>
        <div className="row actions">
          <Button type="button" size="sm" data-editor-discard="">
            {t('editor.discard')}
          </Button>
        </div>
      </div>
    </form>
  )
}

const PICTURE_WORDS = {
  'picture-too-large': 'editor.picture-too-large',
  'picture-unreadable': 'editor.picture-unreadable',
} as const
const ID_WORDS = { 'id-taken': 'editor.id-taken', 'id-not-valid': 'editor.id-not-valid' } as const

function Conflict({
  newest,
  changes,
  questionId,
}: {
  newest: number
  changes: readonly FieldChange[]
  questionId: string
}) {
  const t = useT('bank')
  return (
    <Callout
      kind="warn"
      title={t('editor.conflict-title', { number: newest })}
      className="bank-callout"
      actions={
        <ButtonLink size="sm" href={`/author/questions/${questionId}/versions/${newest}`}>
          {t('editor.conflict-see', { number: newest })}
        </ButtonLink>
      }
    >
      <p>{t('editor.conflict-text')}</p>
      <QuestionDiff changes={changes} />
    </Callout>
  )
}
