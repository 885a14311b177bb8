import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { RichBlocks } from '~/ui/mdx/rich-blocks'
import { PageHead } from '~/ui/page-head'
import { RadioGroup } from '~/ui/radio-group'
import { RelativeTime } from '~/ui/relative-time'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { asNumber } from '../../results/share'
import { levelField, type MarkForm } from '../mark-form'
import type { EarlierMark, MarkingView } from '../view-marking.server'
import { MarkedAnswer } from './marked-answer'

type Problem = { id: string; message: string }

/** One answer with its question, what to look for, and the marks that may be given. */
export function MarkingPage(props: { view: MarkingView; query: string; kept: MarkForm | null; problems: Problem[] }) {
  const { view, query, kept, problems } = props
  const t = useT('exams')
  const format = useFormat()
  const points = { count: Number(view.points), points: format.number(Number(view.points)) }
  return (
    <>
      <PageHead
        eyebrow={<bdi lang={view.exam.language}>{view.exam.title}</bdi>}
        title={t('marking.heading', { number: format.number(view.number) })}
        lead={
          <>
            {view.personName === null ? t('marking.no-names') : <bdi>{view.personName}</bdi>} ·{' '}
            {t('marking.points', points)}
          </>
        }
        actions={<ButtonLink href="/examine/marking">{t('marking.back')}</ButtonLink>}
      />
      <div className="with-aside">
        <div className="stack">
          <Card title={t('marking.asked')} id="asked" padded>
            <div lang={view.exam.language}>
              <RichBlocks blocks={view.review.stem} />
            </div>
          </Card>
          <Card title={t('marking.answer')} id="answer" padded>
            <MarkedAnswer view={view} />
          </Card>
          {view.guide && (
            <Card title={t('marking.guide')} id="guide" padded>
              <div lang={view.exam.language}>
                <RichBlocks blocks={view.guide} />
              </div>
            </Card>
          )}
        </div>
        <aside className="stack">
          {view.marks.length > 0 && (
            <Card title={t('marking.given')} id="given" padded>
              {view.marks.map((mark) => (
                <Given key={`${mark.kind}-${mark.markedAt}`} mark={mark} />
              ))}
            </Card>
          )}
          {view.decision.allow ? (
            <MarkFormCard view={view} query={query} kept={kept} problems={problems} />
          ) : (
            <Callout kind="info" title={t(REFUSED[view.decision.reason])}>
              {view.settled !== null && t('marking.settled-at', { share: format.percent(asNumber(view.settled), 1) })}
            </Callout>
          )}
        </aside>
      </div>
    </>
  )
}

const REFUSED = {
  settled: 'marking.refused-settled',
  'own-answer': 'marking.refused-own',
  'needs-somebody-else': 'marking.refused-third',
} as const

const KINDS = { first: 'marking.kind-first', second: 'marking.kind-second', deciding: 'marking.kind-deciding' } as const

function Given({ mark }: { mark: EarlierMark }) {
  const t = useT('exams')
  const format = useFormat()
  return (
    <div className="stack stack-sm">
      <p>
        <strong className="num">{format.percent(asNumber(mark.fraction), 1)}</strong>{' '}
        <span className="muted">
          {t(KINDS[mark.kind])} · <bdi>{mark.markerName}</bdi> · <RelativeTime at={mark.markedAt} />
        </span>
      </p>
      {mark.comment && <p dir="auto">{mark.comment}</p>}
    </div>
  )
}

function MarkFormCard(props: { view: MarkingView; query: string; kept: MarkForm | null; problems: Problem[] }) {
  const { view, query, kept, problems } = props
  const t = useT('exams')
  const format = useFormat()
  const own = view.marks.at(-1)
  const problemOf = (id: string) => problems.find((problem) => problem.id === id)?.message
  const percent = kept?.percent ?? (own ? asNumber(own.fraction) * 100 : null)
  const kind = view.decision.allow ? view.decision.kind : 'first'
  return (
    <form method="post" action={`/examine/marking/${view.itemId}${query}`} className="stack" noValidate>
      {problems.length > 0 && <ErrorSummary errors={problems} />}
      <input type="hidden" name="seen" value={view.seen} />
      <Card title={t('marking.your-mark')} id="your-mark" note={t(KINDS[kind])} padded>
        <div className="stack">
          {view.rubric ? (
            <div className="stack" id="levels" tabIndex={-1}>
              {view.rubric.criteria.map((criterion) => {
                const chosen = (kept?.levels ?? own?.levels)?.[criterion.id]
                return (
                  <RadioGroup
                    key={criterion.id}
                    name={levelField(criterion.id)}
                    label={<bdi lang={view.exam.language}>{criterion.title}</bdi>}
                    error={problemOf('levels') && !chosen ? t('marking.level-missing') : undefined}
                    defaultValue={chosen}
                    options={criterion.levels.map((level) => ({
                      value: level.id,
                      label: <bdi lang={view.exam.language}>{level.title}</bdi>,
                      help: format.percent(asNumber(level.fraction)),
                    }))}
                  />
                )
              })}
            </div>
          ) : (
            <TextField
              name="percent"
              id="percent"
              label={t('marking.percent')}
              help={t('marking.percent-help')}
              affix="%"
              numeric
              inputMode="decimal"
              autoComplete="off"
              error={problemOf('percent')}
              defaultValue={percent === null || percent === 'unreadable' ? '' : format.number(percent)}
            />
          )}
          <TextArea
            name="comment"
            label={t('marking.comment')}
            help={t('marking.comment-help')}
            rows={5}
            optional
            defaultValue={kept?.comment ?? own?.comment ?? ''}
          />
        </div>
      </Card>
      <FormActions>
        <Button variant="primary">{t('marking.save')}</Button>
        <ButtonLink href={`/examine/marking/next${query}`} variant="quiet">
          {t('marking.skip')}
        </ButtonLink>
      </FormActions>
    </form>
  )
}
