import { useFormat, useT } from '~/i18n'
import { classNames } from '~/ui/class-names'
import { Icon } from '~/ui/icon'
import type { IconName } from '~/ui/icon-names'
import { keyed } from '~/ui/keyed'
import { RichBlocks, RichLine, RichTextPieces } from '~/ui/mdx/rich-blocks'
import { Tag, type Tone } from '~/ui/tag'
import { OUTCOME_LABELS, type Outcome } from '../mark'
import { REASON_LABELS } from '../reasons'
import type { Review, ReviewOption, ReviewPart, SummaryPart } from '../review'
import { splitAtGaps } from '../types/cloze/gaps'
import { HotspotPicture } from '../types/hotspot/picture'

const OUTCOMES: Record<Outcome, { tone: Tone; icon: IconName }> = {
  right: { tone: 'success', icon: 'check' },
  'partly-right': { tone: 'info', icon: 'circle-dashed' },
  wrong: { tone: 'warn', icon: 'x' },
  'not-answered': { tone: 'neutral', icon: 'circle' },
  'needs-marking': { tone: 'info', icon: 'clock' },
}

/** How right an answer is, in a word. */
export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  const words = useT('questions')
  return (
    <Tag tone={OUTCOMES[outcome].tone} icon={OUTCOMES[outcome].icon}>
      {words(OUTCOME_LABELS[outcome])}
    </Tag>
  )
}

type ReviewProps = {
  review: Review
  /** The language of the question, which need not be the reader's. */
  language?: string | undefined
  /** Where the question's picture is; null where there is none to be had. */
  image: string | null
}

/** What was asked and answered, part by part, with as much of right and wrong as the review holds. */
export function AnsweredQuestion({ review, language, image }: ReviewProps) {
  return (
    <>
      <div className={classNames('stem', review.type === 'cloze' && 'cloze')} lang={language}>
        {review.type === 'cloze' && review.parts ? (
          <FilledText review={review} parts={review.parts} />
        ) : (
          <RichBlocks blocks={review.stem} />
        )}
      </div>
      <GivenAnswer review={review} language={language} image={image} />
    </>
  )
}

/** What was answered, without the question. */
export function GivenAnswer({ review, language, image }: ReviewProps) {
  const t = useT('questions')
  if (review.options)
    return (
      <div className="stack stack-sm">
        {review.picture && (
          <HotspotPicture
            image={review.picture.image}
            src={image}
            regions={review.picture.regions.map((region) => ({
              ...region,
              state: stateOf(review.options?.find(({ id }) => id === region.id)),
            }))}
          />
        )}
        <ul className="options" lang={language}>
          {review.options.map((option, index) => (
            <li key={option.id}>
              <AnswerOption option={option} place={review.picture ? index : null} />
            </li>
          ))}
        </ul>
      </div>
    )
  if (review.parts && review.parts.length > 0)
    return (
      <ol className={classNames('parts', review.type !== 'ordering' && 'parts-named')} lang={language}>
        {review.parts.map((part) => (
          <Part key={part.id} part={part} type={review.type} />
        ))}
      </ol>
    )
  if (review.type === 'essay' && review.given.length > 0)
    return (
      <div className="given-text" lang={language} dir="auto">
        {review.given.map((part) => ('text' in part ? part.text : '')).join('\n')}
      </div>
    )
  return (
    <p>
      <span className="muted">{t('review.yours')}</span>{' '}
      <SummaryParts parts={review.given} empty={t('review.nothing')} />
    </p>
  )
}

/** Why it earned what it did, the key where it is shown, and what the author says to it. */
export function AnswerRemarks({ review, language }: { review: Review; language?: string | undefined }) {
  const t = useT('questions')
  const isInParts = review.type === 'matching' || review.type === 'cloze'
  return (
    <>
      {!review.options && !isInParts && review.rightAnswers && review.rightAnswers.length > 0 && (
        <p>
          <span className="muted">{t(review.type === 'ordering' ? 'review.right-order' : 'review.right')}</span>{' '}
          <SummaryParts parts={review.rightAnswers} empty="" />
        </p>
      )}
      {review.outcome !== 'not-answered' &&
        review.reasons?.map((reason) => (
          <p className="small muted" key={reason.code}>
            {t(REASON_LABELS[reason.code], { ...reason.params })}
          </p>
        ))}
      {[review.feedback, review.generalFeedback].map(
        (feedback, index) =>
          feedback && (
            <div className="small" key={index === 0 ? 'own' : 'general'} lang={language}>
              <RichBlocks blocks={feedback} />
            </div>
          ),
      )}
    </>
  )
}

