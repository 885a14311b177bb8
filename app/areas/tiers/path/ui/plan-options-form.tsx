import { ROLE_NAMES } from '~/areas/identity/ui/role-names'
import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { CheckboxGroup } from '~/ui/checkbox'
import { Select } from '~/ui/select'
import { MOST_HOURS, PACES } from '../plan-options'
import type { PlanPageView, TrackPlan } from '../view-plan.server'

/** Who is asked, and how much of them: the way is found anew. The address holds the choices. */
export function PlanOptionsForm({ view, plan, href }: { view: PlanPageView; plan: TrackPlan; href: string }) {
  const t = useT('tiers')
  const identity = useT('identity')
  const format = useFormat()
  const { choices } = plan
  const roles = [...new Set(view.members.flatMap((member) => member.roles))].filter(isRole).sort()
  return (
    <Card id="options" title={t('plan.options')}>
      <form method="get" action={href} className="stack card-body">
        <input type="hidden" name="track" value={view.track?.slug ?? ''} />
        <input type="hidden" name="tier" value={plan.tier.slug} />
        <Select
          name="pace"
          label={t('plan.pace')}
          help={t('plan.pace-help')}
          defaultValue={String(choices.pace)}
          options={PACES.map((hours) => ({ value: String(hours), label: format.minutes(hours * 60) }))}
        />
        <Select
          name="hours"
          label={t('plan.most')}
          defaultValue={String(choices.mostHours ?? '')}
          placeholder={t('plan.no-bound')}
          options={MOST_HOURS.map((hours) => ({ value: String(hours), label: format.minutes(hours * 60) }))}
        />
        {roles.length > 1 && (
          <CheckboxGroup
            name="role"
            label={t('plan.prefer')}
            help={t('plan.prefer-help')}
            defaultValue={choices.prefer}
            options={roles.map((role) => ({ value: role, label: identity(ROLE_NAMES[role]) }))}
          />
        )}
        <details className="proof-ev" open={choices.leaveOut.length > 0}>
          <summary>{t('plan.leave-out-open')}</summary>
          <CheckboxGroup
            name="without"
            label={t('plan.leave-out')}
            labelHidden
            className="assign-people"
            defaultValue={choices.leaveOut}
            options={view.members.map(({ personId, name }) => ({ value: personId, label: <bdi>{name}</bdi> }))}
          />
        </details>
        <Button icon="rotate-ccw">{t('plan.again')}</Button>
      </form>
    </Card>
  )
}

const isRole = (role: string): role is keyof typeof ROLE_NAMES => Object.hasOwn(ROLE_NAMES, role)
