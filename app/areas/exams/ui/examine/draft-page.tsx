import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { PageHead } from '~/ui/page-head'
import { describeNameProblem } from '../../blueprints/describe-name-problem'
import type { DraftCheck } from '../../drafts/check-draft.server'
import { describeFieldProblem } from '../../drafts/describe-field-problem'
import type { DraftFields } from '../../drafts/draft-fields'
import { fieldInWords } from '../../drafts/draft-labels'
import { DraftForm, type DraftFormView } from './draft-form'
import { DrawsTable } from './draws-table'

export type DraftView = DraftFormView & {
  /** null while the fields are not right */
  check: DraftCheck | null
}

export type DraftTrouble = { fields: DraftFields; revision: number }

/** The draft of an exam: every setting, every draw, and what is not right yet. */
export function DraftPage({ view, trouble }: { view: DraftView; trouble: DraftTrouble | null }) {
  const t = useT('examine')
  const { draft, check } = view
  const wrong = draft.problems.length + (check?.problems.length ?? 0)
  const base = `/examine/exams/${draft.slug}`
  return (
    <>
      <div id="draft-head">
        <PageHead
          eyebrow={<span dir="auto">{draft.fields.title ?? draft.slug}</span>}
          title={wrong === 0 ? t('draft.head-ready') : t('draft.head-open', { count: wrong })}
          lead={t('draft.lead')}
          actions={
            <>
              <ButtonLink href={`${base}/draft/removal`} variant="danger">
                {t('draft.discard')}
              </ButtonLink>
              <ButtonLink href={`${base}/publication`}>{t('draft.to-publication')}</ButtonLink>
            </>
          }
        />
      </div>
      <div className="stack stack-lg">
        {trouble && (
          <Callout kind="warn" status>
            {t('draft.conflict')}
          </Callout>
        )}
        <DraftForm
          view={view}
          fields={trouble?.fields ?? draft.fields}
          revision={trouble?.revision ?? draft.revision}
        />
        <DraftChecks view={view} />
      </div>
    </>
  )
}

/** What is not right yet, and what the pools hold. The page's script asks for it anew while the form is filled in. */
function DraftChecks({ view }: { view: DraftView }) {
  const t = useT('examine')
  const exams = useT('exams')
  const questions = useT('questions')
  const format = useFormat()
  const { draft, check } = view
  const words = { examine: t, exams }
  const isRight = draft.problems.length === 0 && check?.problems.length === 0
  return (
    <div id="draft-checks" className="stack">
      <Card title={t('draft.checks')} id="checks" padded>
        {isRight && <p>{t('draft.checks-none')}</p>}
        <ul className="list-disc ps-5">
          {draft.problems.map((problem) => (
            <li key={`${problem.field} ${problem.code}`}>
              <a href={`#${problem.field}`}>{fieldInWords(t, format, problem.field)}</a>:{' '}
              {describeFieldProblem(words, problem)}
            </li>
          ))}
          {check?.problems.map((problem) => (
            <li key={`${problem.path.join('.')} ${problem.code} ${problem.name}`}>
              {describeNameProblem({ exams, questions }, problem)}
            </li>
          ))}
        </ul>
        {!check && <p className="small muted">{t('draft.pools-later')}</p>}
      </Card>
      {draft.exam && check && (
        <Card title={t('publish.pools')} id="pools">
          <DrawsTable
            sections={draft.exam.sections}
            draws={check.draws}
            trials={check.trials}
            language={draft.exam.language}
          />
        </Card>
      )}
    </div>
  )
}
