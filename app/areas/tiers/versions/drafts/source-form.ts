import { isMap, isScalar, isSeq, LineCounter, type Node } from 'yaml'
import { parseYamlText } from '~/platform/yaml-document'
import type { SourceEdit, SourcePath, SourceValue } from './edit-source'
import { type NumberPlace, numberPlaces } from './rule-places'

/** A value of the rules that the form offers, by its name in the form. */
export type FormField = {
  /** The path in the text, its steps joined by `/`; the language after `@` for a title. */
  readonly name: string
  readonly path: SourcePath
  /** Of a title; undefined for what has no language. */
  readonly locale?: string
  /** As it is written; empty for what the text does not say. */
  readonly value: string
}

export type BenefitField = FormField & { readonly benefit: string; readonly isFlag: boolean }
export type NumberField = FormField & Pick<NumberPlace, 'ruleId' | 'asks'>

/** What the usual changes of rules are about, read from a text that may have problems elsewhere. */
export type SourceForm = {
  readonly effective: FormField
  readonly metrics: readonly { readonly slug: string; readonly titles: readonly FormField[] }[]
  readonly attestations: readonly { readonly slug: string; readonly titles: readonly FormField[] }[]
  readonly benefits: readonly { readonly slug: string; readonly titles: readonly FormField[] }[]
  readonly tiers: readonly {
    readonly slug: string
    readonly titles: readonly FormField[]
    readonly numbers: readonly NumberField[]
    readonly benefits: readonly BenefitField[]
  }[]
  readonly transition: TransitionFields
}

/** The policy as the form offers it; days of review are `03-01, 09-01`. */
export type TransitionFields = {
  readonly promote: 'at-once' | 'at-reviews'
  readonly promoteDays: string
  readonly demote: 'at-once' | 'after-grace' | 'at-anniversary' | 'at-reviews'
  readonly graceDays: string
  readonly demoteDays: string
  /** Empty for no protection. */
  readonly protectedMonths: string
  readonly approval: boolean
}

/** Null for a text that is not YAML: the form has nothing to hold on to. */
export function readForm(source: string, locales: readonly string[]): SourceForm | null {
  const reading = parseYamlText(source, new LineCounter())
  if (reading.tooDeep || !reading.document || reading.document.errors.length > 0) return null
  const root = reading.document.contents as Node | null
  if (!isMap(root)) return null
  const numbers = numberPlaces(root)
  const named = (key: string) =>
    namesUnder(root.get(key, true)).map(([slug, node]) => ({ slug, titles: titlesOf(node, [key, slug], locales) }))
  const benefits = named('benefits')
  const tiers = root.get('tiers', true)
  return {
    effective: { name: 'effective', path: ['effective'], value: textAt(root, 'effective') },
    metrics: named('metrics'),
    attestations: named('attestations'),
    benefits,
    tiers: (isSeq(tiers) ? tiers.items : []).flatMap((tier, index) => {
      const slug = isMap(tier) ? textAt(tier, 'slug') : ''
      if (!isMap(tier) || slug === '') return []
      const path = ['tiers', index]
      return [
        {
          slug,
          titles: titlesOf(tier, path, locales),
          numbers: numbers.filter((one) => one.path[1] === index).map(numberField),
          benefits: benefits.flatMap((one) => benefitField(tier, one.slug, path, unitOf(root, one.slug)) ?? []),
        },
      ]
    }),
    transition: transitionOf(root.get('transition', true)),
  }
}

/**
 * What changes in the text when the form was sent: every value that differs from what stands there.
 * @param sent what the field of a name holds now; null for one that was not sent
 */
export function formEdits(form: SourceForm, sent: (name: string) => string | null): SourceEdit[] {
  const titles = [...form.metrics, ...form.attestations, ...form.benefits, ...form.tiers].map((one) => one.titles)
  return [
    ...plainEdit(form.effective, sent),
    ...titles.flatMap((fields) => titleEdits(fields, sent)),
    ...form.tiers.flatMap(({ numbers }) => numbers.flatMap((field) => plainEdit(field, sent))),
    ...form.tiers.flatMap(({ benefits }) => benefits.flatMap((field) => benefitEdit(field, sent))),
    ...transitionEdits(form.transition, sent),
  ]
}

