import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Question, questionSchema } from '../registry'
import { diffQuestions } from './diff-questions'
import { diffWords } from './diff-words'

const shown = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('')

describe('words', () => {
  it.each([
    ['', '', ''],
    ['', 'new', '[+new]'],
    ['old', '', '[-old]'],
    ['Wait one second.', 'Wait one second.', 'Wait one second.'],
    ['Wait one second.', 'Wait two seconds.', 'Wait [-one][+two] [-second][+seconds].'],
    ['a b c d', 'a c d e', 'a [-b ]c d[+ e]'],
    ['یک رویداد', 'دو رویداد', '[-یک][+دو] رویداد'],
    ['re-try', 'retry', '[-re-try][+retry]'],
  ])('%j to %j', (before, after, expected) => expect(shown(before, after)).toBe(expected))

  it('keeps both texts, whatever they are', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', ' ', ',', 'ü', '\n')),
        fc.array(fc.constantFrom('a', 'b', ' ', ',')),
        (a, b) => {
          const parts = diffWords(a.join(''), b.join(''))
          const all = (but: string) => parts.flatMap(({ kind, text }) => (kind === but ? [] : text)).join('')
          expect([all('added'), all('removed')]).toEqual([a.join(''), b.join('')])
        },
      ),
    ))
})

const plain = (text: string) => ({ format: 'plain', text })
const choice = (of: object = {}): Question =>
  questionSchema.parse({
    v: 1,
    type: 'single-choice',
    title: 'Retry',
    stem: plain('When is it sent again?'),
    tags: ['webhooks'],
    options: [
      { id: 'a', text: plain('After a second'), fraction: '1/1' },
      { id: 'b', text: plain('Never'), fraction: '0/1', feedback: plain('It is.') },
    ],
    ...of,
  })
const [a, b] = (choice() as Extract<Question, { type: 'single-choice' }>).options

describe('fields', () => {
  it.each([
    ['nothing', {}, []],
    ['a text', { stem: plain('When is it sent?') }, ['stem']],
    ['only its form', { stem: { format: 'markdown', text: 'When is it *sent* again?' } }, ['stem form']],
    ['a value that was not there', { difficulty: 'hard' }, ['difficulty –→hard']],
    ['tags', { tags: ['webhooks', 'retry'] }, ['tags webhooks→webhooks, retry']],
    ['a share', { options: [{ ...a, fraction: '1/2' }, b] }, ['options 1 fraction 1/1→1/2']],
    ['the order of the options alone', { options: [b, a] }, ['options order']],
    ['a feedback that is gone', { options: [a, { ...b, feedback: undefined }] }, ['options 2 feedback']],
    [
      'an option between others',
      { options: [a, { id: 'c', text: plain('After a day'), fraction: '0/1' }, b] },
      ['options 2 text', 'options 2 fraction –→0/1'],
    ],
  ])('%s', (_what, of, expected) => {
    const changes = diffQuestions(choice(), choice(of)).map((change) => {
      const path = change.path.map((step) => ('field' in step ? step.field : `${step.list} ${step.place}`)).join(' ')
      if (change.kind === 'order') return `${path} order`
      if (change.kind === 'words') return change.formOnly ? `${path} form` : path
      return `${path} ${change.before ?? '–'}→${change.after ?? '–'}`
    })
    expect(changes).toEqual(expected)
  })
})
