import { useFormat, useT } from '~/i18n'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { partsOf } from '../blueprints/review-setting'
import type { Names } from '../delivery/describe-start'
import type { ExamView } from '../delivery/exam-view'
import { partsInWords } from '../results/describe-result'
import { asNumber } from '../results/share'

/** An exam at a glance: how long, how often, what it takes to pass, and what is shown afterwards. */
export function ExamFacts({ data, names }: { data: ExamView; names: Names }) {
  const t = useT('exams')
  const format = useFormat()
  const waits = data.coolDownHours.filter((hours) => hours > 0)
  const sectionMarks = data.sections.flatMap(({ passMark }) => (passMark === null ? [] : [asNumber(passMark)]))
  const lowest = Math.min(...sectionMarks)
  const mark = format.percent(asNumber(data.passMark), 1)
  return (
    <Card title={t('intro.facts')} id="facts" padded>
      <DescriptionList
        items={[
          [t('intro.questions'), format.number(data.questions)],
          [t('intro.trial'), data.trial === 0 ? null : t('intro.trial-count', { count: data.trial })],
          [t('intro.time'), data.timeLimitMinutes === null ? t('list.untimed') : format.minutes(data.timeLimitMinutes)],
          [
            t('intro.pass-mark'),
            data.delivered.mode === 'practice'
              ? null
              : sectionMarks.length > 0
                ? t('intro.pass-mark-sections', { mark, section: format.percent(lowest, 1) })
                : mark,
          ],
          [
            t('intro.scale'),
            data.scale === null
              ? null
              : t('intro.scale-text', {
                  lowest: format.number(data.scale.lowest),
                  highest: format.number(data.scale.highest),
                  pass: format.number(data.scale.pass),
                }),
          ],
          [
            t('intro.attempts'),
            data.attemptsAllowed === null || data.delivered.mode === 'practice'
              ? t('intro.attempts-unlimited')
              : format.number(data.attemptsAllowed),
          ],
          [
            t('intro.waits'),
            waits.length === 0 || data.delivered.mode === 'practice'
              ? null
              : t('intro.waits-hours', { hours: format.list(waits.map((hours) => format.number(hours))) }),
          ],
          [t('intro.review'), <Review key="review" data={data} />],
          [
            t('intro.requires'),
            data.requires.length === 0 && data.benefit === null
              ? null
              : format.list([
                  ...data.requires.map((slug) => names.certifications[slug] ?? names.courses[slug] ?? slug),
                  ...(data.benefit === null ? [] : [data.benefit]),
                ]),
          ],
        ]}
      />
      <h3>{t('intro.sections')}</h3>
      <DescriptionList
        items={data.sections.map((section) => [
          <bdi key={section.id} lang={data.language}>
            {section.title}
          </bdi>,
          t('list.questions', { count: section.questions }),
        ])}
      />
      {data.courses.length > 0 && (
        <p className="small">
          {t('intro.prepare')}{' '}
          {data.courses.map((slug, index) => (
            <span key={slug}>
              {index > 0 && ', '}
              <a href={`/learn/courses/${slug}`}>
                <bdi>{names.courses[slug] ?? slug}</bdi>
              </a>
            </span>
          ))}
        </p>
      )}
    </Card>
  )
}

/** What is shown in each phase after the end, as far as the safe rules let it be. */
function Review({ data }: { data: ExamView }) {
  const t = useT('exams')
  const format = useFormat()
  const { review, closesAt } = data
  const now = partsOf(review.afterSubmit)
  if (review.keyAfterLastAttempt && review.afterSubmit === 'right-wrong') return <>{t('intro.review-key-last')}</>
  const lines = [
    t('intro.review-parts', { parts: partsInWords(t, format, now) }),
    ...(review.later
      ? [
          t('intro.review-later', {
            hours: review.later.afterHours,
            parts: partsInWords(t, format, partsOf(review.later.show)),
          }),
        ]
      : []),
    ...(review.afterClose !== undefined && closesAt !== null
      ? [
          t('intro.review-close', {
            at: format.dateTime(closesAt),
            parts: partsInWords(t, format, partsOf(review.afterClose)),
          }),
        ]
      : []),
    // Practice says the key at once, and nothing rests on it.
    ...(data.delivered.mode === 'practice' ? [] : [t('intro.review-key-end')]),
  ]
  return (
    <>
      {lines.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </>
  )
}
