import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { Row, Rows } from '~/ui/rows'
import { useDates } from '../../ui/words'
import type { BenefitView } from '../view-benefit.server'
import { GrantStateTag, usePeriodText, useValueText } from './benefit-words'

/** What was given by hand of one benefit, with its end and the reason. */
export function GrantsCard({ view }: { view: BenefitView }) {
  const t = useT('benefits')
  const value = useValueText()
  const periodText = usePeriodText()
  const dates = useDates()
  const { grants } = view.benefit
  return (
    <Card id="grants" title={t('grants.card')} padded={grants.length === 0}>
      {grants.length === 0 ? (
        <p className="muted">{t('grants.none')}</p>
      ) : (
        <Rows>
          {grants.toReversed().map((grant) => {
            const last = view.steps[grant.id]?.findLast(({ reason }) => reason !== null)
            return (
              <Row
                key={grant.id}
                title={value(view.benefit, grant.value)}
                {...(view.mayManage && { href: `/programme/grants/${grant.id}` })}
                meta={
                  <>
                    {periodText(grant)}
                    {last && (
                      <>
                        {' '}
                        · {dates.short(last.at)}: <bdi>{last.reason}</bdi>
                      </>
                    )}
                  </>
                }
                end={<GrantStateTag state={grant.state} />}
              />
            )
          })}
        </Rows>
      )}
    </Card>
  )
}
