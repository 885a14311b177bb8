import { expect, test } from 'vitest'
import { sourcesIn } from './source-files'
import { typedWords } from './words-law'

test('every word that a screen shows comes from the message catalogue', () => {
  const screens = sourcesIn(['app'], /^app\/(routes|areas|ui|root|entry).*\.tsx$/).filter(
    // The gallery shows the design system to its builders, with samples for words.
    ({ path }) => !/\.test\.tsx$|^app\/ui\/gallery\//.test(path),
  )
  expect(typedWords(screens)).toEqual([])
})

test.each([
  ['<p>Save</p>', 'Save'],
  ['<p>ذخیره</p>', 'ذخیره'],
  [`<p>{'Save'}</p>`, 'Save'],
  [`<p>{done ? 'Saved' : t('save')}</p>`, 'Saved'],
  [`<p>{done && 'Saved'}</p>`, 'Saved'],
  [`<p>{name ?? 'Nobody'}</p>`, 'Nobody'],
  [`<p>{\`\${n} left\`}</p>`, 'left'],
  [`<img alt="A ship" />`, 'A ship'],
  [`<button aria-label={open ? 'Close' : t('open')} />`, 'Close'],
  [`<Field label="Name" />`, 'Name'],
])('%s is noticed', (jsx, words) => {
  const [finding, ...more] = typedWords([{ path: 'app/routes/a.tsx', text: `export const A = () => ${jsx}` }])
  expect(finding).toContain(`types the words ${JSON.stringify(words)}`)
  expect(more).toEqual([])
})

test.each([
  `<p>{t('save')}</p>`,
  '<p>12 · 3 / 4 — %</p>',
  '<p>&nbsp;·&nbsp;</p>',
  '<code>webhook-id</code>',
  '<span aria-hidden="true">abc</span>',
  '<span translate="no">Rung</span>',
  `<p className="card" id="words">{rows.map((row) => row.name)}</p>`,
  `<p>{format.number(n, { style: 'percent' })}</p>`,
  `<Field name="title" type="text" label={t('title')} />`,
])('%s is lawful', (jsx) => {
  expect(typedWords([{ path: 'app/routes/a.tsx', text: `export const A = () => ${jsx}` }])).toEqual([])
})
