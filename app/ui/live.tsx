import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** A topic and a kind of signal, as the server sends them; `*` stands for every kind. */
export type LiveTopic = readonly [topic: string, kind: string]

/** The value of `data-live`: `person:7 notification, organisation:3 *`. */
export const liveTopics = (...topics: readonly LiveTopic[]): string =>
  topics.map(([topic, kind]) => `${topic} ${kind}`).join(', ')

export type LiveProps = {
  /** Stable over requests: the browser finds the new content by it. */
  id: string
  on: readonly LiveTopic[]
  as?: 'div' | 'section' | 'ul' | 'span'
  className?: string
  children: ReactNode
}

/** A part of the page that is replaced by its new version when one of the signals arrives. */
export function Live({ id, on, as: Element = 'div', className, children }: LiveProps) {
  return (
    <Element id={id} className={classNames(className)} data-live={liveTopics(...on)}>
      {children}
    </Element>
  )
}
