import { useFormat, useT } from '~/i18n'
import { keyed } from '~/ui/keyed'
import type { MarkingView } from '../view-marking.server'

/** What somebody answered, for whoever marks it: a text with its line breaks, or the files to download. */
export function MarkedAnswer({ view }: { view: Pick<MarkingView, 'review' | 'files'> }) {
  const t = useT('exams')
  const format = useFormat()
  if (view.files.length > 0)
    return (
      <ul className="stack stack-sm">
        {view.files.map((file) => (
          <li key={file.href}>
            <a href={file.href} download={file.name}>
              <bdi>{file.name}</bdi>
            </a>{' '}
            <span className="muted num">
              {t('marking.kilobytes', { size: format.number(Math.ceil(file.bytes / 1_000)) })}
            </span>
          </li>
        ))}
      </ul>
    )
  const texts = view.review.given.flatMap((part) => ('text' in part ? [part.text] : []))
  if (texts.length === 0) return <p className="muted">{t('answers.nothing')}</p>
  return (
    <div className="stack stack-sm">
      {keyed(texts).map(({ key, item }) => (
        <p key={key} className="written" dir="auto">
          {item}
        </p>
      ))}
    </div>
  )
}
