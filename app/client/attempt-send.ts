import type { Entry } from './attempt-queue'
import type { Outcome } from './attempt-sender'

/** Sends a batch; with `isLeaving` the browser finishes it after the page is gone. */
export async function sendBatch(
  url: string,
  holder: string,
  batch: readonly Entry[],
  isLeaving = false,
): Promise<Outcome> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      holder,
      steps: batch.map(({ item, sequence, response, flagged, certainty = null }) => ({
        item,
        sequence,
        response,
        flagged,
        certainty,
      })),
    }),
    keepalive: isLeaving,
    redirect: 'manual',
  })
  if (answer.status === 200) {
    const saved = await answer.json()
    if (saved?.saved === true) return { kind: 'saved', ...saved }
  }
  if (answer.status === 409) {
    const { reason } = await answer.json()
    return { kind: 'refused', reason: reason === 'submitted' || reason === 'too-late' ? reason : 'taken-over' }
  }
  if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) return { kind: 'signed-out' }
  if (answer.status === 404 || answer.status === 413 || answer.status === 422) return { kind: 'rejected' }
  return { kind: 'busy', retryAfterSeconds: Number(answer.headers.get('retry-after')) || 0 }
}
