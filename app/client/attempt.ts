/**
 * The script of an attempt's pages. Every change of an answer is kept in this browser first and sent then; it is
 * forgotten when the server has said that it is on disk. The pages work without it, by the buttons of their form.
 */
import type { AttemptScript } from '~/areas/exams/delivery/attempt-script'
import { fillIn } from '~/areas/exams/delivery/fill-in'
import { startChecks } from './attempt-check'
import { startEnds } from './attempt-end'
import { heldBack, isHeldBack, savedLine } from './attempt-line'
import { type Entry, planReplay } from './attempt-queue'
import { createScreen, currentPage } from './attempt-screen'
import { sendBatch } from './attempt-send'
import { createSender, type Outcome } from './attempt-sender'
import { createSheet } from './attempt-sheet'
import { startSignals } from './attempt-signals'
import { openAttemptStore } from './attempt-store'
import { holdTab } from './attempt-tab'
import { startTurning } from './attempt-turn'
import { startUploads } from './attempt-upload'
import { on } from './delegate'

/** Typed text is kept in this browser at once and sent when the typing rests this long, in milliseconds. */
const REST_MS = 400
/** A long text is large, and every time it is sent the server keeps it: it may rest longer. */
const ESSAY_REST_MS = 1_500

const json = document.getElementById('attempt-script')?.textContent
if (json) void start(JSON.parse(json) as AttemptScript)

