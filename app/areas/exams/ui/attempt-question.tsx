import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { RichBlocks } from '~/ui/mdx/rich-blocks'
import { answerField } from '../answer-field'
import type { AttemptItem } from '../attempt-view'
import { describeReadBack } from '../describe-read-back'
import { AnswerFields } from './answer-fields'

const HINTS = {
  'single-choice': 'answer.hint-single',
  'multiple-response': 'answer.hint-multiple',
  'true-false': 'answer.hint-true-false',
  numeric: 'answer.hint-number',
  'short-answer': 'answer.hint-words',
} as const

/** One question of a running attempt. The script finds its parts by `data-` attributes. */
export function AttemptQuestion({ item, language, form }: { item: AttemptItem; language: string; form: string }) {
  const t = useT('exams')
  const format = useFormat()
  const number = format.number(item.number)
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
          {t('attempt.question', { number })}
        </h2>
        <p className="meta">
          {t('attempt.points', { points: Number(item.points) })} · {t(hint)}
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
          {t.rich('attempt.flag', { number, sr: (chunks) => <span className="sr">{chunks}</span> })}
        </Button>
      </header>
      <div className="stem" lang={language}>
        <RichBlocks blocks={item.delivery.stem} />
      </div>
      <AnswerFields
        delivery={item.delivery}
        name={answerField(item.id)}
        legend={t('answer.legend', { number })}
        language={language}
        response={item.response}
      />
      <p className="q-foot">
        <span data-read-back="" dir="auto">
          {describeReadBack(t, format, item.readBack)}
        </span>
        <span className="good" data-item-state="" hidden={item.savedAt === null}>
          <Icon name="check" size="sm" />
          <span>{item.savedAt !== null && t('script.item-saved', { time: format.time(item.savedAt) })}</span>
        </span>
      </p>
    </section>
  )
}
