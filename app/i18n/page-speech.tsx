import type { MessageTree } from './translate'
import type { Namespace } from './types'

/** The words a hydrated page is sent, so that React says the same in the browser as on the server. */
export type PageSpeech = {
  locale: string
  timeZone: string
  now: number
  messages: Partial<Record<Namespace, MessageTree>>
}

const ID = 'page-speech'

/** Put into a hydrated route's page: `<PageSpeechData speech={data.speech} nonce={…} />`. */
export function PageSpeechData({ speech }: { speech: PageSpeech }) {
  // Inside a script element "<" could end it.
  const __html = JSON.stringify(speech).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own catalogue, escaped above; a script of type json is data
  return <script type="application/json" id={ID} dangerouslySetInnerHTML={{ __html }} />
}

/** Null on a page that failed: what it shows instead is complete as it is. */
export function readPageSpeech(document: Document): PageSpeech | null {
  const text = document.getElementById(ID)?.textContent
  return text ? (JSON.parse(text) as PageSpeech) : null
}
