import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { EntryForm, type FormReply } from '../../benefits/ui/entry-form'
import { REASON } from '../../reason'
import { useDates, useLocal } from '../../ui/words'
import type { Meanwhile } from '../rule-on-demotion.server'
import type { DemotionView } from '../view-demotion.server'
import { CaseDetails, useSaid } from './case-details'

export type RulingReply = FormReply & { meanwhile: Meanwhile | null }
type RulingFormProps = { view: DemotionView; formKey: string; reply: RulingReply | undefined }

const BACK = '/programme/demotions'

/** Agreeing that a tier is taken away. */
export function AgreementForm({ view, formKey, reply }: RulingFormProps) {
  const t = useT('tiers')
  const local = useLocal()
  const dates = useDates()
  const words = useWords(view)
  if (!view.case) return <NothingToDecide view={view} reply={reply} />
  const { falls, toldUntil, state } = view.case
  const lands = { falls: falls ? local(falls.title) : '', lands: falls ? ('tier' as const) : ('none' as const) }
  return (
    <EntryForm
      eyebrow={words.eyebrow}
      title={t('demotions.agree-head', words)}
      lead={
        state === 'coming'
          ? t('demotions.agree-lead-coming', { ...lands, date: dates.long(toldUntil) })
          : t('demotions.agree-lead', lands)
      }
      fields={[
        { name: 'from', label: t('demotions.from'), help: t('demotions.from-help'), type: 'date', optional: true },
        reasonField(t('demotions.reason'), t('demotions.agree-reason-help')),
      ]}
      confirm={t('demotions.agree')}
      variant="danger-solid"
      back={BACK}
      {...{ formKey, reply }}
    >
      <About view={view} reply={reply} />
    </EntryForm>
  )
}

/** Keeping it as an exception. */
export function KeepForm({ view, formKey, reply, owner }: RulingFormProps & { owner: string }) {
  const t = useT('tiers')
  const words = useWords(view)
  if (!view.case) return <NothingToDecide view={view} reply={reply} />
  return (
    <EntryForm
      eyebrow={words.eyebrow}
      title={t('demotions.keep-head', words)}
      lead={t('demotions.keep-lead')}
      fields={[
        { name: 'until', label: t('demotions.until'), help: t('demotions.until-help'), type: 'date' },
        { name: 'owner', label: t('demotions.owner'), help: t('demotions.owner-help'), maxLength: 120, value: owner },
        reasonField(t('demotions.reason'), t('demotions.reason-help')),
      ]}
      confirm={t('demotions.keep')}
      back={BACK}
      {...{ formKey, reply }}
    >
      <About view={view} reply={reply} />
    </EntryForm>
  )
}

const reasonField = (label: string, help: string) => ({
  ...{ name: 'reason', label, help, isLong: true, maxLength: REASON.max },
})

function useWords({ partner, track, case: found, held }: DemotionView) {
  const local = useLocal()
  const tier = found?.held ?? held
  return { partner: partner.name, tier: tier ? local(tier.title) : '', eyebrow: local(track.title) }
}

function About({ view, reply }: { view: DemotionView; reply: RulingReply | undefined }) {
  const t = useT('tiers')
  return (
    <>
      <input type="hidden" name="seen" value={view.seen} />
      {reply?.meanwhile && <WhatCameFirst meanwhile={reply.meanwhile} />}
      <Card id="case" title={t('demotions.case')} padded>
        <CaseDetails view={view} />
      </Card>
    </>
  )
}

/** What somebody else said while the form was open, and what became of what was typed. */
function WhatCameFirst({ meanwhile }: { meanwhile: Meanwhile }) {
  const t = useT('tiers')
  const sentence = useSaid()
  return (
    <Callout kind="warn" status title={t('demotions.meanwhile')}>
      {meanwhile.kind === 'said' && (
        <p>
          {sentence(meanwhile.said)} <span dir="auto">{meanwhile.said.reason}</span>
        </p>
      )}
      <p>{t('demotions.meanwhile-kept')}</p>
    </Callout>
  )
}

/** The tier is earned again, or gone: there is nothing to say about it. */
function NothingToDecide({ view, reply }: { view: DemotionView; reply: RulingReply | undefined }) {
  const t = useT('tiers')
  const { partner, tier, eyebrow } = useWords(view)
  return (
    <>
      <PageHead eyebrow={eyebrow} title={t('demotions.nothing-head', { partner })} />
      <div className="stack">
        {reply && (
          <Callout kind="warn" status title={t('demotions.meanwhile')}>
            <p>{t('demotions.not-recorded')}</p>
            {Object.values(reply.typed).map((text) =>
              text === '' ? null : (
                <p key={text} dir="auto">
                  {text}
                </p>
              ),
            )}
          </Callout>
        )}
        <EmptyState level={2} title={t('demotions.nothing', { tier, held: tier === '' ? 'none' : 'tier' })}>
          <ButtonLink href={BACK}>{t('demotions.to-list')}</ButtonLink>
        </EmptyState>
      </div>
    </>
  )
}