/** Texts and labels, one after the other. */
export function SummaryParts({ parts, empty }: { parts: readonly SummaryPart[]; empty: string }) {
  if (parts.length === 0) return <span>{empty}</span>
  return (
    <>
      {keyed(parts).map(({ key, item, index }) => (
        <span key={key}>
          {index > 0 && ', '}
          <b>
            <Words part={item} />
          </b>
        </span>
      ))}
    </>
  )
}

function Words({ part }: { part: SummaryPart }) {
  const t = useT('questions')
  return <bdi>{'text' in part ? part.text : t(part.label)}</bdi>
}

const stateOf = (option: ReviewOption | undefined) => {
  if (option?.right === true) return 'right'
  if (!option?.chosen) return null
  return option.right === false ? 'wrong' : 'chosen'
}

function AnswerOption({ option, place }: { option: ReviewOption; place: number | null }) {
  const t = useT('questions')
  const mark = option.right === undefined ? null : option.right ? 'check' : 'x'
  const letter = place === null ? null : (t('player.letters').split(' ')[place] ?? null)
  return (
    <div
      className={classNames(
        'option answer',
        option.chosen && 'is-chosen',
        option.right === true && 'is-right',
        option.right === false && option.chosen && 'is-wrong',
      )}
    >
      <span className="key">{mark && <Icon name={mark} size="sm" />}</span>
      <div>
        {letter !== null && <span className="subtle">{letter} · </span>}
        <RichLine blocks={option.text} />
        <p className="meta">
          {[
            option.chosen && t('review.chosen'),
            option.right === true && t('review.is-right'),
            option.right === false && option.chosen && t('review.is-wrong'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {option.feedback && (
          <div className="small muted">
            <RichBlocks blocks={option.feedback} />
          </div>
        )}
      </div>
    </div>
  )
}

function Part({ part, type }: { part: ReviewPart; type: string }) {
  const t = useT('questions')
  const format = useFormat()
  const isRight = part.right
  return (
    <li className={classNames('part answer', isRight === true && 'is-right', isRight === false && 'is-wrong')}>
      <span className="key">{isRight !== undefined && <Icon name={isRight ? 'check' : 'x'} size="sm" />}</span>
      <div>
        {part.prompt && (
          <p className="muted">
            <RichLine blocks={part.prompt} />
          </p>
        )}
        {type === 'cloze' && <p className="muted">{t('player.gap', { number: format.number(Number(part.id)) })}</p>}
        <p>
          {part.given ? (
            <b>
              <Words part={part.given} />
            </b>
          ) : (
            <span className="muted">{t('review.nothing')}</span>
          )}
          {isRight !== undefined && (
            <span className="meta"> · {isRight ? t('review.is-right') : t('review.is-wrong')}</span>
          )}
        </p>
        {isRight !== true && part.rightAnswers && part.rightAnswers.length > 0 && (
          <p>
            <span className="muted">{t('review.right')}</span> <SummaryParts parts={part.rightAnswers} empty="" />
          </p>
        )}
        {part.feedback && (
          <div className="small muted">
            <RichBlocks blocks={part.feedback} />
          </div>
        )}
      </div>
    </li>
  )
}

/** The text with what was put into its gaps. */
function FilledText({ review, parts }: { review: Review; parts: readonly ReviewPart[] }) {
  return (
    <RichTextPieces
      render={(text) =>
        keyed(splitAtGaps(text)).map(({ key, item }) => {
          if ('text' in item) return item.text
          const part = parts.find(({ id }) => id === item.gap)
          return (
            <b key={key} className="filled-gap">
              {part?.given ? <Words part={part.given} /> : '…'}
            </b>
          )
        })
      }
    >
      <RichBlocks blocks={review.stem} />
    </RichTextPieces>
  )
}
