import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readYaml } from '~/platform/yaml-file'
import { examKeys, examSchema } from './blueprint'
import { problemsOf } from './exam-problems'

describe.each(['en', 'fa'])('the help page on writing exams in %s', (language) => {
  const page = readFileSync(`content/help/${language}/writing-exams.mdx`, 'utf8')
  const [example = ''] = [...page.matchAll(/```yaml title="[^"]+"\n([\s\S]*?)```/g)].map(([, yaml = '']) => yaml)

  it('has an exam that can be published', () => {
    const read = readYaml(example, examSchema)
    expect(read.ok ? problemsOf(read.value) : read.problems).toEqual([])
  })

  it('has every key that an exam file may have', () => {
    // `questions` stands in the place of `count`, and so on: all of them are in the one example.
    const written = new Set([...example.matchAll(/([A-Za-z]+):/g)].map(([, key]) => key))
    expect(examKeys.filter((key) => !written.has(key))).toEqual([])
  })
})

it.each(['en', 'fa'])('the exam in the help page on content files in %s can be published', (language) => {
  const page = readFileSync(`content/help/${language}/content-files.mdx`, 'utf8')
  const example = /```yaml title="exams\/[^"]+"\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const read = readYaml(example, examSchema)
  expect(read.ok ? problemsOf(read.value) : read.problems).toEqual([])
})
