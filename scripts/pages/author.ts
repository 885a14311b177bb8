import { chloe, viktor } from '../demo/people'
import type { Things } from '../demo/things'
import type { ShownPages } from './shown-pages'

/** Pages of those who write. */
export const authorPages = (of: Things): ShownPages => ({
  '/author/courses': [['/author/courses', chloe]],
  '/author/pools': [['/author/pools', viktor]],
  '/author/pools/new': [['/author/pools/new', chloe]],
  '/author/pools/:pool': [
    ['/author/pools/http-api', chloe],
    ['/author/pools/http-api?look=findings', viktor, 'examiner'],
    ['/author/pools/http-api?q=nothing-like-it', chloe, 'none'],
  ],
  '/author/pools/:pool/title': [['/author/pools/http-api/title', chloe]],
  '/author/pools/:pool/changes': [
    [
      `/author/pools/http-api/changes?${of.questions.plainNames}&preview=1&set=difficulty&to-difficulty=hard&add-tags=retry`,
      chloe,
      'preview',
    ],
    ['/author/pools/http-api/changes?all=1&state=live', chloe, 'asked'],
    ['/author/pools/http-api/changes', chloe, 'none'],
  ],
  '/author/pools/:pool/changes/:change': [[`/author/pools/http-api/changes/${of.questions.change}`, chloe]],
  '/author/pools/:pool/questions/new': [
    ['/author/pools/http-api/questions/new', chloe, 'types'],
    ...[
      'single-choice',
      'multiple-response',
      'true-false',
      'numeric',
      'short-answer',
      'matching',
      'ordering',
      'cloze',
      'hotspot',
      'essay',
      'file-upload',
    ].map((type): [string, string, string] => [`/author/pools/http-api/questions/new?type=${type}`, chloe, type]),
  ],
  '/author/pools/:pool/questions/draft': [['/author/pools/http-api/questions/draft', chloe]],
  '/author/questions/:question/draft': [[`/author/questions/${of.questions.plain}/draft`, chloe]],
  '/author/questions/:question/edit': [[`/author/questions/${of.questions.edited}/edit`, chloe]],
  '/author/questions/:question/trial': [[`/author/questions/${of.questions.plain}/trial`, viktor]],
  '/author/pools/:pool/imports': [
    ['/author/pools/http-api/imports', chloe],
    ['/author/pools/partner-practice/imports', chloe, 'none'],
  ],
  '/author/pools/:pool/imports/:draft': [
    [`/author/pools/http-api/imports/${of.imports.draft}`, chloe],
    [`/author/pools/http-api/imports/${of.imports.applied}`, chloe, 'applied'],
    [`/author/pools/http-api/imports/${of.imports.refused}`, chloe, 'refused'],
    [`/author/pools/http-api/imports/${of.imports.draft}?show=alike`, chloe, 'alike'],
  ],
  '/author/pools/:pool/export': [
    ['/author/pools/http-api/export', chloe],
    ['/author/pools/http-api/export?format=csv&state=retired', viktor, 'none'],
  ],
  '/author/questions/:question': [
    [`/author/questions/${of.questions.edited}`, chloe, 'overtaken'],
    [`/author/questions/${of.questions.plain}`, viktor, 'examiner'],
  ],
  '/author/questions/:question/state': [[`/author/questions/${of.questions.plain}/state`, chloe]],
  '/author/questions/:question/versions/:version': [
    [`/author/questions/${of.questions.edited}/versions/3?against=2`, chloe, 'changed'],
    [`/author/questions/${of.questions.plain}/versions/1`, chloe, 'first'],
  ],
})
