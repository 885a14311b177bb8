import { useId } from 'react'
import { useT } from '~/i18n'
import { classNames } from '../class-names'
import { Field } from '../field'
import type { CheckAnswered, CheckDelivery, CheckOption } from './lesson-context'
import { RichLine } from './rich-blocks'

/** The field or fields of one question; their name is `response`. */
export function CheckInput({ delivery, answered }: { delivery: CheckDelivery; answered?: CheckAnswered }) {
  switch (delivery.type) {
    case 'single-choice':
    case 'multiple-response':
      return <Options type={delivery.type} options={delivery.options} answered={answered} />
    case 'true-false':
      return <TrueFalse answered={answered} />
    case 'numeric':
      return <NumberLine delivery={delivery} answered={answered} />
    case 'short-answer':
      return <WordsLine answered={answered} />
  }
}

function Options(props: {
  type: 'single-choice' | 'multiple-response'
  options: readonly CheckOption[]
  answered?: CheckAnswered
}) {
  const { type, options, answered } = props
  const t = useT('content')
  const letters = t('check.letters').split(' ')
  const isSingle = type === 'single-choice'
  return (
    <>
      {!isSingle && <p className="help">{t('check.several')}</p>}
      <ul className="options">
        {options.map((option, index) => (
          <li key={option.id}>
            <label className={classNames('option', isRight(option.id, answered) && 'is-right')}>
              <input
                type={isSingle ? 'radio' : 'checkbox'}
                name="response"
                value={option.id}
                required={isSingle}
                defaultChecked={answered?.response.includes(option.id)}
              />
              <span className="key" aria-hidden="true">
                {letters[index] ?? ''}
              </span>
              <span>
                <RichLine blocks={option.text} />
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  )
}

const TRUTHS = [
  ['true', 'check.true'],
  ['false', 'check.false'],
] as const

function TrueFalse({ answered }: { answered?: CheckAnswered }) {
  const t = useT('content')
  const isRightAnswer = (value: string) => answered?.outcome === 'right' && answered.response.includes(value)
  return (
    <ul className="options options-few">
      {TRUTHS.map(([value, label]) => (
        <li key={value}>
          <label className={classNames('option option-plain', isRightAnswer(value) && 'is-right')}>
            <input
              type="radio"
              name="response"
              value={value}
              required
              defaultChecked={answered?.response.includes(value)}
            />
            <span>{t(label)}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}

function NumberLine(props: { delivery: CheckDelivery & { type: 'numeric' }; answered?: CheckAnswered }) {
  const { units, isUnitRequired } = props.delivery
  const t = useT('content')
  const words = { units: units?.join(', ') ?? '' }
  const help = units?.length ? (isUnitRequired ? t('check.units', words) : t('check.units-may', words)) : undefined
  return <Line answered={props.answered} label={t('check.number')} numeric help={help} />
}

function WordsLine({ answered }: { answered?: CheckAnswered }) {
  const t = useT('content')
  return <Line answered={answered} label={t('check.words')} />
}

function Line(props: { answered?: CheckAnswered; label: string; numeric?: boolean; help?: string }) {
  const { answered, label, numeric, help } = props
  const id = useId()
  return (
    <Field id={id} label={label} help={help}>
      <input
        id={id}
        className={classNames('input', numeric && 'input-num')}
        type="text"
        name="response"
        inputMode={numeric ? 'decimal' : undefined}
        dir={numeric ? 'ltr' : 'auto'}
        autoComplete="off"
        spellCheck={false}
        required
        maxLength={400}
        defaultValue={answered?.response[0]}
        aria-describedby={help ? `${id}-help` : undefined}
      />
    </Field>
  )
}

const isRight = (id: string, answered?: CheckAnswered) =>
  answered?.options?.some((option) => option.id === id && option.right)
