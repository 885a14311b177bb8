import type { Formatter } from '~/i18n/format'
import type { Translator } from '~/i18n/types'
import { type AttemptPage, pagesOf } from './attempt-pages'
import type { AttemptScript, AttemptWords, ScriptPage } from './attempt-script'
import type { AttemptView, OutlineItem } from './attempt-view'
import { deadlineReasons, momentInWords } from './describe-deadline'
import { fillIn } from './fill-in'
import { isolated } from './isolated'

type T = Translator<'exams'>
/** Pages as the browser script, the headings and the buttons name them: “Questions 17 and 18 of 40, Delivery”. */
function describePages(
  t: T,
  format: Formatter,
  view: AttemptView,
  pages: readonly AttemptPage<OutlineItem>[],
): ScriptPage[] {
  // Every page says the same with other numbers, so each message is read once.
  const read = memo((count) => ({
    heading: t('attempt.heading', { count, ...open('range', 'total', 'section') }),
    title: t('attempt.title', { count, ...open('range', 'exam') }),
  }))
  const two = t('attempt.two', open('first', 'last'))
  const more = t('attempt.range', open('first', 'last'))
  const total = format.number(view.outline.length)
  const exam = isolated(view.exam.title, format.locale)
  return pages.map(({ number, items }) => {
    const [first, last] = [items[0]?.number ?? 1, items.at(-1)?.number ?? 1]
    const ends = { first: format.number(first), last: format.number(last) }
    const range = first === last ? ends.first : fillIn(last === first + 1 ? two : more, ends)
    const titles = view.sections
      .filter(({ id }) => items.some(({ sectionId }) => sectionId === id))
      .map(({ title }) => isolated(title, format.locale))
    const section = titles.length === 1 ? (titles[0] ?? '') : format.list(titles)
    const { heading, title } = read(items.length)
    return {
      number,
      heading: fillIn(heading, { range, total, section }),
      title: fillIn(title, { range, exam }),
      label: range,
    }
  })
}

function memo<T>(make: (count: number) => T): (count: number) => T {
  const made = new Map<number, T>()
  return (count) => {
    const known = made.get(count) ?? make(count)
    made.set(count, known)
    return known
  }
}

/** “saved 12:03:07 · 34 of 34” */
export function savedInWords(t: T, format: Formatter, view: AttemptView): string {
  const { answered, lastSavedAt } = countsOf(view)
  if (lastSavedAt === null) return t('script.nothing-yet')
  const done = format.number(answered)
  return t('script.saved', { time: format.time(lastSavedAt), saved: done, answered: done })
}

export function countsOf(view: AttemptView) {
  const saved = view.outline.flatMap(({ savedAt }) => (savedAt === null ? [] : [savedAt]))
  return {
    answered: view.outline.filter((item) => item.answered).length,
    flagged: view.outline.filter((item) => item.flagged).length,
    total: view.outline.length,
    lastSavedAt: saved.length === 0 ? null : Math.max(...saved),
  }
}

/** Everything about the deadline in a few sentences; the first names it. */
export function deadlineInWords(t: T, format: Formatter, view: AttemptView, now: number): string {
  const reasons = deadlineReasons(t, format, { causes: view.deadlineCauses, startedAt: view.startedAt, now })
  if (view.deadlineAt === null) return reasons.join(' ')
  return [t('deadline.yours', { at: momentInWords(format, view.deadlineAt, now) }), ...reasons].join(' ')
}

/** The pages of an attempt, by the numbers of their questions. */
export const outlinePages = (view: AttemptView): AttemptPage<OutlineItem>[] =>
  pagesOf(view.outline, view.exam.questionsPerPage)

