import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { SpeechProvider } from '~/i18n'
import { speechFor } from '~/i18n/translator.server'
import { fieldId } from './field'
import { fieldProps, summaryOf } from './field-props'
import { TextField, type TextFieldProps } from './text-field'

const field = (props: Partial<TextFieldProps>) =>
  renderToStaticMarkup(
    <SpeechProvider speech={speechFor({ locale: 'en', timeZone: 'UTC', now: 0 })}>
      <TextField name="amount" label="Amount" {...props} />
    </SpeechProvider>,
  )

describe('fieldId', () => {
  it.each([
    ['email', 'email'],
    ['address[0].city', 'address-0-city'],
    ['نام', 'نام'],
  ])('%s → %s', (name, id) => {
    expect(fieldId(name)).toBe(id)
  })
})

describe('a field', () => {
  it('is tied to its label, help and error', () => {
    const html = field({ help: 'Without tax.', error: ['Enter an amount.', 'Another.'] })
    expect(html).toContain('<label for="amount">')
    expect(html).toContain('aria-describedby="amount-help amount-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('Enter an amount.')
    expect(html).not.toContain('Another.')
  })

  it.each([undefined, null, '', []])('without an error (%j) is not marked as wrong', (error) => {
    const html = field({ error })
    expect(html).not.toContain('aria-invalid')
    expect(html).not.toContain('aria-describedby')
  })
})

describe('what Conform knows of a field', () => {
  const known = { id: 'deal-amount', name: 'amount' as never, initialValue: 12, required: true, errors: ['too-small'] }
  const words = (code: string) => (code === 'too-small' ? 'Enter an amount above zero.' : code)

  it('becomes the props of our fields', () => {
    expect(fieldProps(known, words)).toEqual({
      id: 'deal-amount',
      name: 'amount',
      defaultValue: '12',
      required: true,
      error: ['Enter an amount above zero.'],
    })
  })

  it('becomes a line of the error summary that leads to the field', () => {
    expect(summaryOf([known, { ...known, errors: undefined }], words)).toEqual([
      { id: 'deal-amount', message: 'Enter an amount above zero.' },
    ])
  })
})
