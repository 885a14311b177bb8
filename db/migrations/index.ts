import * as platform from './0001-platform'
import * as identity from './0002-identity'
import * as content from './0003-content'
import * as learning from './0004-learning'
import * as exams from './0005-exams'
import * as certifications from './0006-certifications'
import * as tiers from './0007-tiers'
import * as notifications from './0008-notifications'
import * as delivery from './0010-delivery'
import * as forwardOnly from './0010b-forward-only'
import * as playing from './0011-playing'
import * as regrades from './0012-regrades'
import * as marking from './0013-marking'
import * as questionBank from './0014-question-bank'
import * as panels from './0015-panels'
import * as questionImports from './0016-question-imports'
import * as integrity from './0017-integrity'
import * as figures from './0018-figures'
import * as interruptedJobs from './0019-interrupted-jobs'
import * as ruleEditor from './0021-rule-editor'
import * as withoutTiers from './0021b-without-tiers'
import * as benefits from './0022-benefits'
import * as plansAndWarnings from './0023-plans-and-warnings'
import * as partnerBase from './0025-partner-base'
import * as rankTakings from './0026-rank-takings'
import type { Ddl } from './ddl'

export type Migration = { name: string; up(ddl: Ddl): Promise<void> }

/** In order, forward only. A landed migration is never edited: a change is a new one. */
export const migrations: readonly Migration[] = [
  { name: '0001-platform', up: platform.up },
  { name: '0002-identity', up: identity.up },
  { name: '0003-content', up: content.up },
  { name: '0004-learning', up: learning.up },
  { name: '0005-exams', up: exams.up },
  { name: '0006-certifications', up: certifications.up },
  { name: '0007-tiers', up: tiers.up },
  { name: '0008-notifications', up: notifications.up },
  { name: '0010-delivery', up: delivery.up },
  { name: '0010b-forward-only', up: forwardOnly.up },
  { name: '0011-playing', up: playing.up },
  { name: '0012-regrades', up: regrades.up },
  { name: '0013-marking', up: marking.up },
  { name: '0014-question-bank', up: questionBank.up },
  { name: '0015-panels', up: panels.up },
  { name: '0016-question-imports', up: questionImports.up },
  { name: '0017-integrity', up: integrity.up },
  { name: '0018-figures', up: figures.up },
  { name: '0019-interrupted-jobs', up: interruptedJobs.up },
  { name: '0021-rule-editor', up: ruleEditor.up },
  { name: '0021b-without-tiers', up: withoutTiers.up },
  { name: '0022-benefits', up: benefits.up },
  { name: '0023-plans-and-warnings', up: plansAndWarnings.up },
  { name: '0025-partner-base', up: partnerBase.up },
  { name: '0026-rank-takings', up: rankTakings.up },
]