async function start(data: AttemptScript): Promise<void> {
  const { words, holder, attempt, urls } = data
  const loadedAt = performance.now()
  const serverNow = () => data.serverNow + performance.now() - loadedAt
  const screen = createScreen(data)
  const store = await openAttemptStore(attempt)
  const plan = planReplay(await store.load(), {
    holder,
    nextSequence: data.nextSequence,
    items: new Map(data.items.map(({ id, sequence }) => [id, sequence])),
  })
  let isReadOnly = false
  let savedAt = Math.max(0, ...data.items.map((item) => item.savedAt ?? 0)) || null
  /** where to go as soon as everything is sent */
  let leaving: string | null = null

  const sender = createSender({
    send: (batch) => sendBatch(urls.save, holder, batch),
    keep: store.keep,
    forget: store.forget,
    onOutcome: tellOutcome,
    onChange: paint,
  })

  // ── Answers

  const sheet = createSheet({
    data,
    nextSequence: plan.nextSequence,
    screen,
    isReadOnly: () => isReadOnly,
    changed(entry, restMs) {
      leaving = null
      sender.add(entry, restMs)
    },
  })
  const { items, sections, commit } = sheet
  const sectionAt = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null

  document.addEventListener('input', ({ target }) => {
    const section = sectionAt(target)
    if (target instanceof HTMLInputElement && target.type === 'text') commit(section, REST_MS)
    if (target instanceof HTMLTextAreaElement) commit(section, ESSAY_REST_MS)
  })
  document.addEventListener('change', ({ target }) => commit(sectionAt(target)))
  on('click', '[data-flag]', (button, event) => {
    event.preventDefault()
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'))
    commit(sectionAt(button))
  })

  // ── What became of them

  function tellOutcome(outcome: Outcome, batch: readonly Entry[]): void {
    if (outcome.kind === 'refused') {
      if (outcome.reason === 'too-late') tooLate(batch)
      else if (outcome.reason === 'submitted') location.replace(urls.result)
      else readOnly('elsewhere')
    } else if (outcome.kind === 'rejected') {
      for (const { item } of batch) screen.item(item, 'unreadable')
    } else if (outcome.kind === 'saved') {
      savedAt = outcome.savedAt
      for (const { item: id, sequence, verdict } of outcome.verdicts) {
        const item = items.get(id)
        if (!item) continue
        item.sequence = Math.max(item.sequence, sequence)
        if (sender.pending.some((entry) => entry.item === id)) continue
        if (verdict === 'older') readOnly('tab')
        else if (verdict === 'unreadable') screen.item(id, 'unreadable')
        else screen.item(id, verdict === 'kept-late' ? 'late' : 'saved', outcome.savedAt)
      }
      for (const [id, text] of Object.entries(outcome.readBacks)) {
        if (!sender.pending.some((entry) => entry.item === id)) screen.readBack(id, text)
      }
    }
    paint()
  }

  /** Nothing keeps them any more, so this browser need not either; the result says so. */
  function tooLate(batch: readonly Entry[]): void {
    if (data.page !== 'ended') location.replace(urls.result)
    else {
      store.forget(batch)
      screen.notice(fillIn(words.tooLate, { count: screen.number(batch.length) }))
    }
  }

  function paint(): void {
    const { pending, state } = sender
    const isPending = (id: string) => pending.some((entry) => entry.item === id)
    const answered = [...items.values()].filter((item) => item.answered)
    screen.line(
      savedLine(
        words,
        {
          state,
          isReadOnly,
          kept: pending.length,
          saved: data.others.answered + answered.filter(({ id }) => !isPending(id)).length,
          answered: data.others.answered + answered.length,
          time: savedAt === null ? null : screen.time(savedAt),
        },
        screen.number,
      ),
    )
    for (const { item } of pending) screen.item(item, isHeldBack(state) ? 'kept' : 'saving')
    if (isReadOnly) return
    const held = heldBack(words, {
      state,
      kept: pending.length,
      toReview: leaving === urls.review,
      isUntimed: data.deadlineAt === null,
      number: screen.number,
    })
    if (held) screen.callout(held.title, held.text, held.icon)
    else screen.callout(null)
    if (leaving === null) return
    screen.submitState(
      fillIn(state === 'unreachable' ? words.submitOffline : words.submitWaits, {
        kept: screen.number(pending.length),
      }),
    )
  }

  function readOnly(why: 'elsewhere' | 'tab'): void {
    if (isReadOnly) return
    isReadOnly = true
    leaving = null
    sender.stop()
    screen.readOnly()
    const [title, text] =
      why === 'tab' ? [words.otherTabTitle, words.otherTabText] : [words.elsewhereTitle, words.elsewhereText]
    screen.callout(title, text, 'lock', true)
    paint()
  }

  // ── Leaving, submitting

  async function leaveFor(url: string, go: () => void): Promise<void> {
    if (sender.pending.length > 0 && !isReadOnly) {
      leaving = url
      void sender.flush()
      paint()
      await sender.drained()
      if (leaving !== url || isReadOnly) return
    }
    go()
  }

  const form = document.getElementById('attempt-form')
  const checks = startChecks({
    words,
    home: urls.attempt,
    drained: () => leaveFor(urls.attempt, () => {}),
    replaced: sheet.replaced,
    notice: screen.notice,
  })
  startUploads({ words, isReadOnly: () => isReadOnly, percent: screen.percent, refresh: checks.refresh })
  if (form instanceof HTMLFormElement)
    startTurning(form, {
      data,
      leaveFor,
      showPage(page) {
        if (sender.state === 'idle') void sender.flush()
        if (page === currentPage()) return false
        screen.page(page, data.items, isReadOnly)
        return true
      },
      check: (button) => void checks.send(button),
    })

  const submission = document.getElementById('submission')
  submission?.addEventListener('submit', (event) => {
    if (sender.pending.length === 0 || isReadOnly) return
    event.preventDefault()
    void leaveFor(urls.submission, submit)
  })
  function submit(): void {
    const sent = document.createElement('form')
    sent.method = 'post'
    sent.action = urls.submission
    document.body.append(sent)
    sent.submit()
  }

  // ── The world outside this tab

  addEventListener('online', () => void sender.flush())
  document.addEventListener('visibilitychange', () => {
    void sender.flush()
  })
  addEventListener('pagehide', () => {
    const { pending } = sender
    if (pending.length > 0 && !isReadOnly) void sendBatch(urls.save, holder, pending, true).catch(() => {})
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
  addEventListener('beforeunload', (event) => {
    if (sender.state === 'unreachable' && sender.pending.length > 0) event.preventDefault()
  })

  const { timeIsUp } = startEnds({
    data,
    screen,
    sender,
    serverNow,
    isReadOnly: () => isReadOnly,
    submit,
    takenOver: () => readOnly('elsewhere'),
  })
  if (data.page !== 'ended' && urls.signals !== null) startSignals(urls.signals)
  if (data.page !== 'ended')
    holdTab(`attempt-${attempt}-${holder}`, { onDenied: () => readOnly('tab'), onFree: () => location.reload() })

  // ── What an earlier page left behind

  store.forget(plan.forget)
  for (const entry of plan.send) {
    store.keep(entry)
    sheet.restore(entry)
  }
  if (data.page === 'paused') return sender.resume(plan.send)
  if (data.page === 'ended') {
    sender.resume(plan.send)
    await sender.drained()
    if (plan.send.length > 0 && sender.state !== 'stopped')
      screen.notice(fillIn(words.late, { count: screen.number(plan.send.length) }))
    return
  }
  screen.notice(
    [
      plan.send.length > 0 && fillIn(words.restored, { count: screen.number(plan.send.length) }),
      plan.outdated.length > 0 && fillIn(words.restoredOlder, { count: screen.number(plan.outdated.length) }),
    ]
      .filter(Boolean)
      .join(' '),
  )
  sender.resume(plan.send)
  // What was answered before this script ran.
  for (const section of sections) commit(section)
  paint()
  if (data.page === 'over') void timeIsUp()
  if (data.page === 'review' && plan.send.length > 0) void leaveFor(urls.review, () => location.reload())
}
