import type { ToastMessage } from './toasts'

/** What the server says happened, by number and moment (epoch milliseconds). `data` may carry a message for the person. */
export type Signal = { seq: number; at: number; topic: string; kind: string; data?: { toast?: ToastMessage } }

/** Parses a message of `/live`; null for what is not a signal. */
export function parseSignal(text: string): Signal | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('topic' in value) || !('kind' in value)) return null
    const { topic, kind } = value
    if (typeof topic !== 'string' || typeof kind !== 'string') return null
    if (!('seq' in value) || typeof value.seq !== 'number' || !('at' in value) || typeof value.at !== 'number')
      return null
    const data = 'data' in value && typeof value.data === 'object' && value.data !== null ? value.data : {}
    const toast = 'toast' in data ? parseToast(data.toast) : undefined
    return { seq: value.seq, at: value.at, topic, kind, data: toast ? { toast } : undefined }
  } catch {
    return null
  }
}

/** Does `data-live` (“person:7 notification, organisation:3 *”) ask for this signal? */
export const wants = (attribute: string, { topic, kind }: Pick<Signal, 'topic' | 'kind'>): boolean =>
  attribute.split(',').some((entry) => {
    const [wantedTopic, wantedKind = '*'] = entry.trim().split(/\s+/)
    return wantedTopic === topic && (wantedKind === '*' || wantedKind === kind)
  })

function parseToast(value: unknown): ToastMessage | undefined {
  if (typeof value !== 'object' || value === null || !('message' in value) || typeof value.message !== 'string') return
  const text = (key: 'href' | 'label') => {
    const found = key in value ? (value as Record<string, unknown>)[key] : undefined
    return typeof found === 'string' ? found : undefined
  }
  const kind = 'kind' in value && (value.kind === 'success' || value.kind === 'warn') ? value.kind : 'info'
  return { kind, message: value.message, href: text('href'), label: text('label') }
}
