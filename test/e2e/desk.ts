import { deskPort } from './desk-port'

/** What the tests ask of the process that keeps the servers: things that no page tells, and further servers. */
export type DeskRequests = {
  /** A server of one's own on the demo as it was loaded. */
  fresh: { ask: Record<string, never>; answer: { origin: string } }
  /** Ends a server that `fresh` started. */
  retire: { ask: { origin: string }; answer: Record<string, never> }
  /** For each question of an attempt, the form values that earn the whole mark. */
  answers: { ask: { origin: string; attempt: string }; answer: RightAnswer[] }
  /** The form values that answer a knowledge check right. */
  check: { ask: { origin: string; course: string; lesson: string; check: string }; answer: string[] }
  /** Publishes an exam with one question of every type, and the same questions as practice. */
  everyType: { ask: { origin: string }; answer: { exam: string; practice: string } }
  mails: { ask: { origin: string; to: string }; answer: { kind: string; subject: string; text: string }[] }
  person: { ask: { origin: string; email: string }; answer: { id: string; organisationId: string } }
  /** Makes what was given by hand that many days older, so that it ends sooner: a browser cannot wait for a day. */
  grantsAge: { ask: { origin: string; days: number }; answer: Record<string, never> }
  certificates: { ask: { origin: string; email: string }; answer: { id: string; publicId: string }[] }
  /** The routes that show a page of their own. */
  declaredPages: { ask: Record<string, never>; answer: string[] }
  /** Every page of the demo with somebody whom it is for. */
  pages: { ask: { origin: string }; answer: { route: string; path: string; as: string | null; state?: string }[] }
}

export type RightAnswer = { item: string; position: number; type: string; values: string[]; unit: string | null }

/** @param baseURL where the project's main server is */
export function deskOf(baseURL: string) {
  const at = `http://127.0.0.1:${deskPort(Number(new URL(baseURL).port))}`
  return async function ask<Name extends keyof DeskRequests>(
    name: Name,
    of: DeskRequests[Name]['ask'],
  ): Promise<DeskRequests[Name]['answer']> {
    const response = await fetch(`${at}/${name}`, { method: 'POST', body: JSON.stringify(of) })
    if (!response.ok) throw new Error(`the desk could not do ${name}: ${await response.text()}`)
    return (await response.json()) as DeskRequests[Name]['answer']
  }
}
export type Desk = ReturnType<typeof deskOf>