const nameOf = (path: SourcePath, locale?: string) => path.join('/') + (locale ? `@${locale}` : '')

const textAt = (map: Node, key: string): string => (isMap(map) ? written(map.get(key, true)) : '')

const written = (node: unknown): string => {
  if (!isScalar(node) || node.value === null) return ''
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

const namesUnder = (node: unknown): [string, Node][] =>
  isMap(node)
    ? node.items.flatMap(({ key, value }): [string, Node][] =>
        isScalar(key) && isMap(value) ? [[String(key.value), value]] : [],
      )
    : []

function titlesOf(node: unknown, path: SourcePath, locales: readonly string[]): FormField[] {
  const title = isMap(node) ? node.get('title', true) : null
  return locales.map((locale) => ({
    ...{ name: nameOf([...path, 'title'], locale), path: [...path, 'title'], locale },
    value: isMap(title) ? textAt(title, locale) : locale === 'en' ? written(title) : '',
  }))
}

const numberField = ({ ruleId, asks, path, value }: NumberPlace): NumberField => ({
  ...{ name: nameOf(path), path, value, ruleId, asks },
})

const unitOf = (root: Node, benefit: string): string => {
  const definitions = isMap(root) ? root.get('benefits', true) : null
  const definition = isMap(definitions) ? definitions.get(benefit, true) : null
  return isMap(definition) ? textAt(definition, 'unit') : ''
}

/** A benefit that has a text in several languages is written in the text alone. */
function benefitField(tier: Node, benefit: string, path: SourcePath, unit: string): BenefitField | null {
  if (unit === 'text') return null
  const values = isMap(tier) ? tier.get('benefits', true) : null
  const value = isMap(values) ? values.get(benefit, true) : null
  const own: SourcePath = [...path, 'benefits', benefit]
  const at = isMap(value) && value.has('value') ? [...own, 'value'] : own
  const text = isMap(value) ? textAt(value, 'value') : written(value)
  return { name: nameOf(own), path: at, value: text, benefit, isFlag: unit === 'yes-no' }
}

const changed = (field: FormField, sent: (name: string) => string | null): string | null => {
  const value = sent(field.name)?.trim() ?? null
  return value === null || value === field.value ? null : value
}

function plainEdit(field: FormField, sent: (name: string) => string | null): SourceEdit[] {
  const value = changed(field, sent)
  return value === null || value === '' ? [] : [{ path: field.path, value: typed(value) }]
}

function benefitEdit(field: BenefitField, sent: (name: string) => string | null): SourceEdit[] {
  const value = changed(field, sent)
  if (value === null) return []
  if (value !== '') return [{ path: field.path, value: typed(value) }]
  // With its value goes what the value asks for.
  return [{ path: field.path.at(-1) === 'value' ? field.path.slice(0, -1) : field.path, value: undefined }]
}

/** A title is one text, or a text for each language; English is always there. */
function titleEdits(fields: readonly FormField[], sent: (name: string) => string | null): SourceEdit[] {
  if (fields.every((field) => changed(field, sent) === null)) return []
  const texts = fields.flatMap((field): [string, string][] => {
    const value = (sent(field.name) ?? field.value).trim()
    return value === '' || field.locale === undefined ? [] : [[field.locale, value]]
  })
  const [first] = fields
  if (!first || texts.length === 0) return []
  const hasOthers = fields.some((field) => field.locale !== 'en' && field.value !== '')
  if (texts.length === 1 && texts[0]?.[0] === 'en' && !hasOthers) return [{ path: first.path, value: texts[0][1] }]
  if (!hasOthers) return [{ path: first.path, value: Object.fromEntries(texts) }]
  return fields.flatMap((field) => {
    const value = changed(field, sent)
    if (value === null || field.locale === undefined) return []
    if (value === '' && field.locale === 'en') return []
    return [{ path: [...field.path, field.locale], value: value === '' ? undefined : value }]
  })
}

/** Numbers and flags are written as such; anything else as the text it is, so that its problem is told where it stands. */
function typed(value: string): SourceValue {
  if (value === 'true' || value === 'false') return value === 'true'
  return /^-?\d{1,15}$/.test(value) ? Number(value) : /^-?\d+\.\d+$/.test(value) ? Number(value) : value
}

function transitionOf(node: unknown): TransitionFields {
  const map = isMap(node) ? node : null
  const days = (inner: unknown) => {
    const list = isMap(inner) ? inner.get('atReviews', true) : null
    return isSeq(list) ? list.items.map(written).join(', ') : ''
  }
  const [promote, demote] = [map?.get('promote', true), map?.get('demote', true)]
  const [promoteDays, demoteDays] = [days(promote), days(demote)]
  const grace = isMap(demote) ? demote.getIn(['afterGrace', 'days'], true) : null
  const word = written(demote)
  return {
    promote: promoteDays === '' ? 'at-once' : 'at-reviews',
    ...{ promoteDays, demoteDays, graceDays: written(grace) },
    demote:
      demoteDays !== ''
        ? 'at-reviews'
        : word === 'at-anniversary'
          ? 'at-anniversary'
          : written(grace) === ''
            ? 'at-once'
            : 'after-grace',
    protectedMonths: map ? written(map.getIn(['protection', 'firstMonths'], true)) : '',
    approval: written(map?.get('approval', true)) === 'demotion',
  }
}

function transitionEdits(before: TransitionFields, sent: (name: string) => string | null): SourceEdit[] {
  const read = (name: string, value: string) => (sent(`transition/${name}`) ?? value).trim()
  const [promote, demote] = [read('promote', before.promote), read('demote', before.demote)]
  const [promoteDays, demoteDays] = [read('promoteDays', before.promoteDays), read('demoteDays', before.demoteDays)]
  const [grace, months] = [read('graceDays', before.graceDays), read('protectedMonths', before.protectedMonths)]
  const approval = sent('transition/approval') === 'on'
  const edits: SourceEdit[] = []
  if (promote !== before.promote || (promote === 'at-reviews' && promoteDays !== before.promoteDays))
    edits.push({
      path: ['transition', 'promote'],
      value: promote === 'at-reviews' ? { atReviews: listed(promoteDays) } : 'at-once',
    })
  if (
    demote !== before.demote ||
    (HAS_GRACE.includes(demote) && grace !== before.graceDays) ||
    (demote === 'at-reviews' && demoteDays !== before.demoteDays)
  )
    edits.push(
      demote === before.demote && demote === 'after-grace'
        ? { path: ['transition', 'demote', 'afterGrace', 'days'], value: typed(grace) }
        : { path: ['transition', 'demote'], value: demotion(demote, grace, demoteDays) },
    )
  if (months !== before.protectedMonths)
    edits.push(
      months === ''
        ? { path: ['transition', 'protection'], value: undefined }
        : { path: ['transition', 'protection'], value: { firstMonths: typed(months) } },
    )
  if (sent('transition/promote') !== null && approval !== before.approval)
    edits.push({ path: ['transition', 'approval'], value: approval ? 'demotion' : undefined })
  return edits
}

/** Ways of losing a tier after which it may be kept for some days. */
const HAS_GRACE = ['after-grace', 'at-reviews']

function demotion(kind: string, grace: string, days: string): SourceValue {
  if (kind === 'after-grace') return { afterGrace: { days: typed(grace === '' ? '60' : grace) } }
  if (kind === 'at-reviews')
    return { atReviews: listed(days), ...(grace !== '' && { afterGrace: { days: typed(grace) } }) }
  return kind === 'at-anniversary' ? 'at-anniversary' : 'at-once'
}

const listed = (days: string): string[] =>
  days
    .split(/[,،\s]+/)
    .map((day) => day.trim())
    .filter((day) => day !== '')
