import * as platform from './0001-platform'
import * as identity from './0002-identity'
import * as content from './0003-content'
import * as learning from './0004-learning'
import * as exams from './0005-exams'
import * as certifications from './0006-certifications'
import * as tiers from './0007-tiers'
import * as notifications from './0008-notifications'
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
]
