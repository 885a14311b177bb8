import type { CertificationsTables } from './tables/certifications'
import type { ContentTables } from './tables/content'
import type { ExamsTables } from './tables/exams'
import type { IdentityTables } from './tables/identity'
import type { LearningTables } from './tables/learning'
import type { NotificationsTables } from './tables/notifications'
import type { PlatformTables } from './tables/platform'
import type { TiersTables } from './tables/tiers'

/** Every table of the product, as Kysely sees it. */
export type Database = PlatformTables &
  IdentityTables &
  ContentTables &
  LearningTables &
  ExamsTables &
  CertificationsTables &
  TiersTables &
  NotificationsTables
