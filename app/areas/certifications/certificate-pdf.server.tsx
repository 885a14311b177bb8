import QRCode from 'qrcode'
import type { Translator } from '~/i18n'
import { utcDates } from '~/i18n/utc-dates'
import { loadPdfLibrary, PAPER, type PdfLibrary, pdfFonts } from '~/platform/pdf.server'
import type { Certificate } from './certificate'
import { LEVELS } from './levels'
import { isRightToLeft, printableText } from './printable-text'

export type CertificatePrint = {
  certificate: Certificate
  vendor: string
  /** where anyone can check it */
  verifyUrl: string
  t: Translator<'certifications'>
  locale: string
}

const { ink, muted, accent, line, danger } = PAPER

/** What the paper says over a certificate that does not count any more, lest somebody take it for one that does. */
const ENDED = { expired: 'verify.expired', superseded: 'verify.superseded', revoked: 'verify.revoked' } as const

/** The certificate as an A4 page with its fonts embedded, in the language of `t` and `locale`; its days are those of UTC, as everywhere. */
export async function certificatePdf(print: CertificatePrint): Promise<Buffer> {
  const { pdf, covers } = await loadPdfLibrary()
  return pdf.renderToBuffer(certificatePage(pdf, print, covers))
}

function certificatePage(
  { Document, Page, Path, Rect, StyleSheet, Svg, Text, View }: typeof import('@react-pdf/renderer'),
  { certificate, vendor, verifyUrl, t, locale }: CertificatePrint,
  covers: PdfLibrary['covers'],
) {
  const rtl = isRightToLeft(t('print.certifies', { vendor: '' }))
  const direction = rtl ? ('rtl' as const) : ('ltr' as const)
  const start = rtl ? ('right' as const) : ('left' as const)
  const row = rtl ? ('row-reverse' as const) : ('row' as const)
  const styles = StyleSheet.create({
    page: { fontFamily: pdfFonts, color: ink, padding: 56, fontSize: 11, lineHeight: 1.5 },
    band: { position: 'absolute', top: 0, left: 0, right: 0, height: 6, backgroundColor: accent },
    head: { flexDirection: row, alignItems: 'center', gap: 10, marginBottom: 72 },
    ended: {
      color: danger,
      border: `2 solid ${danger}`,
      borderRadius: 4,
      padding: 8,
      marginBottom: 24,
      fontSize: 16,
      fontWeight: 600,
      textAlign: start,
      direction,
    },
    small: { color: muted, textAlign: start, direction },
    name: { fontSize: 34, fontWeight: 600, lineHeight: 1.3, marginTop: 8, marginBottom: 10 },
    title: { fontSize: 24, fontWeight: 600, color: accent, lineHeight: 1.3, marginTop: 4, textAlign: start },
    description: { color: muted, marginTop: 12, textAlign: start },
    facts: { flexDirection: row, flexWrap: 'wrap', marginTop: 40, rowGap: 14 },
    fact: { width: '50%' },
    label: { fontSize: 9, color: muted, textAlign: start, direction },
    value: { fontWeight: 600, textAlign: start, direction },
    foot: {
      position: 'absolute',
      left: 56,
      right: 56,
      bottom: 56,
      flexDirection: row,
      alignItems: 'center',
      gap: 16,
      borderTop: `1 solid ${line}`,
      paddingTop: 20,
    },
    check: { flexGrow: 1, flexBasis: 0 },
  })
  const name = printableText(certificate.holderName, covers)
  const organisation = printableText(certificate.organisationName, covers)
  const dates = utcDates(locale)
  const facts: [string, string][] = [
    [
      t('field.level'),
      t('field.rung', { level: t(LEVELS[certificate.definition.level]), rung: certificate.definition.rung }),
    ],
    [t('field.issued'), dates.dateLong(certificate.issuedAt)],
    [
      t('field.valid-until'),
      certificate.expiresAt === null ? t('field.no-end') : dates.dateLong(certificate.expiresAt),
    ],
    [t('field.product'), certificate.definition.product],
  ]
  return (
    <Document
      title={`${certificate.title} – ${certificate.publicId}`}
      author={vendor}
      subject={certificate.publicId}
      language={locale}
    >
      <Page size="A4" style={styles.page}>
        <View style={styles.band} />
        <View style={styles.head}>
          <Svg viewBox="0 0 20 20" width={26} height={26}>
            <Path
              d="M4 18.5 6.2 1.5M13.8 18.5 16 1.5M5.6 5.6h9.9M4.9 10.6h9.9M4.3 15.4h9.9"
              stroke={accent}
              strokeWidth={2}
              strokeLinecap="round"
              fill="none"
            />
          </Svg>
          <Text style={{ fontSize: 14, fontWeight: 600 }}>{vendor}</Text>
        </View>
        {certificate.state.state in ENDED && (
          <Text style={styles.ended}>
            {t(ENDED[certificate.state.state as keyof typeof ENDED])} · {dates.dateLong(certificate.state.since)}
          </Text>
        )}
        <Text style={styles.small}>{t('print.certifies', { vendor })}</Text>
        <Text style={{ ...styles.name, textAlign: start, direction: isRightToLeft(name.text) ? 'rtl' : 'ltr' }}>
          {name.text}
        </Text>
        <Text style={styles.small}>{t('print.of', { organisation: organisation.text })}</Text>
        <Text style={styles.title}>{certificate.title}</Text>
        <Text
          style={{
            ...styles.description,
            textAlign: isRightToLeft(certificate.definition.description) ? 'right' : 'left',
          }}
        >
          {certificate.definition.description.trim()}
        </Text>
        <View style={styles.facts}>
          {facts.map(([label, value]) => (
            <View key={label} style={styles.fact}>
              <Text style={styles.label}>{label}</Text>
              <Text style={styles.value}>{value}</Text>
            </View>
          ))}
        </View>
        {!name.isComplete && <Text style={{ ...styles.small, marginTop: 24 }}>{t('print.letters-missing')}</Text>}
        <View style={styles.foot}>
          <Svg viewBox={qrBox(verifyUrl)} width={76} height={76}>
            <Rect x={0} y={0} width={200} height={200} fill="#ffffff" />
            <Path d={qrPath(verifyUrl)} fill={ink} />
          </Svg>
          <View style={styles.check}>
            <Text style={{ textAlign: start, direction }}>{t('print.check')}</Text>
            <Text style={{ textAlign: start, fontWeight: 600, direction: 'ltr' }}>{verifyUrl}</Text>
            <Text style={{ ...styles.small, direction: 'ltr' }}>{certificate.publicId}</Text>
          </View>
        </View>
      </Page>
    </Document>
  )
}

const qrOf = (text: string) => QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
const qrBox = (text: string) => `0 0 ${qrOf(text).size} ${qrOf(text).size}`

/** The dark squares of a QR code (ISO/IEC 18004) as one SVG path, a unit each. */
export function qrPath(text: string): string {
  const { size, data } = qrOf(text)
  const squares: string[] = []
  for (let index = 0; index < data.length; index++)
    if (data[index]) squares.push(`M${index % size} ${Math.floor(index / size)}h1v1h-1z`)
  return squares.join('')
}

export const qrSize = (text: string): number => qrOf(text).size
