import { readXml, readXmlBytes, type XmlElement, type XmlProblem } from '~/platform/xml'
import type { Expression, Rule } from './expressions'
import type { OutcomeDeclaration, QtiItem, ResponseDeclaration } from './item'
import {
  booleanAttribute,
  childNamed,
  childrenNamed,
  nameOf,
  needAttribute,
  type QtiElement,
  toQti,
} from './qti-element'
import { readOutcomeDeclaration, readResponseDeclaration } from './read-declarations'
import { placeOf } from './read-expression'
import { readRules } from './read-rules'
import { type Attempt, attempt, refuse } from './refusal'
import { rulesOfTemplate, templateNamed } from './response-templates'

type ItemReading = Attempt<QtiItem> | { readonly ok: false; readonly problem: XmlProblem }

/** Reads an assessment item of QTI 2.1, 2.2 or 3.0 for marking. Never throws because of its input. */
export function readItem(source: string | Uint8Array): ItemReading {
  const xml = typeof source === 'string' ? readXml(source) : readXmlBytes(source)
  return xml.ok ? readItemElement(xml.root) : xml
}

export const readItemElement = (root: XmlElement): Attempt<QtiItem> => attempt(() => itemOf(toQti(root)))

export const isItem = (element: XmlElement): boolean => nameOf(element) === 'assessmentItem'

function itemOf(root: QtiElement): QtiItem {
  if (root.name !== 'assessmentItem') refuse('not-an-item', root)
  const clones = childNamed(root, 'templateProcessing') ?? childNamed(root, 'templateDeclaration')
  if (clones) refuse('element-not-supported', clones)
  const responses = byIdentifier(childrenNamed(root, 'responseDeclaration').map(readResponseDeclaration))
  const outcomes = byIdentifier(childrenNamed(root, 'outcomeDeclaration').map(readOutcomeDeclaration))
  for (const [identifier, { at }] of outcomes)
    if (responses.has(identifier)) refuse('variable-twice', at, { identifier })
  const processing = childNamed(root, 'responseProcessing')
  const { rules, template } = processing ? readProcessing(processing) : { rules: [], template: null }
  const item: QtiItem = {
    at: placeOf(root),
    identifier: needAttribute(root, 'identifier'),
    title: root.attributes.get('title') ?? '',
    label: root.attributes.get('label') ?? null,
    adaptive: booleanAttribute(root, 'adaptive', false),
    responses,
    outcomes: template ? withScore(outcomes, root) : outcomes,
    rules,
    template,
    body: childNamed(root, 'itemBody'),
    root,
  }
  for (const rule of rules) checkRule(item, rule)
  return item
}

function byIdentifier<D extends ResponseDeclaration | OutcomeDeclaration>(declarations: readonly D[]): Map<string, D> {
  const found = new Map<string, D>()
  for (const declaration of declarations) {
    const { identifier, at } = declaration
    if (found.has(identifier)) refuse('variable-twice', at, { identifier })
    found.set(identifier, declaration)
  }
  return found
}

/** The standard templates mark into SCORE also where an item forgot to declare it. */
function withScore(outcomes: ReadonlyMap<string, OutcomeDeclaration>, root: QtiElement) {
  if (outcomes.has('SCORE')) return outcomes
  const score: OutcomeDeclaration = {
    kind: 'outcome',
    at: placeOf(root),
    identifier: 'SCORE',
    cardinality: 'single',
    base: 'float',
    defaultValue: null,
    lookup: null,
    isScoredOutside: false,
    normalMaximum: null,
  }
  return new Map([...outcomes, ['SCORE', score]])
}

/** Rules written out count before a template that is named beside them, as the specification has it. */
function readProcessing(processing: QtiElement): { rules: Rule[]; template: string | null } {
  if (processing.children.length > 0) return { rules: readRules(processing.children), template: null }
  const address = processing.attributes.get('template') ?? processing.attributes.get('templateLocation')
  if (address === undefined) return { rules: [], template: null }
  const template = templateNamed(address)
  if (!template) refuse('attribute-not-understood', processing, { attribute: 'template', value: address })
  return { rules: rulesOfTemplate(template, placeOf(processing)), template }
}

/** Variables that every session has without declaring them (QTI 2.2 §2.1). */
const BUILT_IN = new Set(['numAttempts', 'duration', 'completionStatus'])

/** Every variable that is read or written is declared, so that a misspelt name is told and not taken for NULL. */
function checkRule(item: QtiItem, rule: Rule): void {
  if (rule.kind === 'exit') return
  if (rule.kind === 'condition') {
    for (const { test, rules } of rule.branches) {
      if (test) checkExpression(item, test)
      for (const inner of rules) checkRule(item, inner)
    }
    return
  }
  const outcome = item.outcomes.get(rule.outcome)
  if (!outcome && rule.outcome !== 'completionStatus') refuse('variable-unknown', rule.at, { identifier: rule.outcome })
  if (rule.kind === 'lookup' && !outcome?.lookup)
    refuse('element-missing', rule.at, { missing: 'matchTable, interpolationTable' })
  checkExpression(item, rule.value)
}

function checkExpression(item: QtiItem, expression: Expression): void {
  if ('variable' in expression) {
    const { kind, variable: identifier, at } = expression
    const response = item.responses.get(identifier)
    const isThere = response ?? item.outcomes.get(identifier) ?? (BUILT_IN.has(identifier) ? true : null)
    if (!isThere || (kind !== 'variable' && kind !== 'default' && !response))
      refuse('variable-unknown', at, { identifier })
    if (kind === 'mapResponse' && !response?.mapping) refuse('element-missing', at, { missing: 'mapping' })
    if (kind === 'mapResponsePoint' && !response?.areaMapping) refuse('element-missing', at, { missing: 'areaMapping' })
  }
  if ('args' in expression) for (const arg of expression.args) checkExpression(item, arg)
  if ('arg' in expression) checkExpression(item, expression.arg)
}