/** What the page hands to its script. */
export function attemptScript(
  t: T,
  format: Formatter,
  of: {
    view: AttemptView
    page: AttemptScript['page']
    holder: string
    now: number
  },
): AttemptScript {
  const { view, now } = of
  const pages = outlinePages(view)
  const pageOf = new Map(pages.flatMap((page) => page.items.map((item) => [item.number, page.number])))
  const isOpen = new Set(view.items.map((item) => item.number))
  const others = view.outline.filter((item) => !isOpen.has(item.number))
  const base = `/exams/attempts/${view.id}`
  return {
    page: of.page,
    attempt: view.id,
    holder: of.holder,
    holderSince: view.holderSince,
    serverNow: now,
    deadlineAt: view.deadlineAt,
    locale: format.locale,
    timeZone: format.timeZone,
    urls: {
      save: `${base}/responses.json`,
      attempt: base,
      review: `${base}/review`,
      result: `${base}/result`,
      submission: `${base}/submission`,
      // Practice is nobody's business but the learner's.
      signals: view.exam.delivered.mode === 'practice' ? null : `${base}/signals.json`,
    },
    nextSequence: view.nextSequence,
    isForwardOnly: view.openPage !== null,
    items: view.items.map(({ id, number, sequence, answered, flagged, savedAt }) => ({
      id,
      number,
      page: pageOf.get(number) ?? 1,
      sequence,
      answered,
      flagged,
      savedAt,
    })),
    others: {
      total: others.length,
      answered: others.filter((item) => item.answered).length,
      flagged: others.filter((item) => item.flagged).length,
    },
    pages: describePages(t, format, view, pages),
    words: wordsOf(t, view.deadlineAt === null ? '' : momentInWords(format, view.deadlineAt, now)),
  }
}

/** A place that the script fills in later. */
const open = (...names: string[]) => Object.fromEntries(names.map((name) => [name, `{${name}}`]))

const wordsOf = (t: T, deadline: string): AttemptWords => ({
  saved: t('script.saved', open('time', 'saved', 'answered')),
  nothingYet: t('script.nothing-yet'),
  saving: t('script.saving', open('saved', 'answered')),
  offline: t('script.offline', open('kept')),
  waiting: t('script.waiting', open('kept')),
  readOnly: t('script.read-only'),
  itemSaved: t('script.item-saved', open('time')),
  itemSaving: t('script.item-saving'),
  itemKept: t('script.item-kept'),
  itemLate: t('script.item-late', open('time')),
  itemUnreadable: t('script.item-unreadable'),
  chosen: t('script.chosen', open('count')),
  restored: t('script.restored', open('count')),
  restoredOlder: t('script.restored-older', open('count')),
  late: t('script.late', open('count')),
  tooLate: t('script.too-late', open('count')),
  counts: t('script.counts', open('answered', 'total')),
  countsFlagged: t('script.counts-flagged', open('answered', 'total', 'flagged')),
  progress: t('script.progress', open('answered', 'total')),
  share: t('script.share', open('answered', 'total')),
  cell: {
    answered: t('script.cell-answered'),
    open: t('script.cell-open'),
    answeredFlagged: t('script.cell-answered-flagged'),
    openFlagged: t('script.cell-open-flagged'),
  },
  offlineTitle: t('script.offline-title'),
  offlineText: t('script.offline-text', { kept: '{kept}', deadline }),
  offlineTextUntimed: t('script.offline-text-untimed', open('kept')),
  waitingTitle: t('script.waiting-title'),
  waitingText: t('script.waiting-text'),
  signedOutTitle: t('script.signed-out-title'),
  signedOutText: t('script.signed-out-text'),
  elsewhereTitle: t('elsewhere.title'),
  elsewhereText: t('elsewhere.text'),
  otherTabTitle: t('elsewhere.other-tab-title'),
  otherTabText: t('elsewhere.other-tab-text'),
  overTitle: t('over.title'),
  overText: t('script.over-text'),
  submitWaits: t('script.submit-waits', open('kept')),
  submitOffline: t('script.submit-offline', open('kept')),
  leaveOffline: t('script.leave-offline'),
  uploading: t('script.uploading', open('share')),
  uploadFailed: t('script.upload-failed'),
  uploadNone: t('script.upload-none'),
  checking: t('script.checking'),
  checkFailed: t('script.check-failed'),
})
