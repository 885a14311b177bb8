import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { filesBelow, repository } from './source-files'

/** locale → namespace → dotted key → message */
export type Catalogue = Record<string, Record<string, Record<string, string>>>

/** The catalogue on the disk; `locale.json` describes a language and holds no words of it. */
export function readCatalogue(): Catalogue {
  const catalogue: Catalogue = {}
  const files = filesBelow('app/i18n/messages').filter(
    (file) => file.endsWith('.json') && !file.endsWith('/locale.json'),
  )
  for (const path of files) {
    const [locale = ''] = path.split('/').slice(3)
    catalogue[locale] ??= {}
    catalogue[locale][basename(path, '.json')] = flatten(JSON.parse(readFileSync(join(repository, path), 'utf8')))
  }
  return catalogue
}

/** Keys that one language has and another lacks, and keys that are not kebab-case or nested deeper than three. */
export function unevenKeys(catalogue: Catalogue): string[] {
  const all = union(Object.values(catalogue).map((namespaces) => idsOf(namespaces)))
  const missing = Object.entries(catalogue).flatMap(([locale, namespaces]) => {
    const own = idsOf(namespaces)
    return [...all].filter((id) => !own.has(id)).map((id) => `${locale} lacks ${id}`)
  })
  const odd = [...all].filter((id) => !/^[a-z-]+(\.[a-z0-9]+(-[a-z0-9]+)*){1,3}$/.test(id))
  return [...missing, ...odd.map((id) => `${id} is not kebab-case, at most three deep`)]
}

/** Messages that cannot be read as ICU, take other arguments than their sisters, or lack a form that the language needs. */
export function oddArguments(catalogue: Catalogue, reference = 'en'): string[] {
  return eachMessage(catalogue).flatMap(({ locale, namespace, key, message }) => {
    const id = `${locale} ${namespace}.${key}`
    try {
      const own = argumentsOf(message, locale)
      const sister = catalogue[reference]?.[namespace]?.[key]
      if (sister === undefined || locale === reference) return own.problems.map((problem) => `${id} ${problem}`)
      const wanted = argumentsOf(sister, reference).kinds
      return own.kinds === wanted
        ? own.problems.map((problem) => `${id} ${problem}`)
        : [`${id} takes (${own.kinds}), ${reference} takes (${wanted})`]
    } catch (error) {
      return [`${id} is not ICU: ${error instanceof Error ? error.message : error}`]
    }
  })
}

/** What gives away a message that nobody has written in its language. */
export function foreignWriting(catalogue: Catalogue): string[] {
  return eachMessage(catalogue).flatMap(({ locale, namespace, key, message }) => {
    const words = message.replace(/<[^>]*>|\{[\w-]+\}/g, ' ')
    const problems = (PERSIAN.has(locale) ? PERSIAN_RULES : OTHER_RULES)
      .filter(({ pattern }) => pattern.test(words))
      .map(({ what }) => what)
    const english = catalogue.en?.[namespace]?.[key]
    if (locale !== 'en' && message === english && /\p{Ll}{2,}\s+\p{Ll}{2,}/u.test(words))
      problems.push('is still English')
    return problems.map((what) => `${locale} ${namespace}.${key} ${what}`)
  })
}

const PERSIAN = new Set(['fa'])
const PERSIAN_RULES = [
  { pattern: /[۰-۹٠-٩]/, what: 'types digits, which Intl writes' },
  { pattern: /[يكى]/, what: 'holds an Arabic letter where Persian has ی or ک' },
]
const OTHER_RULES = [{ pattern: /\p{Script=Arabic}/u, what: 'holds Arabic script' }]

/** The names of everything that a message takes. */
export const argumentNames = (message: string): string[] => argumentsOf(message, 'en').names

function argumentsOf(message: string, locale: string): { names: string[]; kinds: string; problems: string[] } {
  const kinds = new Map<string, string>()
  const problems: string[] = []
  const forms = new Set<string>(new Intl.PluralRules(locale).resolvedOptions().pluralCategories)
  const note = (name: string, kind: string) => {
    const known = kinds.get(name)
    // A number may be shown in one place and choose a plural in another.
    if (known === undefined || known === 'plain') kinds.set(name, kind)
    else if (kind !== 'plain' && known !== kind) problems.push(`takes ${name} as ${known} and as ${kind}`)
  }
  const read = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.argument) note(element.value, 'plain')
      if (element.type === TYPE.number) note(element.value, 'number')
      if (element.type === TYPE.date || element.type === TYPE.time) note(element.value, 'date')
      if (element.type === TYPE.tag) {
        note(element.value, 'tag')
        read(element.children)
      }
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        const options = Object.keys(element.options)
        note(element.value, element.type === TYPE.plural ? 'number' : `one of ${options.sort().join('|')}`)
        for (const option of options) {
          const isForm =
            element.type === TYPE.select ||
            option.startsWith('=') ||
            forms.has(option) ||
            element.pluralType === 'ordinal'
          if (!isForm) problems.push(`has the plural form "${option}", which ${locale} has not`)
          const branch = element.options[option]
          if (branch) read(branch.value)
        }
      }
    }
  }
  read(parse(message, { requiresOtherClause: true }))
  return {
    names: [...kinds.keys()],
    kinds: [...kinds]
      .map(([name, kind]) => `${name}: ${kind}`)
      .sort()
      .join(', '),
    problems,
  }
}

function eachMessage(catalogue: Catalogue) {
  return Object.entries(catalogue).flatMap(([locale, namespaces]) =>
    Object.entries(namespaces).flatMap(([namespace, messages]) =>
      Object.entries(messages).map(([key, message]) => ({ locale, namespace, key, message })),
    ),
  )
}

const idsOf = (namespaces: Record<string, Record<string, string>>) =>
  new Set(
    Object.entries(namespaces).flatMap(([namespace, messages]) =>
      Object.keys(messages).map((key) => `${namespace}.${key}`),
    ),
  )

const union = <T>(sets: Iterable<T>[]) => new Set(sets.flatMap((set) => [...set]))

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  )
}
