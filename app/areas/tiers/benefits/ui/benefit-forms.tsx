import { useFormat, useT } from '~/i18n'
import { readRational, toNumber } from '~/platform/rational'
import { REASON } from '../../reason'
import { useDates, useLocal } from '../../ui/words'
import type { FundUse } from '../fund'
import type { GrantView } from '../list-grants.server'
import type { BenefitView } from '../view-benefit.server'
import { UsageText, useValueText } from './benefit-words'
import { EntryForm, type FormReply } from './entry-form'

type Props = { view: BenefitView; back: string; reply: FormReply | undefined }

export function GrantForm({ view, back, formKey, reply }: Props & { formKey: string }) {
  const t = useT('benefits')
  const local = useLocal()
  const value = useValueText()
  const { benefit, partner } = view
  const title = local(benefit.title)
  const days = { type: 'date' as const }
  return (
    <EntryForm
      title={t('form.grant-head', { benefit: title, partner: partner.name })}
      lead={t('form.grant-lead', { value: value(benefit, benefit.value) })}
      fields={[
        ...(benefit.unit === 'yes-no'
          ? []
          : [
              {
                ...{ name: 'value', label: t('form.value') },
                ...(benefit.unit === 'text' ? {} : { help: t('form.value-help'), inputMode: 'decimal' as const }),
                ...(AFFIXES[benefit.unit] ? { affix: AFFIXES[benefit.unit] } : {}),
                ...(benefit.unit === 'money' ? { affix: benefit.currency } : {}),
              },
            ]),
        { ...days, name: 'from', label: t('form.from'), help: t('form.from-help'), optional: true },
        { ...days, name: 'until', label: t('form.until'), help: t('form.until-help') },
        {
          ...{ name: 'reason', label: t('form.reason'), help: t('form.reason-help') },
          ...{ isLong: true, maxLength: REASON.max },
        },
      ]}
      confirm={t('form.give')}
      {...{ formKey, reply, back }}
    />
  )
}

const AFFIXES: Partial<Record<BenefitView['benefit']['unit'], string>> = { percent: '%', hours: 'h' }

export function LicenceForm(props: Props & { formKey: string; today: string }) {
  const { view, back, formKey, today, reply } = props
  const t = useT('benefits')
  const local = useLocal()
  return (
    <EntryForm
      eyebrow={local(view.benefit.title)}
      title={t('form.licence-head')}
      lead={view.usage ? <UsageText usage={view.usage} /> : undefined}
      fields={[
        { name: 'holder', label: t('form.holder'), help: t('form.holder-help'), maxLength: 120 },
        { name: 'what', label: t('form.what'), help: t('form.what-help'), maxLength: 200 },
        { name: 'date', label: t('form.date'), type: 'date', max: today, value: today },
      ]}
      confirm={t('form.hand-out')}
      {...{ formKey, reply, back }}
    />
  )
}

export function FundForm(props: Props & { formKey: string; today: string }) {
  const { view, back, formKey, today, reply } = props
  const t = useT('benefits')
  const format = useFormat()
  const local = useLocal()
  const fund = view.usage?.kind === 'fund' ? view.usage.fund : null
  return (
    <EntryForm
      eyebrow={
        <>
          <bdi>{view.partner.name}</bdi> · {local(view.benefit.title)}
        </>
      }
      title={t('form.fund-head')}
      lead={
        fund &&
        t('form.fund-lead', {
          left: format.money(toNumber(readRational(fund.left)), fund.currency),
          year: fund.year,
        })
      }
      fields={[
        {
          ...{ name: 'amount', label: t('form.amount', { currency: fund?.currency ?? view.track.currency }) },
          ...{ help: t('form.amount-help'), inputMode: 'decimal', dir: 'ltr' },
        },
        { name: 'purpose', label: t('form.purpose'), help: t('form.purpose-help'), maxLength: 200 },
        { name: 'date', label: t('form.spent'), type: 'date', max: today, value: today },
      ]}
      confirm={t('form.take')}
      {...{ formKey, reply, back }}
    />
  )
}

type ReversalProps = { use: FundUse; partner: { name: string }; back: string; reply: FormReply | undefined }

export function ReversalForm({ use, partner, back, reply }: ReversalProps) {
  const t = useT('benefits')
  const format = useFormat()
  return (
    <EntryForm
      eyebrow={<bdi>{partner.name}</bdi>}
      title={t('form.reverse-head', { amount: format.money(toNumber(readRational(use.amount)), use.currency) })}
      lead={t('form.reverse-lead', { purpose: use.purpose })}
      fields={[{ name: 'reason', label: t('form.reason'), help: t('form.reason-help'), isLong: true }]}
      confirm={t('form.reverse')}
      variant="danger-solid"
      {...{ reply, back }}
    />
  )
}

export function RequestForm({ view, back, reply, proposed }: Props & { proposed: Readonly<Record<string, string>> }) {
  const t = useT('benefits')
  const of = (name: string) => ({ name, value: proposed[name] ?? '' })
  return (
    <EntryForm
      eyebrow={<bdi>{view.partner.name}</bdi>}
      title={t('form.request-head')}
      lead={t('form.request-lead')}
      fields={[
        { ...of('reference'), label: t('form.reference'), help: t('form.reference-help'), maxLength: 60 },
        { ...of('subject'), label: t('form.subject'), maxLength: 200 },
        { ...of('asked'), label: t('form.asked'), type: 'datetime-local' },
        {
          ...of('answered'),
          ...{ label: t('form.answered'), help: t('form.answered-help'), type: 'datetime-local', optional: true },
        },
      ]}
      confirm={t('form.log')}
      {...{ reply, back }}
    />
  )
}

type GrantFormProps = { grant: GrantView; reply: FormReply | undefined }

export function ExtensionForm({ grant, reply }: GrantFormProps) {
  const t = useT('benefits')
  const local = useLocal()
  const dates = useDates()
  return (
    <EntryForm
      title={t('form.extend-head', { benefit: local(grant.title), partner: grant.partner.name })}
      lead={t('form.extend-lead', { date: dates.long(grant.until) })}
      fields={[
        { name: 'until', label: t('form.until'), help: t('form.until-help'), type: 'date' },
        { name: 'reason', label: t('form.reason'), help: t('form.reason-help'), isLong: true, maxLength: REASON.max },
      ]}
      confirm={t('grants.extend')}
      back={`/programme/grants/${grant.id}`}
      reply={reply}
    />
  )
}

export function WithdrawalForm({ grant, reply }: GrantFormProps) {
  const t = useT('benefits')
  const local = useLocal()
  return (
    <EntryForm
      title={t('form.withdraw-head', { benefit: local(grant.title), partner: grant.partner.name })}
      lead={t('form.withdraw-lead')}
      fields={[{ name: 'reason', label: t('form.reason'), help: t('form.reason-help'), isLong: true }]}
      confirm={t('grants.withdraw')}
      variant="danger-solid"
      back={`/programme/grants/${grant.id}`}
      reply={reply}
    />
  )
}
