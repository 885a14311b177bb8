import { useFormat, useT } from '~/i18n'
import { formatRational, readRational, toNumber } from '~/platform/rational'
import { classNames } from '~/ui/class-names'
import { Icon } from '~/ui/icon'
import { keyed } from '~/ui/keyed'
import { RichBlocks } from '~/ui/mdx/rich-blocks'
import { VisuallyHidden } from '~/ui/visually-hidden'
import type { Review, ReviewOption, ReviewPart, SummaryPart } from '../review'
import { HotspotPicture } from '../types/hotspot/picture'

/** A question as a learner meets it, with the key and everything its author says to the answers. */
export function QuestionPreview({ review }: { review: Review }) {
  const t = useT('questions')
  return (
    <div className="stack">
      <div className="medium">
        <RichBlocks blocks={review.stem} />
      </div>
      {review.picture && (
        <HotspotPicture
          image={review.picture.image}
          src={`/author/pictures/${review.picture.image.sha256}`}
          regions={review.picture.regions.map((region) => ({
            ...region,
            state: review.options?.find(({ id }) => id === region.id)?.right ? 'right' : null,
          }))}
        />
      )}
      {review.parts && review.parts.length > 0 ? (
        <ol className="stack stack-sm preview-parts">
          {review.parts.map((part) => (
            <PartPreview key={part.id} part={part} />
          ))}
        </ol>
      ) : review.options ? (
        <ul className="stack stack-sm">
          {review.options.map((option) => (
            <OptionPreview key={option.id} option={option} />
          ))}
        </ul>
      ) : (
        review.rightAnswers &&
        review.rightAnswers.length > 0 && (
          <p>
            {t('preview.answers')} <RightAnswers parts={review.rightAnswers} />
          </p>
        )
      )}
      {review.generalFeedback && (
        <div className="small muted">
          <RichBlocks blocks={review.generalFeedback} />
        </div>
      )}
    </div>
  )
}

function PartPreview({ part }: { part: ReviewPart }) {
  return (
    <li>
      {part.prompt && (
        <>
          <RichBlocks blocks={part.prompt} />{' '}
        </>
      )}
      <RightAnswers parts={part.rightAnswers ?? []} />
      {part.feedback && (
        <div className="small muted">
          <RichBlocks blocks={part.feedback} />
        </div>
      )}
    </li>
  )
}

function OptionPreview({ option }: { option: ReviewOption }) {
  const t = useT('questions')
  const format = useFormat()
  const share = option.fraction === undefined ? null : readRational(option.fraction)
  const isWhole = share !== null && ['1/1', '0/1'].includes(formatRational(share))
  return (
    <li className="row row-nowrap row-top">
      <Icon name={option.right ? 'circle-check' : 'circle'} className={classNames(option.right ? 'good' : 'subtle')} />
      <div className="grow">
        <VisuallyHidden>{option.right ? t('preview.right') : t('preview.wrong')}</VisuallyHidden>
        <RichBlocks blocks={option.text} />
        {option.feedback && (
          <div className="small muted">
            <RichBlocks blocks={option.feedback} />
          </div>
        )}
      </div>
      {share && !isWhole && <span className="meta">{format.percent(toNumber(share), 1)}</span>}
    </li>
  )
}

function RightAnswers({ parts }: { parts: readonly SummaryPart[] }) {
  const t = useT('questions')
  return (
    <>
      {keyed(parts).map(({ key, item, index }) => (
        <span key={key}>
          {index > 0 && ' · '}
          <b dir="auto">{'text' in item ? item.text : t(item.label)}</b>
        </span>
      ))}
    </>
  )
}
