import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n'
import { Bar } from './bar'
import { ButtonLink } from './button'
import { classNames } from './class-names'
import { Icon } from './icon'
import { SkipLink } from './skip-link'
import { Timer } from './timer'

/** `href` is null for a question that cannot be opened: it was left behind, or comes later. */
export type ExamCell = { number: number; href: string | null; answered: boolean; flagged: boolean; current: boolean }
export type ExamSection = { id: string; title: ReactNode; cells: readonly ExamCell[] }

export type ExamFrameProps = {
  /** Name of the exam and “Attempt 1 of 3”. */
  title: ReactNode
  attempt: ReactNode
  /** The page's hidden `h1`: “Questions 17 and 18 of 40, Delivery and retries”. */
  heading: ReactNode
  skipLabel?: ReactNode
  saved: { state: 'saved' | 'saving' | 'offline'; children: ReactNode }
  /** Milliseconds left when the page was made; null for an exam without a limit. */
  remaining: number | null
  answered: number
  flagged: number
  total: number
  sections: readonly ExamSection[]
  /** The deadline in words with its zone and how it comes about. */
  deadline?: ReactNode
  reviewHref?: string
  /** Instead of links, when moving on has to save first: submit buttons with `form="…"`. */
  previous?: { href: string; label: ReactNode } | { button: ReactNode }
  next?: { href: string; label: ReactNode } | { button: ReactNode }
  /** Instead of the “Review and submit” link. */
  review?: ReactNode
  children: ReactNode
}

/** Nothing on the page but the exam: the saved state, the clock, the questions, the navigator. */
export function ExamFrame(props: ExamFrameProps) {
  const { title, attempt, heading, saved, remaining, answered, flagged, total, sections, deadline } = props
  const t = useT('ui')
  const format = useFormat()
  const share = t('exam.answered', { answered: format.number(answered), total: format.number(total) })
  return (
    <div className="exam">
      <SkipLink>{props.skipLabel ?? t('skip.question')}</SkipLink>
      <header className="topbar exam-bar">
        <div className="exam-name">
          <p className="strong" dir="auto">
            {title}
          </p>
          <p className="xs subtle">{attempt}</p>
        </div>
        <SavedState state={saved.state}>{saved.children}</SavedState>
        {remaining !== null && <Timer remaining={remaining} />}
        {props.review ??
          (props.reviewHref && (
            <ButtonLink className="hide-small" href={props.reviewHref}>
              {t('exam.review')}
            </ButtonLink>
          ))}
        <div className="exam-progress">
          <Bar label={t('exam.progress')} value={answered} max={total} id="exam-progress" />
        </div>
      </header>
      <div className="exam-body">
        <main id="main" className="exam-main" tabIndex={-1}>
          <h1 className="sr">{heading}</h1>
          {props.children}
        </main>
        <aside className="exam-nav" id="questions" aria-label={t('exam.navigator')}>
          <div className="nav-head">
            <h2>{t('exam.questions')}</h2>
            <p className="meta" id="exam-counts">
              {t('exam.counts', { answered, total, flagged })}
            </p>
          </div>
          {sections.map((section) => (
            <section key={section.id} aria-labelledby={`section-${section.id}`}>
              <h3 id={`section-${section.id}`} dir="auto">
                {section.title}
              </h3>
              <ol className="cells" start={section.cells[0]?.number}>
                {section.cells.map((cell) => (
                  <li key={cell.number}>
                    <Cell cell={cell} />
                  </li>
                ))}
              </ol>
            </section>
          ))}
          <ul className="legend cells-legend">
            <li>
              <span className="q is-done" aria-hidden="true" />
              {t('exam.legend-answered')}
            </li>
            <li>
              <span className="q" aria-hidden="true" />
              {t('exam.legend-open')}
            </li>
            <li>
              <span className="q is-flag" aria-hidden="true" />
              {t('exam.legend-flagged')}
            </li>
          </ul>
          {deadline && <p className="deadline xs subtle">{deadline}</p>}
          {props.reviewHref && (
            <ButtonLink className="only-small" href={props.reviewHref}>
              {t('exam.review')}
            </ButtonLink>
          )}
        </aside>
      </div>
      <nav className="exam-foot" aria-label={t('exam.pages')}>
        <Turn turn={props.previous} icon="arrow-left" />
        <ButtonLink className="only-small" icon="layout-grid" href="#questions">
          {share}
        </ButtonLink>
        <Turn turn={props.next} iconEnd="arrow-right" primary />
      </nav>
    </div>
  )
}

/** “saved 12:03:07 · 34 of 34”; the exam's script rewrites it. */
export function SavedState({ state, children }: { state: 'saved' | 'saving' | 'offline'; children: ReactNode }) {
  const icon = state === 'offline' ? 'cloud-off' : state === 'saving' ? 'loader-circle' : 'check'
  return (
    <p
      className={classNames('saved', state === 'offline' && 'is-off')}
      role="status"
      id="saved-state"
      data-state={state}
    >
      <Icon name={icon} size="sm" />
      <span>{children}</span>
    </p>
  )
}

function Cell({ cell }: { cell: ExamCell }) {
  const t = useT('ui')
  const { number, href, answered, flagged, current } = cell
  const look = classNames('q', answered && 'is-done', flagged && 'is-flag')
  const words = t.rich('exam.cell', {
    number,
    answered: answered ? 'yes' : 'no',
    flagged: flagged ? 'yes' : 'no',
    sr: (chunks) => <span className="sr">{chunks}</span>,
  })
  if (href === null) return <span className={classNames(look, 'is-shut')}>{words}</span>
  return (
    <a href={href} className={look} aria-current={current ? 'true' : undefined} data-question={number}>
      {words}
    </a>
  )
}

function Turn(props: {
  turn: ExamFrameProps['next']
  icon?: 'arrow-left'
  iconEnd?: 'arrow-right'
  primary?: boolean
}) {
  const { turn, icon, iconEnd, primary } = props
  if (!turn) return <span />
  if ('button' in turn) return <>{turn.button}</>
  return (
    <ButtonLink href={turn.href} icon={icon} iconEnd={iconEnd} variant={primary ? 'primary' : 'default'}>
      <span>{turn.label}</span>
    </ButtonLink>
  )
}
