import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { createSpeech, SpeechProvider } from '~/i18n'
import { readPageSpeech } from '~/i18n/page-speech'

/** Only pages whose route asks for it come here; all others are complete documents. */
startTransition(() => {
  const page = readPageSpeech(document)
  if (!page) return
  const speech = createSpeech({ ...page, messages: (namespace) => page.messages[namespace] ?? {} })
  hydrateRoot(
    document,
    <StrictMode>
      <SpeechProvider speech={speech}>
        <RemixBrowser />
      </SpeechProvider>
    </StrictMode>,
  )
})
