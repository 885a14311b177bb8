import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { Checkbox } from '~/ui/checkbox'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { RadioGroup } from '~/ui/radio-group'
import { Table } from '~/ui/table'
import { TextField } from '~/ui/text-field'
import type { ExamFile } from '../../blueprints/blueprint'
import { describeNameProblem } from '../../blueprints/describe-name-problem'
import type { DraftCheck } from '../../drafts/check-draft.server'
import { describeFieldProblem } from '../../drafts/describe-field-problem'
import type { DraftChange } from '../../drafts/draft-changes'
import { fieldInWords, valueInWords } from '../../drafts/draft-labels'
import type { FieldProblem } from '../../drafts/read-fields'
import { DrawsTable } from './draws-table'

export type PublicationView = {
  slug: string
  title: string
  isNew: boolean
  revision: number
  currentVersionId: string | null
  changes: readonly DraftChange[]
  /** null while the fields are not right */
  exam: ExamFile | null
  problems: readonly FieldProblem[]
  check: DraftCheck | null
  timeZone: string
}

export type PublicationTrouble = {
  when: 'now' | 'at'
  moment: string
  reviewed: boolean
  problem: 'reviewed' | 'moment' | 'changed' | 'refused'
}

/** The gate before a draft becomes the exam: what changes, whether the pools suffice, and when. */
export function PublicationPage({ view, trouble }: { view: PublicationView; trouble: PublicationTrouble | null }) {
  const t = useT('examine')
  const exams = useT('exams')
  const questions = useT('questions')
  const format = useFormat()
  const { slug, changes, check, exam, problems } = view
  const words = { examine: t, exams }
  const isReady = exam !== null && check !== null && check.problems.length === 0
  const base = `/examine/exams/${slug}`
  return (
    <>
      <PageHead
        eyebrow={<span dir="auto">{view.title}</span>}
        title={view.isNew ? t('publish.head-new') : t('publish.head', { count: changes.length })}
        lead={t('publish.lead')}
        actions={
          exam && <ButtonLink href={`${base}/simulation?of=draft&draws=1000`}>{t('publish.simulation')}</ButtonLink>
        }
      />
      <div className="stack stack-lg">
        {(trouble?.problem === 'changed' || trouble?.problem === 'refused') && (
          <Callout kind="warn" status>
            {t(trouble.problem === 'changed' ? 'publish.changed' : 'publish.refused')}
          </Callout>
        )}
        {!isReady && (
          <Callout kind="danger" title={t('publish.not-ready')}>
            <ul className="list-disc ps-5">
              {problems.map((problem) => (
                <li key={`${problem.field} ${problem.code}`}>
                  {fieldInWords(t, format, problem.field)}: {describeFieldProblem(words, problem)}
                </li>
              ))}
              {check?.problems.map((problem) => (
                <li key={`${problem.path.join('.')} ${problem.code} ${problem.name}`}>
                  {describeNameProblem({ exams, questions }, problem)}
                </li>
              ))}
            </ul>
          </Callout>
        )}
        {changes.length > 0 && (
          <Card title={t('publish.changes')} id="changes">
            <Table
              caption={t('publish.changes')}
              rows={changes}
              rowKey={({ field }) => field}
              columns={[
                { key: 'field', header: t('publish.field'), cell: ({ field }) => fieldInWords(t, format, field) },
                ...(view.isNew
                  ? []
                  : [
                      {
                        key: 'before',
                        header: t('publish.before'),
                        cell: ({ field, before }: DraftChange) => (
                          <del dir="auto">{valueInWords(t, format, field, before)}</del>
                        ),
                      },
                    ]),
                {
                  key: 'after',
                  header: t('publish.after'),
                  cell: ({ field, after }) => <ins dir="auto">{valueInWords(t, format, field, after)}</ins>,
                },
              ]}
            />
          </Card>
        )}
        {exam && check && (
          <Card title={t('publish.pools')} id="pools">
            <DrawsTable sections={exam.sections} draws={check.draws} trials={check.trials} language={exam.language} />
          </Card>
        )}
        {isReady && (view.isNew || changes.length > 0) ? (
          <PublicationForm view={view} trouble={trouble} />
        ) : (
          <div className="row">
            <ButtonLink href={`${base}/draft`}>{t('publish.back')}</ButtonLink>
          </div>
        )}
      </div>
    </>
  )
}

function PublicationForm({ view, trouble }: { view: PublicationView; trouble: PublicationTrouble | null }) {
  const t = useT('examine')
  const errors = {
    reviewed: trouble?.problem === 'reviewed' ? t('publish.reviewed-missing') : undefined,
    moment: trouble?.problem === 'moment' ? t('publish.moment-wrong') : undefined,
  }
  const [field, message] = Object.entries(errors).find(([, text]) => text !== undefined) ?? []
  return (
    <Card title={t('publish.when')} id="when" padded>
      <form method="post" className="stack" noValidate>
        {field && message && <ErrorSummary errors={[{ id: field, message }]} />}
        <input type="hidden" name="revision" value={view.revision} />
        <input type="hidden" name="version" value={view.currentVersionId ?? ''} />
        <RadioGroup
          name="when"
          label={t('publish.when')}
          labelHidden
          options={[
            { value: 'now', label: t('publish.now') },
            { value: 'at', label: t('publish.at') },
          ]}
          defaultValue={trouble?.when ?? 'now'}
        />
        <TextField
          name="moment"
          type="datetime-local"
          label={t('publish.moment')}
          help={t('publish.moment-help', { zone: view.timeZone })}
          defaultValue={trouble?.moment ?? ''}
          error={errors.moment}
        />
        <Checkbox
          name="reviewed"
          label={t('publish.reviewed')}
          required
          defaultChecked={trouble?.reviewed ?? false}
          error={errors.reviewed}
        />
        <FormActions>
          <Button variant="primary">{t('publish.submit')}</Button>
          <ButtonLink href={`/examine/exams/${view.slug}/draft`}>{t('publish.back')}</ButtonLink>
        </FormActions>
      </form>
    </Card>
  )
}
