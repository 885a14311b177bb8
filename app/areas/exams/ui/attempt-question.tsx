import { moduleOf } from '~/areas/questions/registry'
import { AnsweredQuestion } from '~/areas/questions/ui/answer-review'
import { bringsStem, hintOf, Player } from '~/areas/questions/ui/players'
import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { RichBlocks } from '~/ui/mdx/rich-blocks'
import { answerField } from '../delivery/answer-field'
import type { AttemptItem } from '../delivery/attempt-view'
import { describeReadBack } from '../delivery/describe-read-back'
import { itemUrls } from '../delivery/item-urls'
import type { QuestionWords } from '../delivery/question-words'
import { CertaintyFields } from './certainty-fields'
import { TriesPanel } from './tries-panel'

/** One question of a running attempt. The script finds its parts by `data-` attributes. */
export function AttemptQuestion(props: {
  attempt: string
  /** The page it stands on, from 1. */
  page: number
  item: AttemptItem
  words: QuestionWords
  language: string
  form: string
  /** Beside each answer it is asked how sure its author is. */
  asksCertainty: boolean
}) {
  const { attempt, page, item, words, language, form, asksCertainty } = props
  const t = useT('exams')
  const questions = useT('questions')
  const format = useFormat()
  const name = words.question(item.number)
  const id = `q${item.number}`
  const urls = { ...itemUrls(attempt, item.id), back: `?page=${page}#${id}` }
  const finished = item.tried?.isFinished === true ? item.tried.last : null
  return (
    <section
      className="question"
      id={id}
      aria-labelledby={`${id}-title`}
      data-item={item.id}
      data-type={item.delivery.type}
      data-written-by={moduleOf(item.delivery.type)?.writtenBy}
      data-sequence={item.sequence}
      data-answered={item.answered ? 'yes' : 'no'}
    >
      {!finished && <input type="hidden" name="item" value={item.id} />}
      <header>
        <h2 id={`${id}-title`} tabIndex={-1}>
          {name}
        </h2>
        <p className="meta">
          {words.points(item.points)} · {questions(hintOf(item.delivery))}
        </p>
        <Button
          variant="quiet"
          size="sm"
          icon="flag"
          form={form}
          name="flag"
          value={`${item.id}:${item.flagged ? 'off' : 'on'}`}
          aria-pressed={item.flagged}
          data-flag=""
        >
          {words.flag}
          <span className="sr"> · {name}</span>
        </Button>
      </header>
      {finished ? (
        <AnsweredQuestion review={finished} language={language} image={urls.image} />
      ) : (
        <>
          {!bringsStem(item.delivery) && (
            <div className="stem" lang={language}>
              <RichBlocks blocks={item.delivery.stem} />
            </div>
          )}
          <Player
            delivery={item.delivery}
            name={answerField(item.id)}
            labelledBy={`${id}-title`}
            language={language}
            response={item.response}
            urls={urls}
          />
          {asksCertainty && <CertaintyFields item={item.id} certainty={item.certainty} />}
          <p className="q-foot">
            <span data-read-back="" dir="auto">
              {describeReadBack(t, format, item.readBack)}
            </span>
            <span className="good" data-item-state="" hidden={item.savedAt === null}>
              <Icon name="check" size="sm" />
              <span>{item.savedAt !== null && words.saved(item.savedAt)}</span>
            </span>
          </p>
        </>
      )}
      {item.tried && <TriesPanel tried={item.tried} urls={urls} number={item.number} language={language} />}
    </section>
  )
}
