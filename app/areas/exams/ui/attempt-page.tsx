import { useFormat, useNow, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { ExamFrame } from '~/ui/exam-frame'
import type { AttemptScript } from '../delivery/attempt-script'
import type { AttemptItem, AttemptView } from '../delivery/attempt-view'
import { outlinePages, savedInWords } from '../delivery/describe-attempt'
import { type QuestionWords, questionWords } from '../delivery/question-words'
import type { UnkeptAnswer } from '../delivery/save-page.server'
import { isCertainty } from '../modes/certainty-mark'
import { frameOf } from './attempt-frame'
import { AttemptQuestion } from './attempt-question'
import { AttemptScriptData } from './attempt-script-data'
import { ScriptCallout } from './elsewhere'

type AttemptPageProps = {
  view: AttemptView
  /** The page that is asked for, from 1. */
  page: number
  script: AttemptScript
  scriptSrc: string | undefined
  /** What the form that was just sent could not keep, and why. */
  trouble: Trouble | null
}

export type Trouble = {
  unkept: UnkeptAnswer[]
  unreadable: string[]
  /** answers that came after their page was left behind */
  passed?: number
  /** files that could not be taken, in words */
  files?: string[]
  /** a question that was to be checked, and why it was not, in words */
  unchecked?: string | null
}

const FORM = 'attempt-form'

/**
 * A running attempt. One form holds every page of it; only the page asked for is shown and sent, and the script turns
 * the pages without asking the server.
 */
export function AttemptPage({ view, page, script, scriptSrc, trouble }: AttemptPageProps) {
  const t = useT('exams')
  const format = useFormat()
  const pages = outlinePages(view).map(({ number, items }) => ({
    number,
    items: view.items.filter((item) => items.some((one) => one.number === item.number)),
  }))
  const isForward = view.openPage !== null
  const described = script.pages
  const words = questionWords(t, format)
  const current = pages[page - 1]
  const label = (number: number) => described[number - 1]?.label ?? ''
  const isLast = page >= pages.length
  return (
    <>
      {/* Enter in a field presses the first button of its form: this one saves and stays. */}
      <button type="submit" form={FORM} name="go" value={page} hidden data-stay="" />
      <ExamFrame
        {...frameOf({ view, t, format, now: useNow(), current: page })}
        heading={described[page - 1]?.heading ?? ''}
        reviewHref={script.urls.review}
        saved={{ state: 'saved', children: savedInWords(t, format, view) }}
        review={
          <Button className="hide-small" form={FORM} name="go" value="review" data-review="">
            {t('attempt.review')}
          </Button>
        }
        previous={{
          button: (
            // The span keeps its place where there is no page before.
            <span>
              <Button
                form={FORM}
                name="go"
                value={page - 1}
                icon="arrow-left"
                data-turn="previous"
                hidden={page === 1 || isForward}
              >
                <span>{label(page - 1)}</span>
              </Button>
            </span>
          ),
        }}
        next={{
          button: (
            <Button
              form={FORM}
              name="go"
              value={isLast ? 'review' : page + 1}
              iconEnd="arrow-right"
              variant="primary"
              data-turn="next"
              data-last-words={t('attempt.review')}
            >
              <span>{isLast ? t('attempt.review') : label(page + 1)}</span>
            </Button>
          ),
        }}
      >
        <noscript>
          <Callout>{t('attempt.no-script')}</Callout>
        </noscript>
        {isForward && !isLast && <p className="small muted">{t('attempt.forward-note')}</p>}
        <Trouble trouble={trouble} items={view.items} />
        <ScriptCallout attempt={view.id} page={page} />
        <form
          method="post"
          action={`${script.urls.attempt}/responses?page=${page}`}
          id={FORM}
          encType={encoding(view)}
          data-no-guard=""
        >
          <input type="hidden" name="holder" value={script.holder} />
          <input type="hidden" name="sequence" value={view.nextSequence} autoComplete="off" />
          {pages
            .filter(({ items }) => items.length > 0)
            .map(({ number, items }) => (
              <fieldset
                key={number}
                data-page={number}
                hidden={number !== current?.number}
                disabled={number !== current?.number}
              >
                {items.map((item, index) => (
                  <QuestionInSection
                    key={item.id}
                    view={view}
                    page={number}
                    words={words}
                    item={answeredAgain(item, trouble)}
                    startsSection={index === 0 || items[index - 1]?.sectionId !== item.sectionId}
                  />
                ))}
              </fieldset>
            ))}
        </form>
      </ExamFrame>
      <AttemptScriptData script={script} src={scriptSrc} />
    </>
  )
}

/** A form that may carry a file is sent in parts; every other is smaller without. */
const encoding = (view: AttemptView) =>
  view.items.some(({ delivery }) => delivery.type === 'file-upload') ? 'multipart/form-data' : undefined

/** What was just sent stays in its field, kept or not. */
function answeredAgain(item: AttemptItem, trouble: Trouble | null): AttemptItem {
  const sent = trouble?.unkept.find((answer) => answer.item === item.id)
  return sent
    ? {
        ...item,
        response: sent.response,
        flagged: sent.flagged,
        certainty: isCertainty(sent.certainty) ? sent.certainty : null,
        readBack: null,
        savedAt: null,
      }
    : item
}

function QuestionInSection(props: {
  view: AttemptView
  page: number
  words: QuestionWords
  item: AttemptItem
  startsSection: boolean
}) {
  const { view, page, words, item, startsSection } = props
  return (
    <>
      {startsSection && <SectionLine view={view} sectionId={item.sectionId} />}
      <AttemptQuestion
        attempt={view.id}
        page={page}
        item={item}
        words={words}
        language={view.exam.language}
        form={FORM}
        asksCertainty={view.exam.delivered.certainty}
      />
    </>
  )
}

function SectionLine({ view, sectionId }: { view: AttemptView; sectionId: string }) {
  const t = useT('exams')
  const format = useFormat()
  const place = view.sections.findIndex(({ id }) => id === sectionId)
  const inSection = view.outline.filter((item) => item.sectionId === sectionId)
  return (
    <p className="exam-section">
      <span>
        {t('attempt.section', { number: format.number(place + 1) })} · <bdi>{view.sections[place]?.title ?? ''}</bdi>
      </span>
      <span>
        {t('attempt.section-questions', {
          from: format.number(inSection[0]?.number ?? 1),
          to: format.number(inSection.at(-1)?.number ?? 1),
        })}
      </span>
    </p>
  )
}

function Trouble({ trouble, items }: { trouble: Trouble | null; items: readonly AttemptItem[] }) {
  const t = useT('exams')
  const format = useFormat()
  if (!trouble) return null
  const named = (ids: readonly string[]) =>
    format.list(items.filter(({ id }) => ids.includes(id)).map(({ number }) => format.number(number)))
  const stale = trouble.unkept.map(({ item }) => item)
  return (
    <div id="attempt-trouble">
      <Callout kind="warn" status title={isOnlyUnchecked(trouble) ? t('trouble.not-checked') : t('trouble.title')}>
        {stale.length > 0 && <p>{t('trouble.stale', { count: stale.length, numbers: named(stale) })}</p>}
        {trouble.unreadable.length > 0 && (
          <p>{t('trouble.unreadable', { count: trouble.unreadable.length, numbers: named(trouble.unreadable) })}</p>
        )}
        {(trouble.passed ?? 0) > 0 && <p>{t('trouble.passed', { count: trouble.passed ?? 0 })}</p>}
        {trouble.files?.map((words) => (
          <p key={words}>{words}</p>
        ))}
        {trouble.unchecked && <p>{trouble.unchecked}</p>}
      </Callout>
    </div>
  )
}

const isOnlyUnchecked = ({ unkept, unreadable, files = [], unchecked }: Trouble): boolean =>
  Boolean(unchecked) && unkept.length + unreadable.length + files.length === 0
