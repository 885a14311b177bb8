import { expect, test } from 'vitest'
import { translator } from '~/i18n/translator.server'
import { type Draft, fieldsOf } from '../../editor/draft'
import { formFieldWords } from './field-words'

const draft: Draft = [
  ['options', 'a'],
  ['options', 'b'],
  ['gaps', 'g1'],
  ['gaps.g1.kind', 'choice'],
  ['gaps.g1.answers', 'r1'],
  ['prompts', 'p'],
  ['units.list', 'u'],
  ['hints', 'h'],
  ['rubric.criteria', 'c'],
  ['rubric.criteria.c.levels', 'l'],
]

test.each([
  ['stem.text', 'Question'],
  ['options', 'Options'],
  ['options.a.text.text', 'Option 1'],
  ['options.b.feedback.text', 'Option 2, Feedback'],
  ['options.b.share', 'Option 2, Earns'],
  ['gaps.g1.answers.r1.text', 'Gap 1, Option 1'],
  ['prompts.p.answer', 'Prompt 1, Belongs to'],
  ['units.list.u.symbol', 'Units, Unit 1, Symbol'],
  ['hints.h.text', 'Hint 1'],
  ['rubric.criteria.c.levels.l.title', 'Rubric, Criterion 1, Level 1, Title'],
])('%s is called “%s”, as beside its field', (field, words) => {
  expect(formFieldWords(translator('en', 'bank'), fieldsOf(draft), field)).toBe(words)
})
