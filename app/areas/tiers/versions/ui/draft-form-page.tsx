import { useT } from '~/i18n'
import type { LocalText } from '~/platform/local-text'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { Checkbox } from '~/ui/checkbox'
import { EmptyState } from '~/ui/empty-state'
import { FormActions } from '~/ui/form-actions'
import { Select } from '~/ui/select'
import { TextField } from '~/ui/text-field'
import { describeRule } from '../../describe/rule'
import { type Names, NO_NAMES } from '../../language/names'
import type { Programme } from '../../language/programme'
import { findRule } from '../../language/rule'
import { useLocal, useSay } from '../../ui/words'
import type { BenefitField, FormField, NumberField, SourceForm, TransitionFields } from '../drafts/source-form'
import { DraftFrame, type DraftHead } from './draft-frame'

export type DraftFormView = {
  head: DraftHead
  revision: number
  /** Null while the text is not YAML. */
  form: SourceForm | null
  /** Null while the text has problems: then requirements have no sentences. */
  programme: Programme | null
  names: Names
  languages: readonly { code: string; name: string }[]
}

/** The usual values of a draft as fields: sending them changes the text where they stand, and nothing else of it. */
export function DraftFormPage({ view, hasConflict }: { view: DraftFormView; hasConflict: boolean }) {
  const t = useT('rulebook')
  const { head, form } = view
  const base = `/programme/rule-drafts/${head.id}`
  if (!form)
    return (
      <DraftFrame head={head} room="form">
        <EmptyState title={t('form.not-yaml')} action={<ButtonLink href={base}>{t('publication.to-text')}</ButtonLink>}>
          {t('form.not-yaml-help')}
        </EmptyState>
      </DraftFrame>
    )
  return (
    <DraftFrame head={head} room="form">
      {hasConflict && (
        <Callout kind="warn" status>
          {t('form.conflict')}
        </Callout>
      )}
      {head.effectiveAt === null && (
        <Callout kind="warn" actions={<ButtonLink href={base}>{t('publication.to-text')}</ButtonLink>}>
          {t('form.has-problems')}
        </Callout>
      )}
      <form method="post" className="stack stack-lg" data-unsaved="" noValidate>
        <input type="hidden" name="revision" value={view.revision} />
        <Card id="form-day" title={t('form.day')} padded>
          <TextField
            name={form.effective.name}
            type="date"
            label={t('form.effective')}
            help={t('form.effective-help')}
            defaultValue={form.effective.value}
          />
        </Card>
        {form.tiers.toReversed().map((tier) => (
          <TierFields key={tier.slug} tier={tier} view={view} form={form} />
        ))}
        <Transition of={form.transition} />
        <Named id="form-metrics" title={t('form.metrics')} entries={form.metrics} view={view} />
        <Named id="form-attestations" title={t('form.attestations')} entries={form.attestations} view={view} />
        <Named id="form-benefits" title={t('form.benefits')} entries={form.benefits} view={view} />
        <FormActions>
          <Button variant="primary">{t('form.save')}</Button>
          <ButtonLink href={base}>{t('form.to-text')}</ButtonLink>
        </FormActions>
      </form>
    </DraftFrame>
  )
}

/** A title as its fields have it, or the slug where none says one. */
const namedBy = (titles: readonly FormField[], slug: string): LocalText => ({
  en: slug,
  ...Object.fromEntries(titles.flatMap(({ locale, value }) => (locale && value ? [[locale, value]] : []))),
})

function Titles({ fields, view, label }: { fields: readonly FormField[]; view: DraftFormView; label: string }) {
  const t = useT('rulebook')
  const nameOf = (code: string | undefined) => view.languages.find((language) => language.code === code)?.name ?? ''
  return (
    <div className="edit-line">
      {fields.map((field) => (
        <TextField
          key={field.name}
          name={field.name}
          label={t('form.title-in', { what: label, language: nameOf(field.locale) })}
          defaultValue={field.value}
        />
      ))}
    </div>
  )
}

