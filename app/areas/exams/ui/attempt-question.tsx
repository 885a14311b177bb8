import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { RichBlocks } from '~/ui/mdx/rich-blocks'
import { answerField } from '../answer-field'
import type { AttemptItem } from '../attempt-view'
import { describeReadBack } from '../describe-read-back'
import type { QuestionWords } from '../question-words'
import { AnswerFields } from './answer-fields'

const HINTS = {
  'single-choice': 'answer.hint-single',
  'multiple-response': 'answer.hint-multiple',
  'true-false': 'answer.hint-true-false',
  numeric: 'answer.hint-number',
  'short-answer': 'answer.hint-words',
} as const

/** One question of a running attempt. The script finds its parts by `data-` attributes. */
export function AttemptQuestion(props: { item: AttemptItem; words: QuestionWords; language: string; form: string }) {
  const { item, words, language, form } = props
  const t = useT('exams')
  const format = useFormat()
  const name = words.question(item.number)
  const id = `q${item.number}`
  const hint =
    item.delivery.type === 'numeric' && item.delivery.units.length > 0
      ? 'answer.hint-number-unit'
      : HINTS[item.delivery.type]
  return (
    <section
      className="question"
      id={id}
      aria-labelledby={`${id}-title`}
      data-item={item.id}
      data-type={item.delivery.type}
    >
      <input type="hidden" name="item" value={item.id} />
      <header>
        <h2 id={`${id}-title`} tabIndex={-1}>
          {name}
        </h2>
        <p className="meta">
          {words.points(item.points)} · {t(hint)}
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
      <div className="stem" lang={language}>
        <RichBlocks blocks={item.delivery.stem} />
      </div>
      <AnswerFields
        delivery={item.delivery}
        name={answerField(item.id)}
        labelledBy={`${id}-title`}
        language={language}
        response={item.response}
      />
      <p className="q-foot">
        <span data-read-back="" dir="auto">
          {describeReadBack(t, format, item.readBack)}
        </span>
        <span className="good" data-item-state="" hidden={item.savedAt === null}>
          <Icon name="check" size="sm" />
          <span>{item.savedAt !== null && words.saved(item.savedAt)}</span>
        </span>
      </p>
    </section>
  )
}
