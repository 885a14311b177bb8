import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { VisuallyHidden } from '~/ui/visually-hidden'
import type { Names } from '../language/names'
import type { OpenStep } from '../moves/open-steps'
import type { TierName } from '../standings/track-view'
import { anyOf, useLocal, useSay } from './words'

/** More names are counted, not listed. */
const SHOWN = 3

/** What is missing: the fewest things to do, each with who could do it and the way to begin. */
export function StepsCard(props: {
  steps: readonly OpenStep[]
  tier: TierName
  purpose: 'reach' | 'keep'
  names: Names
  mayAssign: boolean
}) {
  const { steps, tier, names } = props
  const t = useT('tiers')
  const local = useLocal()
  const format = useFormat()
  if (steps.length === 0) return null
  return (
    <Card id="steps" title={t(props.purpose === 'keep' ? 'steps.keep' : 'steps.reach', { tier: local(tier.title) })}>
      <ol className="path path-plain">
        {steps.map((step, index) => (
          <li key={step.ruleId}>
            <span className="path-n">{format.number(index + 1)}</span>
            <Todo step={step} names={names} />
            <Begin step={step} names={names} mayAssign={props.mayAssign} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Todo({ step, names }: { step: OpenStep; names: Names }) {
  const t = useT('tiers')
  const format = useFormat()
  const say = useSay(names)
  const people = step.candidates.map((id) => names.people[id] ?? t('words.somebody'))
  const more = people.length - SHOWN
  return (
    <div>
      <p className="medium">{say(step.todo)}</p>
      <p className="meta">
        {step.certification === null && t('steps.by-programme')}
        {step.certification !== null && people.length === 0 && t('steps.nobody-left')}
        {people.length > 0 &&
          (more > 0
            ? t('steps.could-more', { names: people.slice(0, SHOWN).join(t('steps.comma')), count: more })
            : t('steps.could', { names: anyOf(format.locale, people) }))}
      </p>
    </div>
  )
}

function Begin({ step, names, mayAssign }: { step: OpenStep; names: Names; mayAssign: boolean }) {
  const t = useT('tiers')
  const exam = step.certification && names.exams[step.certification]
  if (!exam) return null
  const title = names.certifications[step.certification ?? ''] ?? ''
  const href = mayAssign
    ? `/company/assignments?${new URLSearchParams({ target: `exam:${exam}`, ...(step.candidates[0] ? { person: step.candidates[0] } : {}) })}`
    : `/exams/${exam}`
  return (
    <ButtonLink size="sm" href={href}>
      {t(mayAssign ? 'steps.assign' : 'steps.exam')}
      <VisuallyHidden>: {title}</VisuallyHidden>
    </ButtonLink>
  )
}
