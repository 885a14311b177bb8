import type { XmlProblem } from '~/platform/xml'
import type { Problem } from './problems'

/** What the XML reader refused, as a problem of an import. The whole file is refused with it. */
export const fromXmlProblem = ({ code, detail, line, column }: XmlProblem): Problem => ({
  code: `xml-${code}`,
  severity: 'error',
  line,
  column,
  params: { detail },
})
