import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { keyed } from '~/ui/keyed'
import { PageHead } from '~/ui/page-head'
import { Tag } from '~/ui/tag'
import { exportHref } from '../../exports/selection'
import { TYPE_LABELS } from '../../labels'
import { FINDING_LABELS } from '../../lint/finding'
import { DIFFICULTY_LABELS } from '../../question-base'
import { QuestionPreview } from '../../ui/question-preview'
import { QuestionStateTag } from '../../ui/state-tag'
import type { QuestionView } from '../view-question.server'
import { StateHistory, VersionHistory } from './question-history'

/** One question with its key, its problems, where it is used and how it came to be. */
export function QuestionPage(props: { view: QuestionView; isLessonThere: boolean; use: ReactNode }) {
  const { view, isLessonThere, use } = props
  const t = useT('bank')
  const words = useT('questions')
  const path = `/author/questions/${view.id}`
  const { question } = view
  return (
    <>
      <PageHead
        eyebrow={
          <>
            <bdi className="mono">{view.externalId}</bdi> · {words(TYPE_LABELS[question.type])}
          </>
        }
        title={<span dir="auto">{question.title}</span>}
        lead={<QuestionStateTag state={view.state} />}
        actions={
          <>
            <ButtonLink href={`${path}/trial`} icon="play">
              {t('question.try')}
            </ButtonLink>
            <ButtonLink href={exportHref(view.pool.slug, view.externalId)} icon="download">
              {words('export.title')}
            </ButtonLink>
            {view.mayEdit && (
              <>
                <ButtonLink href={`${path}/state`} icon="archive">
                  {t('question.change-state')}
                </ButtonLink>
                <ButtonLink href={`${path}/edit`} icon="pencil" variant="primary">
                  {t('question.edit')}
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      {view.overtaken !== null && <Overtaken view={view} path={path} number={view.overtaken} />}
      <div className="bank-cols">
        <div className="stack">
          <Card padded id="preview" title={t('question.preview')} note={t('question.preview-note')}>
            <QuestionPreview review={view.review} />
          </Card>
          <Card id="versions" title={t('question.versions')}>
            <VersionHistory view={view} path={path} />
          </Card>
        </div>
        <div className="stack">
          <Findings view={view} />
          <Card padded id="facts" title={t('question.facts')}>
            <DescriptionList
              items={[
                [
                  t('pool.pool'),
                  <a key="pool" href={`/author/pools/${view.pool.slug}`} dir="auto">
                    {view.pool.title}
                  </a>,
                ],
                [t('fields.objective'), question.objective && <bdi>{question.objective}</bdi>],
                [t('fields.difficulty'), question.difficulty && words(DIFFICULTY_LABELS[question.difficulty])],
                [
                  t('fields.lesson'),
                  question.lesson &&
                    (isLessonThere ? (
                      <a href={`/learn/courses/${question.lesson}`}>
                        <bdi>{question.lesson}</bdi>
                      </a>
                    ) : (
                      <>
                        <bdi>{question.lesson}</bdi>
                        <span className="block small muted">{t('question.lesson-missing')}</span>
                      </>
                    )),
                ],
                [
                  t('fields.tags'),
                  question.tags.length > 0 && (
                    <span className="row">
                      {question.tags.map((tag) => (
                        <Tag key={tag}>
                          <bdi>{tag}</bdi>
                        </Tag>
                      ))}
                    </span>
                  ),
                ],
                [t('question.file'), view.hasFile ? t('question.in-file') : t('question.not-in-file')],
              ].map(([label, value]) => [label, value || null])}
            />
          </Card>
          {use}
          <Card id="states" title={t('question.states')}>
            <StateHistory states={view.states} />
          </Card>
        </div>
      </div>
    </>
  )
}

function Overtaken({ view, path, number }: { view: QuestionView; path: string; number: number }) {
  const t = useT('bank')
  const newest = view.versions[0]?.number ?? 1
  return (
    <Callout
      kind="warn"
      title={t('question.overtaken-title')}
      className="bank-callout"
      actions={
        <>
          <ButtonLink size="sm" href={`${path}/versions/${newest}?against=${number}`}>
            {t('question.overtaken-compare')}
          </ButtonLink>
          {view.mayEdit && (
            <>
              <form method="post" action={`${path}/versions/${number}/restoration`}>
                <Button size="sm">{t('question.overtaken-restore')}</Button>
              </form>
              <form method="post" action={`${path}/file-version`}>
                <Button size="sm" variant="quiet">
                  {t('question.overtaken-keep')}
                </Button>
              </form>
            </>
          )}
        </>
      }
    >
      {t('question.overtaken-text', { number, newest })}
    </Callout>
  )
}

function Findings({ view }: { view: QuestionView }) {
  const t = useT('bank')
  const words = useT('questions')
  if (view.findings.length === 0) return null
  return (
    <Card padded id="findings" title={t('question.findings')}>
      <ul className="stack stack-sm small">
        {keyed(view.findings).map(({ key, item }) => (
          <li key={key}>{words(FINDING_LABELS[item.code], { ...item.params })}</li>
        ))}
      </ul>
    </Card>
  )
}
