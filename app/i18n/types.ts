import type { ReactNode } from 'react'
import type admin from './messages/en/admin.json'
import type assets from './messages/en/assets.json'
import type bank from './messages/en/bank.json'
import type benefits from './messages/en/benefits.json'
import type catalogue from './messages/en/catalogue.json'
import type certifications from './messages/en/certifications.json'
import type common from './messages/en/common.json'
import type content from './messages/en/content.json'
import type errors from './messages/en/errors.json'
import type examine from './messages/en/examine.json'
import type exams from './messages/en/exams.json'
import type help from './messages/en/help.json'
import type identity from './messages/en/identity.json'
import type integrity from './messages/en/integrity.json'
import type learning from './messages/en/learning.json'
import type notifications from './messages/en/notifications.json'
import type questions from './messages/en/questions.json'
import type rulebook from './messages/en/rulebook.json'
import type statistics from './messages/en/statistics.json'
import type tiers from './messages/en/tiers.json'
import type ui from './messages/en/ui.json'

/** The English catalogue is the shape that every language fills. */
export type Messages = {
  admin: typeof admin
  assets: typeof assets
  bank: typeof bank
  benefits: typeof benefits
  catalogue: typeof catalogue
  certifications: typeof certifications
  common: typeof common
  content: typeof content
  errors: typeof errors
  examine: typeof examine
  exams: typeof exams
  help: typeof help
  identity: typeof identity
  integrity: typeof integrity
  learning: typeof learning
  notifications: typeof notifications
  questions: typeof questions
  rulebook: typeof rulebook
  statistics: typeof statistics
  tiers: typeof tiers
  ui: typeof ui
}
export type Namespace = keyof Messages

type Leaves<T> = T extends string
  ? never
  : { [Key in keyof T & string]: T[Key] extends string ? Key : `${Key}.${Leaves<T[Key]>}` }[keyof T & string]

/** Dotted keys of a namespace: `t('list.empty')`. */
export type MessageKey<N extends Namespace> = Leaves<Messages[N]>

export type MessageValues = Readonly<Record<string, string | number | Date>>
export type RichValues = Readonly<Record<string, string | number | Date | ((chunks: ReactNode) => ReactNode)>>

export interface Translator<N extends Namespace> {
  (key: MessageKey<N>, values?: MessageValues): string
  rich(key: MessageKey<N>, values: RichValues): ReactNode
  /** Is there a message under a key that only the data knows (an error code, a kind)? */
  has(key: string): key is MessageKey<N>
}
