import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'

/** A plan that is being worked out. The page shows it when it is there; without scripts the button looks again. */
export function Working({ people }: { people: number | null }) {
  const t = useT('tiers')
  const format = useFormat()
  return (
    <div className="stack stack-sm" aria-busy="true">
      <progress className="bar" aria-label={t('plan.working')} />
      <p className="muted" role="status">
        {people === null
          ? t('plan.working-short')
          : t('plan.working-text', { count: people, number: format.number(people) })}
      </p>
      <p>
        <ButtonLink size="sm" href="" icon="rotate-ccw">
          {t('plan.look-again')}
        </ButtonLink>
      </p>
    </div>
  )
}
