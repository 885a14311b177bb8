import { useNonce } from '~/ui/nonce'
import type { AttemptScript } from '../delivery/attempt-script'

/** The script of the attempt's pages and what it needs to know, as JSON in the page. */
export function AttemptScriptData({ script, src }: { script: AttemptScript; src: string | undefined }) {
  const nonce = useNonce()
  // Inside a script element "<" could end it.
  const __html = JSON.stringify(script).replaceAll('<', '\\u003c')
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own making, escaped above; a script of type json is data */}
      <script type="application/json" id="attempt-script" dangerouslySetInnerHTML={{ __html }} />
      {src && <script type="module" src={src} nonce={nonce} />}
    </>
  )
}
