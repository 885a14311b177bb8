import { isScalar, isSeq, type Node } from 'yaml'
import type { Holding } from '../../language/rule'
import type { Reader } from '../../parse/reader'
import type { Vocabulary } from '../../parse/vocabulary'

const FORMS = ['any', 'all', 'orHigher', 'where']

/** `integration-associate`, `{ any: [...] }`, `{ all: [...] }`, `{ orHigher: integration-associate }`, or any with
 * the traits that the file gives them: `{ where: { level: [professional, specialty] } }`. */
export function readHolding(node: Node | null, reader: Reader, vocabulary: Vocabulary): Holding | null {
  if (isScalar(node)) {
    const one = readCertification(node, reader, vocabulary)
    return one === null ? null : { mode: 'any', certifications: [one] }
  }
  const fields = reader.fields(node, FORMS)
  if (!fields) return null
  const [form, ...others] = FORMS.filter((name) => fields.has(name))
  if (form === undefined || others.length > 0) {
    reader.report(node, 'one-of-keys', { keys: FORMS.join(', ') })
    return null
  }
  if (form === 'where') return readWhere(fields.get(form), reader, vocabulary)
  if (form === 'orHigher') return readOrHigher(fields.get(form), reader, vocabulary)
  const read = reader.items(fields.get(form))?.map((item) => readCertification(item, reader, vocabulary))
  const certifications = read?.filter((slug) => slug !== null)
  if (!certifications || certifications.length !== read?.length) return null
  if (!reader.distinct(fields.get(form), certifications)) return null
  return { mode: form === 'all' ? 'all' : 'any', certifications: certifications.toSorted() }
}

/** Any of the certifications with these traits; the list is fixed when the version is read. */
function readWhere(node: Node | null, reader: Reader, { traits }: Vocabulary): Holding | null {
  const names = [...new Set(Object.values(traits).flatMap((of) => Object.keys(of)))]
  const wanted = reader.entries(node)?.map(({ key, keyNode, value }) => {
    const values = isSeq<Node | null>(value)
      ? reader.items(value)?.map((item) => reader.text(item))
      : [reader.text(value)]
    return reader.known(keyNode, key, names, 'unknown-field') && values ? { key, values } : null
  })
  if (!wanted?.every((one) => one !== null)) return null
  const certifications = Object.entries(traits)
    .filter(([, of]) => wanted.every(({ key, values }) => values.includes(of[key] ?? null)))
    .map(([slug]) => slug)
  if (certifications.length === 0) return reader.report(node, 'no-such-certification')
  return { mode: 'any', certifications: certifications.sort() }
}

function readOrHigher(node: Node | null, reader: Reader, vocabulary: Vocabulary): Holding | null {
  const slug = readCertification(node, reader, vocabulary)
  const lowest = vocabulary.certifications.find((certification) => certification.slug === slug)
  if (!lowest) return null
  const { ladder, rung } = lowest
  if (ladder === null || rung === null) {
    reader.report(node, 'no-ladder', { certification: lowest.slug })
    return null
  }
  const higher = vocabulary.certifications
    .filter((other) => other.slug !== lowest.slug && other.ladder === ladder && (other.rung ?? 0) >= rung)
    .sort((a, b) => (a.rung ?? 0) - (b.rung ?? 0) || (a.slug < b.slug ? -1 : 1))
  return { mode: 'or-higher', certifications: [lowest.slug, ...higher.map((certification) => certification.slug)] }
}

function readCertification(node: Node | null, reader: Reader, vocabulary: Vocabulary): string | null {
  const slug = reader.slug(node)
  if (slug === null) return null
  const names = vocabulary.certifications.map((certification) => certification.slug)
  return reader.known(node, slug, names, 'unknown-certification') ? slug : null
}