function TierFields(props: { tier: SourceForm['tiers'][number]; view: DraftFormView; form: SourceForm }) {
  const { tier, view, form } = props
  const t = useT('rulebook')
  const local = useLocal()
  return (
    <Card id={`form-${tier.slug}`} title={<bdi>{local(namedBy(tier.titles, tier.slug))}</bdi>} padded>
      <Titles fields={tier.titles} view={view} label={t('form.name')} />
      {tier.numbers.map((field) => (
        <NumberOf key={field.name} field={field} view={view} />
      ))}
      <div className="edit-line">
        {tier.benefits.map((field) => (
          <BenefitOf key={field.name} field={field} form={form} />
        ))}
      </div>
    </Card>
  )
}

const ASKS = {
  threshold: 'form.threshold',
  months: 'form.months',
  days: 'form.days',
  parts: 'form.parts',
} as const satisfies Record<NumberField['asks'], string>

/** A number of a requirement, with the sentence that it stands in. */
function NumberOf({ field, view }: { field: NumberField; view: DraftFormView }) {
  const t = useT('rulebook')
  const say = useSay(view.names ?? NO_NAMES)
  const rule = view.programme && findRule(view.programme.tiers, field.ruleId)
  return (
    <TextField
      name={field.name}
      label={t(ASKS[field.asks])}
      help={rule && view.programme ? say(describeRule(rule, view.programme)) : <bdi>{field.ruleId}</bdi>}
      defaultValue={field.value}
      inputMode="decimal"
    />
  )
}

function BenefitOf({ field, form }: { field: BenefitField; form: SourceForm }) {
  const t = useT('rulebook')
  const local = useLocal()
  const titles = form.benefits.find(({ slug }) => slug === field.benefit)?.titles ?? []
  const label = local(namedBy(titles, field.benefit))
  if (field.isFlag)
    return (
      <Select
        name={field.name}
        label={label}
        defaultValue={field.value}
        options={[
          { value: '', label: t('form.inherited') },
          { value: 'true', label: t('form.included') },
          { value: 'false', label: t('form.not-included') },
        ]}
      />
    )
  return <TextField name={field.name} label={label} defaultValue={field.value} placeholder={t('form.inherited')} />
}

function Named(props: {
  id: string
  title: string
  entries: readonly { slug: string; titles: readonly FormField[] }[]
  view: DraftFormView
}) {
  if (props.entries.length === 0) return null
  return (
    <Card id={props.id} title={props.title} padded>
      {props.entries.map(({ slug, titles }) => (
        <Titles key={slug} fields={titles} view={props.view} label={slug} />
      ))}
    </Card>
  )
}

function Transition({ of }: { of: TransitionFields }) {
  const t = useT('rulebook')
  return (
    <Card id="form-transition" title={t('form.transition')} padded>
      <div className="edit-line at-top">
        <Select
          name="transition/promote"
          label={t('form.promote')}
          defaultValue={of.promote}
          options={[
            { value: 'at-once', label: t('form.at-once') },
            { value: 'at-reviews', label: t('form.at-reviews') },
          ]}
        />
        <TextField
          name="transition/promoteDays"
          label={t('form.promote-days')}
          help={t('form.days-help')}
          defaultValue={of.promoteDays}
        />
      </div>
      <div className="edit-line at-top">
        <Select
          name="transition/demote"
          label={t('form.demote')}
          defaultValue={of.demote}
          options={[
            { value: 'at-once', label: t('form.at-once') },
            { value: 'after-grace', label: t('form.after-grace') },
            { value: 'at-anniversary', label: t('form.at-anniversary') },
            { value: 'at-reviews', label: t('form.at-reviews') },
          ]}
        />
        <TextField
          name="transition/graceDays"
          label={t('form.grace-days')}
          help={t('form.grace-help')}
          defaultValue={of.graceDays}
          inputMode="numeric"
        />
        <TextField
          name="transition/demoteDays"
          label={t('form.demote-days')}
          help={t('form.days-help')}
          defaultValue={of.demoteDays}
        />
      </div>
      <TextField
        name="transition/protectedMonths"
        label={t('form.protected-months')}
        help={t('form.protected-help')}
        defaultValue={of.protectedMonths}
        inputMode="numeric"
      />
      <Checkbox name="transition/approval" label={t('form.approval')} defaultChecked={of.approval} />
    </Card>
  )
}
