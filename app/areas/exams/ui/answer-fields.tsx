import type { ReactNode } from 'react'
import type { Delivery } from '~/areas/questions/registry'
import { type RichBlock, wordsOf } from '~/areas/questions/rich-text/nodes'
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
    case 'matching':
      return <Matching {...{ name, language, delivery }} pairs={partsOf(response, 'pairs')} />
    case 'ordering':
      return <Ordering {...{ name, language, delivery }} order={chosenMany(response, 'order')} />
    case 'cloze':
      return <Gaps {...{ name, language, delivery }} gaps={partsOf(response, 'gaps')} />
    case 'hotspot':
      return (
        <Choices
          {...{ name, labelledBy, language }}
          type="checkbox"
          options={delivery.regions.map(({ id, label }) => ({ id, text: lineOf(label) }))}
          chosen={chosenMany(response)}
        />
      )
    case 'essay':
      return <EssayAnswer name={name} text={textOf(response) || (delivery.template ?? '')} />
    case 'file-upload':
    case 'practical':
      return null
  }
}

type Choice = { id: string; text: readonly RichBlock[] }

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

type Of<T extends Delivery['type']> = { name: string; language: string; delivery: Extract<Delivery, { type: T }> }

function Matching({ name, language, delivery, pairs }: Of<'matching'> & { pairs: Record<string, string> }) {
  return (
    <div className="stack stack-sm" lang={language}>
      {delivery.prompts.map(({ id, text }) => (
        <Select
          key={id}
          id={`${name}-${id}`}
          name={`${name}.${id}`}
          part={{ name, id }}
          label={<RichLine blocks={text} />}
          options={delivery.answers}
          chosen={pairs[id] ?? ''}
        />
      ))}
    </div>
  )
}

function Ordering({ name, language, delivery, order }: Of<'ordering'> & { order: readonly string[] }) {
  const t = useT('exams')
  const format = useFormat()
  return (
    <div className="stack stack-sm" lang={language}>
      {delivery.items.map(({ id }, index) => (
        <Select
          key={id}
          id={`${name}-${index + 1}`}
          name={name}
          label={t('answer.place', { number: format.number(index + 1) })}
          options={delivery.items}
          chosen={order[index] ?? ''}
        />
      ))}
    </div>
  )
}

function Gaps({ name, language, delivery, gaps }: Of<'cloze'> & { gaps: Record<string, string> }) {
  const t = useT('exams')
  const format = useFormat()
  return (
    <div className="stack stack-sm" lang={language}>
      {delivery.gaps.map((gap, index) => {
        const field = { id: `${name}-${gap.id}`, name: `${name}.${gap.id}` }
        const label = t('answer.gap', { number: format.number(index + 1) })
        if (gap.kind === 'choice')
          return (
            <Select
              key={gap.id}
              {...field}
              part={{ name, id: gap.id }}
              label={label}
              options={gap.options.map(({ id, text }) => ({ id, text: lineOf(text) }))}
              chosen={gaps[gap.id] ?? ''}
            />
          )
        return (
          <div className="field" key={gap.id}>
            <input type="hidden" name={name} value={gap.id} />
            <label htmlFor={field.id}>{label}</label>
            <input
              {...field}
              className={gap.kind === 'number' ? 'input input-num' : 'input'}
              type="text"
              inputMode={gap.kind === 'number' ? 'decimal' : undefined}
              dir={gap.kind === 'number' ? 'ltr' : 'auto'}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={LONGEST_WORDS}
              defaultValue={gaps[gap.id] ?? ''}
            />
          </div>
        )
      })}
    </div>
  )
}

/** One choice of a list; `part` tells the form's reader that this part of the answer was on the page. */
function Select(props: {
  id: string
  name: string
  part?: { name: string; id: string }
  label: ReactNode
  options: readonly Choice[]
  chosen: string
}) {
  const { id, name, part, label, options, chosen } = props
  const t = useT('exams')
  return (
    <div className="field">
      {part && <input type="hidden" name={part.name} value={part.id} />}
      <label htmlFor={id}>{label}</label>
      <select className="select" id={id} name={name} defaultValue={chosen} autoComplete="off">
        <option value="">{t('answer.choose')}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {wordsOf(option.text)}
          </option>
        ))}
      </select>
    </div>
  )
}

function EssayAnswer({ name, text }: { name: string; text: string }) {
  const t = useT('exams')
  return (
    <div className="field">
      <label htmlFor={name}>{t('answer.words')}</label>
      <textarea className="input" id={name} name={name} dir="auto" rows={12} defaultValue={text} autoComplete="off" />
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
const chosenMany = (response: unknown, key = 'choices') => (part(response, key) as readonly string[] | undefined) ?? []
const partsOf = (response: unknown, key: string) => (part(response, key) as Record<string, string> | undefined) ?? {}
const lineOf = (text: string): RichBlock[] => [{ kind: 'paragraph', children: [{ kind: 'text', text }] }]
