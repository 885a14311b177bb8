import type { BenefitsTables } from './tables/benefits'
import type { CertificationsTables } from './tables/certifications'
import type { ContentTables } from './tables/content'
import type { ExamsTables } from './tables/exams'
import type { IdentityTables } from './tables/identity'
import type { IntegrityTables } from './tables/integrity'
import type { LearningTables } from './tables/learning'
import type { MarkingTables } from './tables/marking'
import type { NotificationsTables } from './tables/notifications'
import type { PanelsTables } from './tables/panels'
import type { PlatformTables } from './tables/platform'
import type { PlayingTables } from './tables/playing'
import type { QuestionBankTables } from './tables/questions'
import type { RegradesTables } from './tables/regrades'
import type { TiersTables } from './tables/tiers'

/** Every table of the product, as Kysely sees it. */
export type Database = PlatformTables &
  IdentityTables &
  ContentTables &
  QuestionBankTables &
  LearningTables &
  ExamsTables &
  RegradesTables &
  MarkingTables &
  IntegrityTables &
  PanelsTables &
  CertificationsTables &
  TiersTables &
  BenefitsTables &
  NotificationsTables &
  PlayingTables
