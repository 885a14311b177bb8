import type { Review } from '~/areas/questions/review'
import { AnswerRemarks, GivenAnswer, OutcomeTag } from '~/areas/questions/ui/answer-review'
import { type Translator, useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { keyed } from '~/ui/keyed'
import { RichBlocks } from '~/ui/mdx/rich-blocks'
import type { Tried } from '../modes/tried'
import { asNumber } from '../results/share'

type Props = {
  tried: Tried
  urls: { image: string; tries: string; hints: string; back: string }
  number: number
  language: string
}

/** Below a question that can be checked: the button, the hints, and what the last check said. */
export function TriesPanel({ tried, urls, number, language }: Props) {
  const t = useT('exams')
  const format = useFormat()
  const id = `q${number}-check`
  if (tried.isManual) return <p className="small muted">{t('tries.by-person')}</p>
  return (
    <div className="tries" data-tries="">
      {tried.hints.length > 0 && (
        <ol className="hints" aria-label={t('tries.hints')} lang={language}>
          {keyed(tried.hints).map(({ key, item, index }) => (
            <li key={key}>
              <p className="xs subtle">{t('tries.hint', { number: format.number(index + 1) })}</p>
              <RichBlocks blocks={item} />
            </li>
          ))}
        </ol>
      )}
      {tried.last && <LastTry tried={tried} id={id} image={urls.image} language={language} />}
      {!tried.isFinished && (
        <div className="row">
          <Button icon="circle-check" formAction={`${urls.tries}${urls.back}`} data-check="">
            {tried.made === 0 ? t('tries.check') : t('tries.check-again')}
            <span className="sr"> · {t('attempt.question', { number: format.number(number) })}</span>
          </Button>
          {tried.hasMoreHints && (
            <Button
              variant="quiet"
              icon="circle-question-mark"
              formAction={`${urls.hints}${urls.back}`}
              name="hint"
              value={tried.hints.length + 1}
              data-check=""
            >
              {tried.hints.length === 0 ? t('tries.show-hint') : t('tries.next-hint')}
              <span className="sr"> · {t('attempt.question', { number: format.number(number) })}</span>
            </Button>
          )}
          <p className="small muted">{leftInWords(t, tried, (share) => format.percent(asNumber(share), 1))}</p>
        </div>
      )}
    </div>
  )
}

function LastTry(props: { tried: Tried; id: string; image: string; language: string }) {
  const { tried, id, image, language } = props
  const t = useT('exams')
  const format = useFormat()
  const review = tried.last
  if (!review) return null
  return (
    <div className="last-try stack stack-sm" id={id} tabIndex={-1} data-last-try="">
      <p className="row">
        {review.outcome && <OutcomeTag outcome={review.outcome} />}
        <span className="small muted">
          {t('tries.earned', { share: format.percent(asNumber(review.fraction ?? '0/1'), 1) })}
          {!tried.isChecked && !tried.isFinished && <> {t('tries.changed')}</>}
        </span>
      </p>
      {/* When the question is over its answer stands above; else it is what was checked, whatever is written by now. */}
      {!tried.isFinished && (review.options || review.parts) && (
        <GivenAnswer review={chosenOnly(review)} language={language} image={image} />
      )}
      <AnswerRemarks review={review} language={language} />
      {tried.isFinished && <p className="small muted">{t(finishedWords(tried, review))}</p>}
    </div>
  )
}

const finishedWords = ({ tellsKey }: Tried, { outcome }: Review) => {
  if (outcome === 'right') return 'tries.finished-right'
  return tellsKey ? 'tries.finished' : 'tries.finished-untold'
}

/** Of options only those that were chosen: the others stand above, with nothing to say of them yet. */
const chosenOnly = ({ picture: _, ...review }: Review): Review =>
  review.options ? { ...review, options: review.options.filter(({ chosen }) => chosen) } : review

function leftInWords(t: Translator<'exams'>, tried: Tried, percent: (share: string) => string): string {
  if (tried.left === null) return ''
  const left = t('tries.left', { count: tried.left })
  return tried.mode === 'retry' ? `${left} ${t('tries.worth', { share: percent(tried.worth) })}` : left
}
