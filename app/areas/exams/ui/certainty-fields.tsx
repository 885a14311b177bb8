import { useT } from '~/i18n'
import { certaintyField } from '../delivery/answer-field'
import { CERTAINTIES, type Certainty } from '../modes/certainty-mark'

/** What each degree is called, in the namespace `exams`. */
export const CERTAINTY_LABELS = {
  1: 'certainty.one',
  2: 'certainty.two',
  3: 'certainty.three',
} as const satisfies Record<Certainty, string>

/** Asks beside an answer how sure its author is. */
export function CertaintyFields({ item, certainty }: { item: string; certainty: number | null }) {
  const t = useT('exams')
  return (
    <fieldset className="certainty">
      <legend className="small muted">{t('certainty.ask')}</legend>
      <div className="certainty-options">
        {CERTAINTIES.map((degree) => (
          <label key={degree} className="check">
            <input
              type="radio"
              name={certaintyField(item)}
              value={degree}
              defaultChecked={certainty === degree}
              autoComplete="off"
            />
            <span>{t(CERTAINTY_LABELS[degree])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
