import type { ReactElement } from 'react'
import { isRightToLeft, printableText } from '~/areas/certifications/printable-text'
import type { Formatter, Translator } from '~/i18n'
import { utcDates } from '~/i18n/utc-dates'
import { localText } from '~/platform/local-text'
import { loadPdfLibrary, PAPER, type PdfLibrary, pdfFonts } from '~/platform/pdf.server'
import type { ProofLine } from '../describe/proof-tree'
import { plainly, type Sentence } from '../describe/sentence'
import type { TierName } from './track-view'
import type { ProofView } from './view-proof.server'

export type ProofPrint = {
  view: ProofView
  vendor: string
  /** Where the same proof is on screen. */
  url: string
  t: Translator<'tiers'>
  format: Formatter
}

/**
 * A decision with its whole proof as pages of A4: what was decided, by which rules, every requirement with the entries it
 * was decided from, and both hashes. In the language of `t` and `format`; its days are those of UTC.
 */
export async function proofPdf(print: ProofPrint): Promise<Buffer> {
  const { pdf, covers } = await loadPdfLibrary()
  return pdf.renderToBuffer(proofDocument(pdf, print, covers))
}

function proofDocument(pdf: PdfLibrary['pdf'], print: ProofPrint, covers: PdfLibrary['covers']) {
  const { Document, Page, StyleSheet, Text, View } = pdf
  const { view, vendor, url, t, format } = print
  const { decision, check, rules } = view
  const isRtl = isRightToLeft(t('proof-page.origin'))
  const row = isRtl ? ('row-reverse' as const) : ('row' as const)
  const styles = StyleSheet.create({
    page: { fontFamily: pdfFonts, color: PAPER.ink, padding: 48, paddingBottom: 64, fontSize: 10, lineHeight: 1.45 },
    title: { fontSize: 22, fontWeight: 600, marginBottom: 4, lineHeight: 1.3 },
    muted: { color: PAPER.muted },
    facts: { flexDirection: row, flexWrap: 'wrap', marginTop: 16, rowGap: 8 },
    fact: { width: '50%', paddingRight: 8 },
    label: { fontSize: 8, color: PAPER.muted },
    strong: { fontWeight: 600 },
    tier: { fontSize: 14, fontWeight: 600, marginTop: 18, marginBottom: 4, color: PAPER.accent },
    line: { paddingVertical: 4, borderTop: `1 solid ${PAPER.line}` },
    small: { fontSize: 8, color: PAPER.muted },
    foot: { position: 'absolute', left: 48, right: 48, bottom: 28, fontSize: 7, color: PAPER.muted },
  })
  const names = { people: view.names.people, certifications: view.names.certifications }
  const dates = utcDates(format.locale)
  const plain = plainly(t, {
    format: { ...format, date: dates.date },
    person: (id) => names.people[id] ?? t('words.somebody'),
    certification: (slug) => names.certifications[slug] ?? slug,
  })
  const say = (sentence: Sentence | null) => (sentence === null ? '' : plain(sentence))
  const nameOf = (tier: TierName | null) => (tier ? localText(tier.title, format.locale) : t('words.no-tier'))
  /** One paragraph: its letters made printable, its direction its own. */
  const paragraph = (text: string, style: object = {}, kind: 'words' | 'code' = 'words') => {
    const rtl = kind === 'words' && isRightToLeft(text)
    const textAlign = (kind === 'code' ? isRtl : rtl) ? ('right' as const) : ('left' as const)
    return (
      <Text style={{ direction: rtl ? 'rtl' : 'ltr', textAlign, ...style }}>{printableText(text, covers).text}</Text>
    )
  }
  const origin: [string, string][] = [
    [t('proof-page.decided'), format.dateTime(decision.at)],
    [t('proof-page.rules'), t('proof-page.rules-of', { date: dates.dateLong(rules.effectiveAt) })],
    [t('proof-page.held-before'), nameOf(decision.before)],
    [t('proof-page.earned'), nameOf(decision.computed)],
    [t('proof-page.held'), nameOf(decision.after)],
    ...(decision.graceUntil === null
      ? []
      : ([[t('proof-page.kept-until'), dates.dateLong(decision.graceUntil)]] as [string, string][])),
  ]
  const isSound = check.faults.length === 0 && check.isReplayed
  const requirement = (line: ProofLine, depth: number): ReactElement => (
    <View key={line.ruleId} style={{ paddingHorizontal: depth * 10 }}>
      <View style={styles.line} wrap={false}>
        {paragraph(
          `${t(line.met ? 'checklist.met' : 'checklist.open')}: ${say(line.line)} ${say(line.missing)}`.trim(),
          line.met ? {} : styles.strong,
        )}
        {line.summary && paragraph(say(line.summary), styles.muted)}
        {paragraph(line.ruleId, styles.small, 'code')}
      </View>
      {line.factIds.map((id) => {
        const fact = view.facts[id]
        return (
          fact && (
            <View key={id} style={{ paddingHorizontal: 10 }} wrap={false}>
              {paragraph(plain(fact.sentence), { fontSize: 9 })}
              {paragraph(t('proof-page.known', { date: dates.date(fact.knownAt) }), styles.small)}
              {paragraph(`${fact.source} · ${id}`, styles.small, 'code')}
            </View>
          )
        )
      })}
      {line.parts.map((part) => requirement(part, 1))}
    </View>
  )
  const head = decision.after
    ? t('proof-page.head', { tier: nameOf(decision.after), date: dates.dateLong(decision.at) })
    : t('proof-page.head-none', { date: dates.dateLong(decision.at) })
  return (
    <Document title={`${view.partner.name} – ${head}`} author={vendor} subject={check.hash} language={format.locale}>
      <Page size="A4" style={styles.page}>
        {paragraph(`${vendor} · ${view.partner.name}`, styles.muted)}
        {paragraph(head, styles.title)}
        {decision.reasons.map((reason) => (
          <View key={reason.key}>{paragraph(plain(reason))}</View>
        ))}
        <View style={styles.facts}>
          {origin.map(([label, value]) => (
            <View key={label} style={styles.fact}>
              {paragraph(label, styles.label)}
              {paragraph(value, styles.strong)}
            </View>
          ))}
        </View>
        <View style={{ marginTop: 12 }}>
          {paragraph(t('proof-page.rules-hash'), styles.label)}
          {paragraph(rules.hash, styles.small, 'code')}
          {paragraph(t('proof-page.proof-hash'), styles.label)}
          {paragraph(check.hash, styles.small, 'code')}
        </View>
        <View style={{ marginTop: 8 }}>
          {paragraph(
            isSound ? t('proof-page.checked') : t('proof-page.faulty', { count: check.faults.length }),
            isSound ? styles.strong : { ...styles.strong, color: PAPER.danger },
          )}
        </View>
        {view.tiers.map((tier) => (
          <View key={tier.slug}>
            <View minPresenceAhead={40}>
              {paragraph(
                `${nameOf(tier.tier)} · ${t(tier.holds ? 'proof-page.holds' : tier.met ? 'proof-page.below-open' : 'proof-page.open')}`,
                styles.tier,
              )}
            </View>
            {requirement(tier.line, 0)}
          </View>
        ))}
        <Text
          fixed
          style={{ ...styles.foot, direction: 'ltr', textAlign: isRtl ? 'right' : 'left' }}
          render={({ pageNumber, totalPages }) => `${url}   ${pageNumber}/${totalPages}`}
        />
      </Page>
    </Document>
  )
}
