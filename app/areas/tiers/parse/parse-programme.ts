import { LineCounter, type Node } from 'yaml'

import { canonicalJson } from '~/platform/json'
import { type Definitions, RANK_FIELDS, type RankDefinition, type RecordDefinition } from '../language/definitions'
import type { Programme } from '../language/programme'
import { SOURCES } from '../language/selection'
import { findDisorder } from './check-order'
import { findRounds } from './find-rounds'
import type { Problem } from './problem'
import { readAttestations, readBenefits, readMetrics } from './read-definitions'
import {
  DEFINITION_KEYS,
  readCompetencies,
  readNumbers,
  readParameters,
  readRanks,
  readRates,
  readRecords,
  readRetired,
  readTraits,
  readWords,
} from './read-language'
import type { RulePositions, RuleReader } from './read-rule'
import { readTiers } from './read-tiers'
import { readTransition } from './read-transition'
import { readYaml } from './read-yaml'
import { createReader, type Reader } from './reader'
import type { KnownCertification, Vocabulary } from './vocabulary'

export type ParsedProgramme =
  | { readonly ok: true; readonly programme: Programme; readonly positions: RulePositions }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export type ParseOptions = {
  /** The certifications that rules may name. */
  readonly certifications: readonly KnownCertification[]
  /** What the text's place says it is (a file's `<track>/<effective>.yaml`); a text that says otherwise is refused. */
  readonly expect?: { readonly track: string; readonly effective?: string }
}

const KEYS = [
  ...['track', 'title', 'effective', 'currency', 'metrics', 'attestations', 'benefits', 'tiers', 'transition'],
  ...DEFINITION_KEYS,
]

/**
 * Reads an author's rule file. Either the programme, or every problem found with its line and column, in file order.
 * Never throws on what people type.
 */
export function parseProgramme(text: string, options: ParseOptions): ParsedProgramme {
  const lines = new LineCounter()
  const reader = createReader(lines)
  const root = readYaml(text, lines, reader)
  const positions: RulePositions = {}
  const programme = reader.problems.length === 0 ? readProgramme(root, reader, options, positions) : null
  const problems = reader.problems.toSorted((a, b) => a.line - b.line || a.column - b.column)
  return programme && problems.length === 0 ? { ok: true, programme, positions } : { ok: false, problems }
}

/** The text that is stored and hashed: the same rules have the same text, however the file was laid out. */
export const compileProgramme = (programme: Programme): string => canonicalJson(programme)

function readProgramme(
  root: Node | null,
  reader: Reader,
  options: ParseOptions,
  positions: RulePositions,
): Programme | null {
  const fields = reader.fields(root, KEYS)
  if (!fields) return null
  const track = reader.slug(fields.required('track'))
  const title = reader.local(fields.required('title'))
  const effective = reader.date(fields.required('effective'))
  const currency = reader.currency(fields.required('currency'))
  const metrics = readMetrics(fields.get('metrics'), reader)
  const attestations = readAttestations(fields.get('attestations'), reader)
  const benefits = readBenefits(fields.get('benefits'), reader, metrics)
  const certifications = readTraits(fields.get('certifications'), reader)
  const records = readRecords(fields.get('records'), reader)
  const rates = readRates(fields.get('rates'), reader)
  const names = (key: string) => namesUnder(fields.get(key), reader)
  const vocabulary: Vocabulary = {
    certifications: [
      ...options.certifications,
      ...declaredHere([...names('certifications'), ...names('retired')], options.certifications),
    ],
    metrics: names('metrics'),
    attestations: names('attestations'),
    benefits: names('benefits'),
    competencies: names('competencies'),
    parameters: names('parameters'),
    numbers: names('numbers'),
    sources: [...SOURCES, ...names('metrics'), ...names('records'), ...names('ranks')],
    records: Object.fromEntries([
      ...records.map((of) => [of.slug, { fields: Object.keys(of.fields), lasts: of.lasts }] as const),
      ...names('ranks').map((slug) => [slug, { fields: Object.keys(RANK_FIELDS), lasts: true }] as const),
    ]),
    traits: certifications,
    amounts: Object.fromEntries(metrics.flatMap(({ slug, fields: said }) => (said ? [[slug, said] as const] : []))),
  }
  const rules: RuleReader = { reader, vocabulary, positions }
  const ranks = readRanks(fields.get('ranks'), rules)
  reader.distinct(fields.get('ranks'), [...names('metrics'), ...names('records'), ...names('ranks')])
  const definitions: Definitions = {
    ...{ certifications, rates, records: [...records, ...ranks.map(recordOfRank)] },
    ...(fields.has('ranks') && { ranks }),
    ...(fields.has('retired') && {
      retired: readRetired(
        fields.get('retired'),
        reader,
        vocabulary.certifications.map(({ slug }) => slug),
      ),
    }),
    ...(fields.has('words') && { words: readWords(fields.get('words'), reader) }),
    parameters: readParameters(fields.get('parameters'), rules),
    numbers: readNumbers(fields.get('numbers'), rules),
    competencies: readCompetencies(fields.get('competencies'), rules),
  }
  for (const { section, name, path } of findRounds(definitions)) {
    const entry = reader.entries(fields.get(section))?.find(({ key }) => key === name)
    reader.report(entry?.keyNode ?? fields.get(section), 'goes-round', { name, path: path.join(' → ') })
  }
  const tiers = readTiers(fields.required('tiers'), rules, benefits)
  const transition = readTransition(fields.required('transition'), reader)
  for (const { ruleId, tier, below } of findDisorder(tiers))
    reader.problems.push({
      code: 'asks-less-than-below',
      line: 1,
      column: 1,
      ...positions[ruleId],
      params: { tier, below },
    })
  for (const [key, value] of Object.entries({ track, effective })) {
    const expected = options.expect?.[key as 'track' | 'effective']
    if (value !== null && expected !== undefined && value !== expected)
      reader.report(fields.get(key), 'differs-from-path', { key, value, expected })
  }
  if (!track || !title || !effective || !currency || !transition) return null
  const programme = {
    format: 1,
    track,
    title,
    effective,
    currency,
    metrics,
    attestations,
    benefits,
    tiers,
    transition,
  } as const
  return DEFINITION_KEYS.some((key) => fields.has(key)) ? { ...programme, definitions } : programme
}

/** What rules look through: the places that were taken, each until the next. */
const recordOfRank = ({ slug, title }: RankDefinition): RecordDefinition => ({
  ...{ slug, title, lasts: true, fields: RANK_FIELDS },
})

/** Certifications that the file itself tells of, and the catalogue does not know. */
const declaredHere = (names: readonly string[], known: readonly KnownCertification[]): KnownCertification[] =>
  [...new Set(names)]
    .filter((name) => !known.some(({ slug }) => slug === name))
    .map((slug) => ({ slug, ladder: null, rung: null }))

/** Declared names, those of broken declarations too: one mistake should not be told twice. */
const namesUnder = (node: Node | null, reader: Reader): string[] => {
  const before = reader.problems.length
  const names = node === null ? [] : (reader.entries(node) ?? []).map((entry) => entry.key)
  reader.problems.length = before
  return names
}
