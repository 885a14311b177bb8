import { expect, test } from 'vitest'
import { type ComparableRevision, compareRevisions } from './compare-revisions'

const facts = {
  title: 'Webhooks',
  summary: 's',
  level: 'associate',
  objectives: '[]',
  prerequisites: '{}',
  finish: '4/5',
  exams: '[]',
  reserved: '',
  product: '2026-10',
}
const lesson = (slug: string, text = slug, checks: { id: string; hash: string }[] = []) => ({
  slug,
  title: slug,
  text,
  checks,
})
const revision = (lessons: ComparableRevision['lessons'], part: Partial<typeof facts> = {}): ComparableRevision => ({
  facts: { ...facts, ...part },
  lessons,
})
const first = revision([lesson('events'), lesson('endpoint', 'e', [{ id: 'status', hash: '1' }]), lesson('retries')])

test('the first revision changes nothing', () => {
  expect(compareRevisions(null, first)).toEqual([])
})

test('the same again changes nothing', () => {
  expect(compareRevisions(first, revision([...first.lessons]))).toEqual([])
})

test('says which lessons came, went and changed, and which facts', () => {
  const second = revision(
    [lesson('events', 'new words'), lesson('endpoint', 'e', [{ id: 'status', hash: '2' }]), lesson('ordering')],
    { finish: '1/1' },
  )
  expect(compareRevisions(first, second)).toEqual([
    { kind: 'fact-changed', fact: 'finish' },
    { kind: 'lesson-changed', title: 'events' },
    { kind: 'checks-changed', title: 'endpoint' },
    { kind: 'lesson-added', title: 'ordering' },
    { kind: 'lesson-removed', title: 'retries' },
  ])
})

test('another order of the same lessons is one change', () => {
  expect(compareRevisions(first, revision([...first.lessons].reverse()))).toEqual([{ kind: 'lessons-reordered' }])
})
