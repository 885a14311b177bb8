import type { Delivery } from '~/areas/questions/registry'
import { useFormat, useT } from '~/i18n'
import { RichLine } from '~/ui/mdx/rich-blocks'

type AnswerProps = {
  delivery: Delivery
  /** The form field of the question. */
  name: string
  /** Id of the question's heading, which names the group of its answers. */
  labelledBy: string
  /** The language of the exam, which need not be the reader's. */
  language: string
  response: unknown
}

/** The controls of one question, whatever its type; they hold the answer that is kept. */
export function AnswerFields({ delivery, name, labelledBy, language, response }: AnswerProps) {
  switch (delivery.type) {
    case 'single-choice':
      return (
        <Choices
          {...{ name, labelledBy, language }}
          type="radio"
          options={delivery.options}
          chosen={chosenOne(response)}
        />
      )
    case 'multiple-response':
      return (
        <Choices
          {...{ name, labelledBy, language }}
          type="checkbox"
          options={delivery.options}
          chosen={chosenMany(response)}
        />
      )
    case 'true-false':
      return <TrueFalse {...{ name, labelledBy }} value={truthOf(response)} />
    case 'numeric':
      return <NumberAnswer {...{ name, delivery }} text={textOf(response)} unit={unitOf(response)} />
    case 'short-answer':
      return <WordsAnswer name={name} text={textOf(response)} />
  }
}

type Choice = Extract<Delivery, { options: unknown }>['options'][number]

function Choices(props: {
  type: 'radio' | 'checkbox'
  name: string
  labelledBy: string
  language: string
  options: readonly Choice[]
  chosen: readonly string[]
}) {
  const letters = useT('exams')('answer.letters').split(' ')
  return (
    <fieldset aria-labelledby={props.labelledBy}>
      <ul className="options" lang={props.language}>
        {props.options.map((option, index) => (
          <li key={option.id}>
            <label className="option">
              <input
                type={props.type}
                name={props.name}
                value={option.id}
                defaultChecked={props.chosen.includes(option.id)}
                autoComplete="off"
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
    </fieldset>
  )
}

function TrueFalse({ name, labelledBy, value }: { name: string; labelledBy: string; value: boolean | null }) {
  const t = useT('questions')
  return (
    <fieldset aria-labelledby={labelledBy}>
      <ul className="options">
        {[true, false].map((truth) => (
          <li key={String(truth)}>
            <label className="option option-plain">
              <input
                type="radio"
                name={name}
                value={String(truth)}
                defaultChecked={value === truth}
                autoComplete="off"
              />
              <span>{t(truth ? 'answers.true' : 'answers.false')}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** Longer than any honest number; the reader of numbers refuses more. */
const LONGEST_NUMBER = 100
const LONGEST_WORDS = 400

function NumberAnswer(props: {
  name: string
  delivery: Extract<Delivery, { type: 'numeric' }>
  text: string
  unit: string
}) {
  const { name, delivery, text, unit } = props
  const t = useT('exams')
  const format = useFormat()
  const help = [
    delivery.margin && t('answer.margin', { margin: format.percent(Number(delivery.margin), 2) }),
    delivery.isUnitRequired && t('answer.unit-required'),
    t('answer.decimals'),
  ].filter(Boolean)
  return (
    <div className="field">
      <label htmlFor={name}>{t('answer.number')}</label>
      <div className="num-answer">
        <input
          className="input input-num"
          id={name}
          name={name}
          type="text"
          inputMode="decimal"
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST_NUMBER}
          defaultValue={text}
          aria-describedby={`${name}-help`}
        />
        {delivery.units.length > 0 && (
          <>
            <label className="sr" htmlFor={`${name}-unit`}>
              {t('answer.unit')}
            </label>
            <select
              className="select"
              id={`${name}-unit`}
              name={`${name}.unit`}
              defaultValue={delivery.units.includes(unit) ? unit : ''}
              autoComplete="off"
            >
              <option value="">{t('answer.no-unit')}</option>
              {delivery.units.map((symbol) => (
                <option key={symbol} value={symbol}>
                  {symbol}
                </option>
              ))}
            </select>
          </>
        )}
      </div>
      <p className="help" id={`${name}-help`}>
        {help.join(' ')}
      </p>
    </div>
  )
}

function WordsAnswer({ name, text }: { name: string; text: string }) {
  const t = useT('exams')
  return (
    <div className="field">
      <label htmlFor={name}>{t('answer.words')}</label>
      <input
        className="input"
        id={name}
        name={name}
        type="text"
        dir="auto"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={LONGEST_WORDS}
        defaultValue={text}
        aria-describedby={`${name}-help`}
      />
      <p className="help" id={`${name}-help`}>
        {t('answer.words-help')}
      </p>
    </div>
  )
}

// A kept answer has the shape of its type; one that is not there yet is null.
const part = (response: unknown, key: string): unknown =>
  typeof response === 'object' && response !== null ? (response as Record<string, unknown>)[key] : undefined
const textOf = (response: unknown) => String(part(response, 'text') ?? '')
const unitOf = (response: unknown) => String(part(response, 'unit') ?? '')
const truthOf = (response: unknown) => {
  const value = part(response, 'value')
  return typeof value === 'boolean' ? value : null
}
const chosenOne = (response: unknown) => [String(part(response, 'choice') ?? '')]
const chosenMany = (response: unknown) => (part(response, 'choices') as readonly string[] | undefined) ?? []
